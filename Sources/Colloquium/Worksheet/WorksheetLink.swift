extension Worksheet {
    /// An address at which whoever has it reads a worksheet, until it ends or its owner takes it back. It shows goals and
    /// plan, and what else was chosen; how to reach people and notes on them never.
    package struct Link: Hashable, Sendable {
        package let number: Number<Link>
        /// For whom it is, in the owner's words.
        package let name: String
        package let showsReflection: Bool
        package let showsMap: Bool
        /// Whether people outside, organisations, and members who know that they are in the network are named.
        package let showsNames: Bool
        package let madeAt: Instant
        package let endsAt: Instant

        package init(
            number: Number<Link>, name: String, showsReflection: Bool, showsMap: Bool, showsNames: Bool,
            madeAt: Instant, endsAt: Instant
        ) {
            self.number = number
            self.name = name
            self.showsReflection = showsReflection
            self.showsMap = showsMap
            self.showsNames = showsNames
            self.madeAt = madeAt
            self.endsAt = endsAt
        }

        /// The most a member has at a time.
        package static let limit = 10

        /// In days.
        package static let terms = [7, 30, 90, 365]
    }

    /// The form for a link, as typed.
    package struct LinkEntry: Hashable, Sendable {
        package var name = ""
        package var days = ""
        package var reflection = ""
        package var map = ""
        package var names = ""
        package var submission = ""

        package init() {}
    }

    package struct LinkDraft: Hashable, Sendable {
        package let name: String
        package let term: Span
        package let showsReflection: Bool
        package let showsMap: Bool
        package let showsNames: Bool
        package let submission: String

        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: LinkEntry) throws(Refusal) {
            var inspection = Inspection()
            name = inspection.text(entry.name.tidiedLine, "link-name", called: "whom the link is for", limit: 100)
            let days = Int(entry.days) ?? 0
            if !Link.terms.contains(days) { inspection.note("days", "Choose how long the link lasts.") }
            term = .days(days)
            showsReflection = !entry.reflection.isEmpty
            showsMap = !entry.map.isEmpty
            showsNames = !entry.names.isEmpty
            submission = String(entry.submission.tidied.prefix(64))
            try inspection.settle()
        }
    }
}

extension Tie {
    /// The tie as somebody sees it who has a link: where it lies and, where they may be named, who it is. A member is
    /// named only where they know that they are in the network.
    package func linked(naming named: Bool, without blocked: Set<Number<Member>>) -> Linked {
        let mayBeNamed = named && (node.member.map { sharing.tells && !blocked.contains($0) } ?? true)
        let isOrganisation = node.kind == .organisation
        let nameless = Node(
            isOrganisation ? .organisation : .person, name: isOrganisation ? "An organisation" : "Somebody")
        let shown = Node(node.kind, member: node.member, name: node.name)
        return Linked(
            tie: Tie(
                number: number, node: mayBeNamed ? shown : nameless, strength: strength, mode: mode,
                locality: locality, addedAt: addedAt), isNamed: mayBeNamed)
    }

    package struct Linked: Hashable, Sendable {
        package let tie: Tie
        package let isNamed: Bool
    }
}
