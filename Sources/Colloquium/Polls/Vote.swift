/// What a member answers to a poll, and why.
package struct Vote: Hashable, Sendable {
    /// What is counted of it.
    package enum Choice: Hashable, Sendable {
        /// The places of the options chosen, from 0, in their order; at least one.
        case options([Int])
        /// From 0 to 10.
        case rating(Int)
        case text(String)
    }

    package let choice: Choice
    package let rationale: Prose
    /// None unless the voter gave any.
    package let references: [Reference]
    /// As the voter states them; "none" is a statement, too.
    package let competingInterests: String

    package init(choice: Choice, rationale: Prose, references: [Reference], competingInterests: String) {
        self.choice = choice
        self.rationale = rationale
        self.references = references
        self.competingInterests = competingInterests
    }

    /// The form for a vote, as typed.
    package struct Entry: Hashable, Sendable {
        /// The places of the options chosen.
        package var choices: [String] = []
        package var rating = ""
        package var text = ""
        package var rationale = ""
        /// One reference a line.
        package var references = ""
        package var competingInterests = ""
        package var identifiesNobody = ""

        package init() {}
    }

    /// - Throws: every problem at once, by the entry's field names.
    package init(_ entry: Entry, on terms: Poll.Terms, render: (String) -> String) throws(Refusal) {
        var inspection = Inspection()
        let chosen = inspection.choice(entry, on: terms)
        let isSaid = terms.form == .text
        let why =
            isSaid
            ? inspection.optionalText(entry.rationale, "rationale", called: "your reasons", limit: Prose.limit)
            : inspection.text(
                entry.rationale, "rationale", called: "your reasons in a sentence or two", limit: Prose.limit)
        let interests = inspection.text(
            entry.competingInterests, "competing-interests", called: "your competing interests, or “none”", limit: 1_000
        )
        var cited: [Reference] = []
        if terms.needsReference || !entry.references.tidied.isEmpty {
            do {
                cited = try References(lines: entry.references, field: "references").all
            } catch {
                for problem in error.problems { inspection.note(problem.field, problem.reason) }
            }
        }
        inspection.screen(
            [isSaid ? entry.text : "", why, interests] + cited.flatMap(\.texts), answer: entry.identifiesNobody)
        try inspection.settle()
        guard let chosen else { throw .invalid("choice", "Choose an answer.") }
        self.init(
            choice: chosen, rationale: Prose(source: why, html: why.isEmpty ? "" : render(why)), references: cited,
            competingInterests: interests.tidiedLine)
    }

    /// Which of the votes of one member a vote is. A vote that is changed after others were heard is kept beside the first.
    package enum Time: String, CaseIterable, Hashable, Sendable, Codable {
        case before, after
    }
}

extension Vote.Choice {
    /// As a reader reads it.
    package func words(on terms: Poll.Terms) -> String { words(among: terms.options) }

    /// As a cell of a table that is counted on: a number of the scale without words.
    package func cell(on terms: Poll.Terms) -> String {
        if case .rating(let rating) = self { return "\(rating)" }
        return words(on: terms)
    }

    /// - Parameter options: what there was to choose from.
    package func words(among options: [String]) -> String {
        switch self {
        case .options(let places):
            places.filter(options.indices.contains).map { options[$0] }.joined(separator: "; ")
        case .rating(let rating): "\(rating) of 10"
        case .text(let text): text
        }
    }
}

extension Inspection {
    fileprivate mutating func choice(_ entry: Vote.Entry, on terms: Poll.Terms) -> Vote.Choice? {
        switch terms.form {
        case .single, .multiple:
            let places = Set(entry.choices.compactMap { Int($0) }.filter(terms.options.indices.contains)).sorted()
            if places.isEmpty || places.count != Set(entry.choices).count {
                note(
                    "choice",
                    terms.form == .single ? "Choose one of the options." : "Choose at least one of the options.")
            } else if terms.form == .single, places.count > 1 {
                note("choice", "Choose only one of the options.")
            } else {
                return .options(places)
            }
        case .scale:
            if let rating = Int(entry.rating.tidied), Poll.scale.contains(rating) { return .rating(rating) }
            note("rating", "Choose a number from 0 to 10.")
        case .text:
            let said = text(entry.text, "text", called: "your answer", limit: 2_000)
            if !said.isEmpty { return .text(said) }
        }
        return nil
    }
}
