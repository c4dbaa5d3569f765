/// What a member declares once for a discussion: competing interests in its article, and what they used artificial
/// intelligence for. Empty says that there is none.
package struct Declaration: Hashable, Sendable {
    package let competingInterests: String
    package let aiUse: String

    package static let limit = 500

    package init(competingInterests: String, aiUse: String) {
        self.competingInterests = competingInterests
        self.aiUse = aiUse
    }

    /// The form as typed.
    package struct Entry: Hashable, Sendable {
        package var competingInterests = ""
        package var aiUse = ""
        /// "yes" where its author says that there is neither; asked where leaving both empty says nothing yet.
        package var declaresNone = ""
        /// "yes" where its author says that what looks like it identifies no patient.
        package var identifiesNobody = ""

        package init() {}
    }

    /// What is declared beside a contribution; nil where nothing is said.
    /// - Throws: as for a declaration of its own.
    package static func said(_ entry: Entry) throws(Refusal) -> Declaration? {
        let declaration = try Declaration(entry)
        return declaration.isNone && entry.declaresNone != "yes" ? nil : declaration
    }

    package var isNone: Bool { competingInterests.isEmpty && aiUse.isEmpty }

    /// - Throws: every problem at once, by the entry's field names.
    package init(_ entry: Entry) throws(Refusal) {
        var inspection = Inspection()
        competingInterests =
            inspection.optionalText(
                entry.competingInterests, "competing-interests", called: "the competing interests", limit: Self.limit
            ).tidiedLine
        aiUse =
            inspection.optionalText(entry.aiUse, "ai-use", called: "the use of AI", limit: Self.limit).tidiedLine
        inspection.screen(competingInterests, aiUse, answer: entry.identifiesNobody)
        try inspection.settle()
    }
}
