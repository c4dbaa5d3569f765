package import Colloquium

/// One tie of a member's own network: whom it leads to, and how it became what it is.
package struct TiePage: SitePage {
    package static let template = "network/tie"

    package let pageTitle: String
    let tabs = Tab.network(current: SitePath.network)
    let csrf: String
    let problems: [FormProblem]
    /// What was noted just now; none where nothing was.
    let noted: [Noted]
    let contactDay: Field
    let networkPath = SitePath.network
    let kindText: String
    let wordsText: String
    /// Of a member, their profile.
    let profilePath: [String]
    let facts: [Fact]
    let notesText: String
    let history: [Step]
    let knownPeople: [Known]
    let strangers: [Choice]
    let tieNumber: String
    let sharingLines: [String]
    let editPath: String
    let removalPath: String
    let contactAction: String
    let knowAction = SitePath.knownTies
    let forgetAction = SitePath.knownTiesRemoval

    struct Noted: Sendable {
        let notedText: String
        /// Where another day is put in its place.
        let notedPath: String
        let notedLinkText: String
    }

    struct Fact: Sendable {
        let factName: String
        let factText: String
    }

    struct Step: Sendable {
        let stepName: String
        let stepText: String
        let stepClass: String
    }

    struct Known: Sendable {
        let knownName: String
        let knownPath: String
        let knownNumber: String
    }

    /// - Parameters:
    ///   - known: whom of the network they know.
    ///   - others: all other ties of the network.
    ///   - named: the handles of those who were named for it.
    ///   - contact: the day they were in touch, as typed or just noted.
    package init(
        _ tie: Tie, knowing known: [Tie], among others: [Tie], named: [Handle], today: String, time: ReaderTime,
        _ contact: NotedDay = NotedDay(), csrf: String
    ) {
        pageTitle = tie.node.name
        self.csrf = csrf
        problems = FormProblem.list(contact.problems)
        noted = contact.words(now: tie.lastContact ?? "").map { [Noted($0, contact, of: tie.number)] } ?? []
        contactDay = .day(
            "day", "Day", value: contact.typed.isEmpty ? today : contact.typed, required: true, in: contact.problems)
        kindText = tie.node.kind.name
        wordsText = [tie.strength.name, tie.mode.name.lowercased(), tie.locality.rawValue].joined(separator: ", ")
        profilePath = tie.node.member.map { [SitePath.member($0, tie.node.name)] } ?? []
        let due = tie.due(in: time.zone).map { "\($0)\(tie.drifts(on: today, in: time.zone) ? ", passed" : "")" }
        facts = [
            ("Affiliation", tie.node.affiliation), ("How to reach them", tie.contact),
            ("Topics", tie.topics.joined(separator: ", ")), ("Last in touch", tie.lastContact ?? ""),
            ("Rhythm", tie.rhythm?.words ?? ""), ("Next due", due ?? ""),
            ("They are my", MentoringRole.allCases.filter(tie.roles.contains).map(\.rawValue).joined(separator: ", ")),
            ("Added", time.day(tie.addedAt)),
        ].filter { !$0.1.isEmpty }.map { Fact(factName: $0.0, factText: $0.1) }
        notesText = tie.notes
        history = tie.history.enumerated().map { index, change in
            let end = tie.history.dropFirst(index + 1).first?.at
            return Step(
                stepName: change.strength.name,
                stepText: "from \(time.day(change.at))" + (end.map { " to \(time.day($0))" } ?? " until now"),
                stepClass: change.strength.rawValue)
        }
        tieNumber = tie.number.description
        knownPeople = known.map {
            Known(
                knownName: $0.node.name, knownPath: SitePath.tie($0.number), knownNumber: $0.number.description)
        }
        let knows = Set(known.map(\.number) + [tie.number])
        let unknown = others.filter { !knows.contains($0.number) }
        strangers =
            unknown.isEmpty
            ? []
            : [
                Choice(
                    "other", "Who else do they know?", options: unknown.map { ($0.number.description, $0.node.name) },
                    chosen: "")
            ]
        sharingLines = tie.sharingLines(named: named)
        editPath = SitePath.edit(tie.number)
        removalPath = SitePath.removal(of: tie.number)
        contactAction = SitePath.contacts(with: tie.number)
    }
}

extension TiePage.Noted {
    fileprivate init(_ words: String, _ day: NotedDay, of tie: Number<Tie>) {
        notedText = words
        notedPath = "\(SitePath.edit(tie))#last-contact"
        notedLinkText = day.former?.isEmpty ?? true ? "Change it" : "Put the former day back"
    }
}

extension Tie {
    /// Who may read what, a line for each part that somebody may.
    fileprivate func sharingLines(named: [Handle]) -> [String] {
        let people = named.map { "@\($0.rawValue)" }.joined(separator: ", ")
        let parts = Part.allCases.compactMap { part -> String? in
            switch sharing[part] {
            case .onlyMe: nil
            case .named: "\(part.name): \(people)"
            case .ties, .members: "\(part.name): \(sharing[part].words)"
            }
        }
        return parts + (sharing.tells ? ["They may know that they are in your network."] : [])
    }
}
