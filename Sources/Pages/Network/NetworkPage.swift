package import Colloquium

/// A member's own network: the map, the same as a list, and what it tells.
package struct NetworkPage: SitePage {
    package static let template = "network/network"

    package let pageTitle = "Your network"
    let tabs = Tab.network(current: SitePath.network)
    let csrf: String
    let noticeText: String
    let countText: String
    let hasTies: Bool
    let filters: [NetworkFilters]
    /// Where something is left out.
    let filteredText: String
    let pictures: [MapPicture]
    let showsKnown = true
    let lines: [TieLine]
    let gaps: [Gap]
    let drifting: [Drift]
    let meetings: [MeetingLine]
    let saysSomething: Bool
    let addPath = SitePath.newTie
    let knowAction = SitePath.knownTies
    /// The first few.
    let suggestions: [SuggestionLine]
    let suggestionsPath = SitePath.suggestions
    let dismissAction = SitePath.suggestionDismissals

    struct Gap: Sendable {
        let gapText: String
        /// Where what is missing can be found; none where only ties fill it.
        let gapPath: [String]
        let gapLinkText: String
    }

    struct Drift: Sendable {
        let driftName: String
        let driftPath: String
        let driftText: String
        let contactAction: String
    }

    /// What a network is looked at by its owner with.
    package struct Surroundings: Sendable {
        package let today: String
        package let institution: String
        package let time: ReaderTime
        package let suggestions: [Suggestion]
        /// Of the member's worksheet.
        package let goals: [Worksheet.Goal]
        package let helpers: Set<MentoringRole>
        package let blocked: Set<Number<Member>>
        package let notice: String

        /// - Parameters:
        ///   - today: where the member is, as "2026-11-28".
        ///   - institution: the member's own; empty where they gave none.
        ///   - suggestions: whom they may want to know, the best first.
        ///   - helpers: the roles in which somebody helps them on.
        ///   - blocked: whom the member blocks, and so brings together with nobody.
        ///   - notice: what was done just now; empty for nothing.
        package init(
            today: String, institution: String, time: ReaderTime, suggestions: [Suggestion] = [],
            goals: [Worksheet.Goal] = [], helpers: Set<MentoringRole> = [], blocked: Set<Number<Member>> = [],
            notice: String = ""
        ) {
            self.today = today
            self.institution = institution
            self.time = time
            self.suggestions = suggestions
            self.goals = goals
            self.helpers = helpers
            self.blocked = blocked
            self.notice = notice
        }
    }

    package init(
        _ all: [Tie], known: Set<TiePair>, _ filter: NetworkFilter, in surroundings: Surroundings, csrf: String
    ) {
        let (today, time) = (surroundings.today, surroundings.time)
        let filter = filter.among(surroundings.goals)
        let ties = all.filter { filter.lets($0, serving: surroundings.goals) }
        self.csrf = csrf
        noticeText = surroundings.notice
        hasTies = !all.isEmpty
        countText = Tie.Strength.allCases.compactMap { strength in
            let count = all.count { $0.strength == strength }
            return count == 0 ? nil : "\(count) \(strength.name.lowercased())"
        }.joined(separator: ", ")
        filters =
            all.isEmpty
            ? []
            : [
                NetworkFilters(
                    filter, topics: all.flatMap(\.topics), goals: surroundings.goals, action: SitePath.network)
            ]
        filteredText = filter.isEmpty ? "" : "\(ties.count) of \(all.count)"
        pictures =
            ties.isEmpty ? [] : MapPicture.both(ties, known: known, owner: "You") { SitePath.tie($0.number) }
        lines = ties.map { TieLine($0, path: SitePath.tie($0.number), time: time) }
        gaps = NetworkGap.all(in: all, of: surroundings.institution, helpedBy: surroundings.helpers).map(Gap.init)
        drifting = all.compactMap { tie in tie.due(in: time.zone).map { (tie: tie, due: $0) } }
            .filter { $0.due < today }.sorted { $0.due < $1.due }.map { Drift($0.tie, due: $0.due) }
        let willing = all.filter { tie in !(tie.node.member.map(surroundings.blocked.contains) ?? false) }
        meetings = Meeting.all(among: willing, known: known).map(MeetingLine.init)
        suggestions = surroundings.suggestions.prefix(3).map(SuggestionLine.init)
        saysSomething = !(gaps.isEmpty && drifting.isEmpty && meetings.isEmpty)
    }
}

extension NetworkPage.Gap {
    fileprivate init(_ gap: NetworkGap) {
        gapText = gap.words
        gapPath = gap.role.map { [SitePath.mentoringFinder($0)] } ?? []
        gapLinkText = gap.role.map { "Find \($0.withArticle)" } ?? ""
    }
}

extension NetworkPage.Drift {
    fileprivate init(_ tie: Tie, due: String) {
        driftName = tie.node.name
        driftPath = SitePath.tie(tie.number)
        let last = tie.lastContact.map { "Last in touch \($0)" } ?? "No contact noted"
        driftText = "\(last); \(tie.rhythm?.words ?? "") was due \(due)."
        contactAction = SitePath.contacts(with: tie.number)
    }
}

/// Which ties of a network are looked at.
struct NetworkFilters: Sendable {
    let filterAction: String
    let clearPath: [String]
    /// Topic, distance and, where there are goals to choose among, the goal.
    let choices: [Choice]

    init(_ filter: NetworkFilter, topics: [String], goals: [Worksheet.Goal] = [], action: String) {
        filterAction = action
        clearPath = filter.isEmpty ? [] : [action]
        var spellings: [String: String] = [:]
        for topic in topics + [filter.topic] where !topic.isEmpty {
            spellings[Tie.key(ofTopic: topic)] = spellings[Tie.key(ofTopic: topic)] ?? topic
        }
        let listed = spellings.sorted { $0.key < $1.key }.map(\.value)
        let served = goals.filter { !$0.ties.isEmpty || $0.number == filter.goal }
        let goal = Choice(
            "goal", "Serves the goal",
            options: [("", "Any or none")] + served.map { ($0.number.description, $0.text.excerpt(60)) },
            chosen: filter.goal?.description ?? "")
        choices =
            [
                Choice(
                    "topic", "Topic", options: [("", "All topics")] + listed.map { ($0, $0) },
                    chosen: spellings[Tie.key(ofTopic: filter.topic)] ?? ""),
                Choice(
                    "locality", "How far",
                    options: [("", "Near and far")] + Tie.Locality.allCases.map { ($0.rawValue, $0.name) },
                    chosen: filter.locality?.rawValue ?? ""),
            ] + (served.isEmpty ? [] : [goal])
    }
}
