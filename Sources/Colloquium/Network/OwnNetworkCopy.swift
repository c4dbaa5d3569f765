extension OwnWritings {
    /// All that a member keeps of their network, for them to take away.
    package struct OwnTies: Sendable {
        /// A tie with the handles of those who were named for it.
        package struct Kept: Sendable {
            package let tie: Tie
            package let named: [Handle]
            /// The numbers of the owner's ties that they know.
            package let knows: [Number<Tie>]

            package init(_ tie: Tie, named: [Handle], knows: [Number<Tie>]) {
                self.tie = tie
                self.named = named
                self.knows = knows
            }
        }

        package let ties: [Kept]
        /// Whom they block, by name.
        package let blocked: [String]
        /// What waits of an upload, as it was read; empty for nothing.
        package let upload: String

        package init(ties: [Kept] = [], blocked: [String] = [], upload: String = "") {
            self.ties = ties
            self.blocked = blocked
            self.upload = upload
        }
    }
}
