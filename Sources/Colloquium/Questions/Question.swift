/// Something a member wants to know; answers to it must carry references.
package struct Question: Hashable, Sendable {
    package enum Nature: String, CaseIterable, Hashable, Sendable, Codable {
        case clinical
        case nonClinical = "non-clinical"

        package var name: String { self == .clinical ? "Clinical" : "Non-clinical" }
    }

    /// The question form as typed.
    package struct Entry: Hashable, Sendable {
        package var title = ""
        package var body = ""
        package var nature = ""
        /// What a clinical question asks about; may be empty.
        package var aim = ""
        package var club = ""
        /// The discussion it stands in; empty when it stands alone.
        package var discussion = ""
        package var tags = ""
        /// In the words of the profiles' specialties; may be empty.
        package var specialty = ""
        package var submission = ""
        /// "yes" where its author says that what looks like it identifies no patient.
        package var identifiesNobody = ""

        package init() {}
    }

    /// What a valid entry asks.
    package struct Draft: Hashable, Sendable {
        package let title: String
        package let body: Prose
        package let nature: Nature
        /// Only of a clinical question.
        package let aim: Aim?
        package let club: Number<Club>
        package let discussion: Number<Discussion>?
        package let tags: [Tag]
        /// Empty for none.
        package let specialty: String
        package let submission: String

        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: Entry, render: (String) -> String) throws(Refusal) {
            var inspection = Inspection()
            title = inspection.text(entry.title, "title", called: "the question", limit: 200).tidiedLine
            let text = inspection.optionalText(entry.body, "body", called: "the details", limit: Prose.limit)
            inspection.screen(title, text, answer: entry.identifiesNobody)
            let chosen = Nature(rawValue: entry.nature)
            if chosen == nil { inspection.note("nature", "Choose whether this is a clinical question.") }
            let asked = Aim(rawValue: entry.aim)
            if asked == nil, !entry.aim.isEmpty {
                inspection.note("aim", "Choose what the question is about, or nothing.")
            }
            let home = Int64(entry.club).map(Number<Club>.init(rawValue:))
            if home == nil { inspection.note("club", "Choose a club.") }
            tags = Tag.list(entry.tags)
            if tags.count > 10 { inspection.note("tags", "Give at most 10 tags.") }
            specialty =
                inspection.optionalText(
                    entry.specialty, "specialty", called: "the specialty", limit: Profile.specialtyLimit
                ).tidiedLine
            if specialty.contains(",") { inspection.note("specialty", "Give one specialty.") }
            try inspection.settle()
            body = Prose(source: text, html: text.isEmpty ? "" : render(text))
            nature = chosen ?? .nonClinical
            aim = nature == .clinical ? asked : nil
            club = home ?? 0
            discussion = Int64(entry.discussion).map(Number<Discussion>.init(rawValue:))
            submission = String(entry.submission.tidied.prefix(64))
        }
    }
}
