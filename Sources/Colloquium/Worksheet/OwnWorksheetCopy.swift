extension OwnWritings {
    /// All that a member keeps of their worksheet and of guiding, for them to take away.
    package struct OwnSheet: Sendable {
        package var worksheet = Worksheet()
        /// Of the member's ties.
        package var names: [Number<Tie>: String] = [:]
        package var sharing = Worksheet.Sharing()
        package var named: [Handle] = []
        package var reminds = true
        /// Those on the member's worksheet, as they see them there, oldest first.
        package var comments: [Worksheet.Comment] = []
        /// What they wrote on the worksheets of others, oldest first.
        package var written: [Worksheet.Comment] = []
        /// Whose worksheet each of `written` stands on, by name.
        package var owners: [Number<Worksheet.Comment>: String] = [:]
        /// By name.
        package var guides: [String] = []
        package var trainees: [String] = []
        package var asked: [String] = []
        /// Who asks to guide the member.
        package var requests: [String] = []
        package var links: [Worksheet.Link] = []

        package init() {}
    }
}
