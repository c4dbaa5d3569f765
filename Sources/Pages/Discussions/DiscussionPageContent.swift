package import Colloquium

extension DiscussionPage {
    /// What the page needs, gathered by the caller.
    package struct Content {
        package var discussion: Discussion
        package var article: Article
        /// About the article, the gravest first.
        package var notices: [EditorialNotice]
        package var club: Club
        package var poster: (number: Number<Member>, name: String)
        package var tags: [Tag]
        package var synthesis: Prose
        package var synthesisCredit: (version: Int, authors: [String], contributors: [String], writtenAt: Instant)?
        package var counts: [Contribution.Kind: Int]
        package var kind: Contribution.Kind?
        package var contributionsHTML: String
        package var questions: [QuestionItem]
        package var order: ReadingOrder
        package var takesSignals: Bool
        package var form: ContributionForm?
        package var sentForm: String
        package var coming: ComingSection?
        package var practice: PracticeSection?
        package var polls: [PollItem] = []
        package var appraisals: AppraisalSection?
        package var declarations: [DeclarationItem] = []
        /// How many who wrote in it have declared nothing.
        package var undeclared = 0
        package var isDraftSaved = false
        /// Whether what was posted says something else by now.
        package var isCorrected = false
        package var cite: CiteBox?
        /// Names of formats with their endings.
        package var referenceFiles: [(name: String, ending: String)] = []
        package var proposers: [ProposerWords] = []
        package var guidance: GuidanceSection?

        package init(
            discussion: Discussion, article: Article, notices: [EditorialNotice], club: Club,
            poster: (number: Number<Member>, name: String), tags: [Tag], synthesis: Prose,
            counts: [Contribution.Kind: Int], kind: Contribution.Kind?,
            contributionsHTML: String, questions: [QuestionItem], order: ReadingOrder = .time,
            takesSignals: Bool = false, form: ContributionForm?, sentForm: String
        ) {
            self.discussion = discussion
            self.article = article
            self.notices = notices
            self.club = club
            self.poster = poster
            self.tags = tags
            self.synthesis = synthesis
            self.counts = counts
            self.kind = kind
            self.contributionsHTML = contributionsHTML
            self.questions = questions
            self.order = order
            self.takesSignals = takesSignals
            self.form = form
            self.sentForm = sentForm
        }
    }
}
