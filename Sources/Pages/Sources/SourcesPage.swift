package import Colloquium

/// What a member and their clubs follow, and the way to follow more.
package struct SourcesPage: SitePage {
    package static let template = "sources/sources"

    package let pageTitle = "Sources"
    let csrf: String
    let problems: [FormProblem]
    let notice: String
    let lists: [FollowList]
    let address: Field
    let fileError: String
    let follower: Choice
    let journalsPath: String

    package init(
        _ lists: [FollowList], typed: String, chosen: Follower, followers: [(Follower, String)], notice: String,
        csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        self.notice = notice
        self.lists = lists
        address = .sourceAddress(typed, in: problems)
        fileError = problems.filter { $0.field == "file" }.map(\.reason).joined(separator: " ")
        follower = .follower(chosen, among: followers, in: problems)
        journalsPath = SitePath.journals
    }
}

/// What one inbox follows.
package struct FollowList: Sendable {
    let listAnchor: String
    let listName: String
    let listFor: String
    let inboxPath: String
    let exportPath: [String]
    let sources: [SourceRow]
    let mayTend: Bool
    let listEmptyText: String

    package var isEmpty: Bool { sources.isEmpty }

    package init(_ follower: Follower, name: String, sources: [SourceRow], mayTend: Bool) {
        listAnchor = "for-\(follower.code)"
        listName = name
        listFor = follower.code
        inboxPath = SitePath.inbox(follower)
        exportPath = sources.isEmpty ? [] : [SitePath.export(follower)]
        self.sources = sources
        self.mayTend = mayTend
        listEmptyText =
            mayTend
            ? "Nothing yet. Add a journal or a search above." : "Nothing yet; its facilitators can follow sources."
    }
}

/// A followed source, and how it fares.
package struct SourceRow: Sendable {
    let sourceTitle: String
    let sourceURL: String
    let stateName: String
    let stateFlag: [String]
    let pollText: String
    let itemsText: String
    let troubleText: String
    let noticeText: String
    let retryPath: [String]
    let endPath: String
    let sourceFollowPath: String

    /// What is known of a source.
    package struct Facts: Sendable {
        package let number: Number<Source>
        package let title: String
        package let address: String
        package var page = ""
        package var state = SourceState.active
        package var reason = ""
        package var notice = ""
        package var failures = 0
        package var polledAt: Instant?
        package var changedAt: Instant?
        package var dueAt: Instant?
        package var items = 0
        package var unread = 0

        package init(_ number: Number<Source>, title: String, address: String) {
            self.number = number
            self.title = title
            self.address = address
        }
    }

    package init(_ facts: Facts, at now: Instant, time: ReaderTime) {
        sourceTitle = facts.title
        sourceURL = facts.page.isEmpty ? facts.address : facts.page
        let isFailing = facts.state == .active && facts.failures > 0
        stateName = isFailing ? "Failing" : facts.state.name
        stateFlag = isFailing || facts.state != .active ? [stateName] : []
        pollText = Self.polls(facts, at: now, time)
        itemsText =
            (facts.items == 1 ? "1 article" : "\(facts.items) articles")
            + (facts.unread > 0 ? ", \(facts.unread) unread" : "")
            + (facts.changedAt.map { "; the newest came \(time.day($0))" } ?? "")
        let tries = facts.failures > 1 && isFailing ? " It failed \(facts.failures) times in a row." : ""
        troubleText = facts.reason.isEmpty ? "" : facts.reason + tries
        noticeText = facts.notice
        retryPath = stateFlag.isEmpty ? [] : [SitePath.poll(facts.number)]
        endPath = SitePath.end(facts.number)
        sourceFollowPath = SitePath.following(.source(facts.number))
    }

    private static func polls(_ facts: Facts, at now: Instant, _ time: ReaderTime) -> String {
        let last = facts.polledAt.map { "Asked \(time.moment($0))" } ?? "Not asked yet"
        guard let dueAt = facts.dueAt else { return last }
        return dueAt <= now ? "\(last); it is its turn now" : "\(last), next \(time.moment(dueAt))"
    }
}

extension Field {
    /// The one field that takes whatever names a source.
    static func sourceAddress(_ typed: String, in problems: [Refusal.Problem]) -> Field {
        Field(
            "address", "A journal, a web address or a search", value: typed,
            hint:
                "The name of a journal; the address of its page or its feed; words to search PubMed for, or the address of a search there.",
            required: true, in: problems)
    }
}

extension Choice {
    /// What is unread of a source that is followed.
    static func beginning(
        _ backlog: String, chosen: Follower.Beginning = .now, in problems: [Refusal.Problem]
    ) -> Choice {
        Choice(
            "from", "What is unread",
            options: [
                (Follower.Beginning.now.rawValue, "Only what comes from now on"),
                (Follower.Beginning.backlog.rawValue, backlog),
            ], chosen: chosen.rawValue, in: problems)
    }

    /// For whom something is followed.
    static func follower(
        _ chosen: Follower, among followers: [(Follower, String)], in problems: [Refusal.Problem]
    ) -> Choice {
        Choice(
            "for", "For", options: followers.map { ($0.0.code, $0.1) }, chosen: chosen.code,
            hint: followers.count > 1 ? "What a club follows, its members find in the club’s inbox." : "", in: problems)
    }
}
