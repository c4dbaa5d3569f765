package import Colloquium

/// A member's log of continuing professional development, with the form for the next entry.
package struct CPDLogPage: SitePage {
    package static let template = "members/cpd"

    package let pageTitle = "Your CPD log"
    let tabs = Tab.settings(current: SitePath.cpdLog)
    let csrf: String
    let problems: [FormProblem]
    let form: CPDForm
    let entries: [CPDLine]
    let totalText: String
    let pagination: Pagination
    let filePath: String
    /// All, then year by year, where there is more than one.
    let years: [Tab]

    /// - Parameters:
    ///   - log: the entries of one page.
    ///   - minutes: of all that were chosen.
    ///   - year: that was chosen; nil for all.
    ///   - years: of which there are entries.
    package init(
        _ log: [CPDEntry], minutes: Int, page: Int, hasMore: Bool, in year: Int? = nil, of years: [Int] = [],
        form entry: CPDEntry.Entry, csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        form = CPDForm(entry, action: SitePath.cpdLog, label: "Add to the log", in: problems)
        entries = log.map(CPDLine.init)
        pagination = Pagination(path: SitePath.cpdLog(of: year), page: page, hasMore: hasMore)
        totalText = "\(minutes / 60) h \(minutes % 60) min in \(year.map { "\($0)" } ?? "all")"
        filePath = SitePath.cpdFile(of: year)
        self.years =
            years.count > 1 || year != nil
            ? Tab.list(
                [("All", SitePath.cpdLog)] + years.map { ("\($0)", SitePath.cpdLog(of: $0)) },
                SitePath.cpdLog(of: year)) : []
    }
}

/// Correcting one entry.
package struct CPDEntryPage: SitePage {
    package static let template = "members/cpd-entry"

    package let pageTitle = "Correct an entry"
    let tabs = Tab.settings(current: SitePath.cpdLog)
    let csrf: String
    let problems: [FormProblem]
    let form: CPDForm
    let backPath = SitePath.cpdLog

    package init(
        _ number: Number<CPDEntry>, _ entry: CPDEntry.Entry, csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        form = CPDForm(entry, action: SitePath.cpdEntry(number), label: "Save", in: problems)
    }
}

struct CPDForm: Sendable {
    let formAction: String
    let formLabel: String
    let submission: String
    let discussion: String
    let piece: String
    let activity: Field
    let day: Field
    let minutes: Field
    let learned: Field
    let change: Field

    init(_ entry: CPDEntry.Entry, action: String, label: String, in problems: [Refusal.Problem]) {
        formAction = action
        formLabel = label
        submission = entry.submission
        discussion = entry.discussion
        piece = entry.piece
        activity = Field("activity", "What you did", value: entry.activity, required: true, in: problems)
        day = .day("day", "Day", entry.day, like: "2026-11-28", in: problems)
        minutes = Field("minutes", "Minutes", value: entry.minutes, type: "number", required: true, in: problems)
        learned = Field(
            "learned", "What you learned", value: entry.learned, hint: "No patient’s name or number.", required: true,
            in: problems)
        change = Field(
            "change", "How your practice changes", value: entry.change, hint: "Or why it does not.", in: problems)
    }
}

struct CPDLine: Sendable {
    let lineActivity: String
    let lineFacts: String
    let lineLearned: String
    let lineChange: String
    let discussionPath: [String]
    let correctionPath: String
    let removalPath: String

    init(_ entry: CPDEntry) {
        lineActivity = entry.said.activity
        lineFacts = "\(ReaderTime.words(ofDay: entry.said.day.description)) · \(entry.said.minutes) min"
        lineLearned = entry.said.learned
        lineChange = entry.said.change
        discussionPath = entry.said.discussion.map { [SitePath.discussion($0)] } ?? []
        correctionPath = SitePath.cpdEntry(entry.number)
        removalPath = SitePath.removal(of: entry.number)
    }
}

extension SitePath {
    /// What the member wrote in discussions, as a file.
    package static func writings(as ending: String) -> String { "/settings/writings.\(ending)" }
    package static let cpdLog = "/settings/cpd"
    package static func cpdLog(of year: Int?) -> String { cpdLog + (year.map { "?year=\($0)" } ?? "") }
    package static func cpdFile(of year: Int?) -> String { "/settings/cpd.csv" + (year.map { "?year=\($0)" } ?? "") }
    package static func cpdLog(about number: Number<Discussion>) -> String { "\(cpdLog)?discussion=\(number)#activity" }
    package static func cpdLog(about piece: Worksheet.Piece) -> String { "\(cpdLog)?worksheet=\(piece.code)#activity" }
    package static func cpdEntry(_ number: Number<CPDEntry>) -> String { "\(cpdLog)/\(number)" }
    package static func removal(of number: Number<CPDEntry>) -> String { "\(cpdEntry(number))/removal" }
}
