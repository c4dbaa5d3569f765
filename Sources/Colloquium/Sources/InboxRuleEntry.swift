extension InboxRule {
    /// The rule form as typed.
    package struct Entry: Hashable, Sendable {
        /// "keyword", "author" or "mesh".
        package var kind = ""
        /// One phrase a line, or separated by commas or semicolons.
        package var phrases = ""
        /// "show", "hide", "tag" or "propose".
        package var action = ""
        package var tag = ""
        /// The club's number, for proposals.
        package var club = ""

        package init() {}

        /// The form filled in from a rule.
        package init(_ rule: InboxRule) {
            kind = rule.condition.kind.rawValue
            phrases = rule.condition.phrases.joined(separator: "\n")
            action = rule.action.name
            if case .tag(let tag) = rule.action { self.tag = tag.rawValue }
            if case .propose(let club) = rule.action { self.club = club.description }
        }
    }

    /// - Throws: every problem at once, by the entry's field names.
    package init(_ entry: Entry) throws(Refusal) {
        var inspection = Inspection()
        let kind = Condition.Kind(rawValue: entry.kind)
        if kind == nil { inspection.note("kind", "Choose what the rule looks at.") }
        let typed = inspection.text(entry.phrases, "phrases", called: "at least one word or phrase", limit: 2_000)
        // A comma belongs to a name, and to many a heading.
        let separators = kind == .keyword ? ",;\n" : ";\n"
        let phrases = typed.split(whereSeparator: separators.contains).map { String($0).tidiedLine }
            .filter { !FoldedText($0).isEmpty }
        if phrases.isEmpty, !typed.isEmpty { inspection.note("phrases", "Enter words with letters or digits.") }
        if phrases.count > 50 { inspection.note("phrases", "Give at most 50 phrases; make a second rule for more.") }
        let action = Action(entry, &inspection)
        try inspection.settle()
        condition = Condition(kind: kind ?? .keyword, phrases: phrases)
        self.action = action ?? .show
    }
}

extension InboxRule.Action {
    /// What the form and the database call it.
    package var name: String {
        switch self {
        case .show: "show"
        case .hide: "hide"
        case .tag: "tag"
        case .propose: "propose"
        }
    }

    fileprivate init?(_ entry: InboxRule.Entry, _ inspection: inout Inspection) {
        switch entry.action {
        case "show": self = .show
        case "hide": self = .hide
        case "tag":
            guard let tag = Tag(rawValue: entry.tag) else {
                inspection.note("tag", "Enter the tag that items get.")
                return nil
            }
            self = .tag(tag)
        case "propose":
            guard let club = Int64(entry.club) else {
                inspection.note("club", "Choose the club that items are proposed to.")
                return nil
            }
            self = .propose(Number(rawValue: club))
        default:
            inspection.note("action", "Choose what happens to the items.")
            return nil
        }
    }
}
