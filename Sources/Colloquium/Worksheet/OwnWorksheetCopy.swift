extension OwnWritings {
    /// All that a member keeps of their worksheet and of guiding, for them to take away.
    package struct OwnSheet: Sendable {
        package var worksheet = Worksheet()
        /// Of the member's ties.
        package var names: [Number<Tie>: String] = [:]
        package var sharing = Worksheet.Sharing()
        package var named: [Handle] = []
        package var reminds = true
        /// Those on the member's worksheet, whoever wrote them, oldest first.
        package var comments: [Worksheet.Comment] = []
        /// What they wrote on the worksheets of others, oldest first.
        package var written: [Worksheet.Comment] = []
        /// By name.
        package var guides: [String] = []
        package var trainees: [String] = []
        package var asked: [String] = []
        package var links: [Worksheet.Link] = []

        package init() {}
    }
}
