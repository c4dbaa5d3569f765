package import Colloquium

/// The part of a form that makes a discussion.
package struct ProposalFields: Sendable {
    let club: Choice
    let why: Field
    let studyDesign: Choice
    let tags: Field
    let window: Field
    let opensIn: Field

    package init(
        _ entry: Discussion.Entry, clubs: [(Number<Club>, String)], in problems: [Refusal.Problem] = []
    ) {
        club = Choice(
            "club", "Club", options: clubs.map { ($0.0.description, $0.1) },
            chosen: entry.club.isEmpty ? clubs.first?.0.description ?? "" : entry.club, in: problems)
        why = Field(
            "why", "Why it may change practice", value: entry.why,
            hint: "Two or three sentences: what you do now, and what this might change. It opens the discussion.",
            required: true, in: problems)
        studyDesign = .studyDesign(entry.studyDesign, in: problems)
        tags = Field(
            "tags", "Tags", value: entry.tags, hint: "Separated by commas, like asthma, primary-care.", in: problems)
        window = Field(
            "window", "Days the discussion stays open", value: entry.window, hint: "From 2 to 28.", type: "number",
            required: true, in: problems)
        opensIn = Field(
            "opens-in", "Days until it opens", value: entry.opensIn, hint: "0 opens it now.", type: "number",
            required: true, in: problems)
    }
}
