package import Colloquium

/// The part of a form that makes a discussion.
package struct ProposalFields: Sendable {
    let club: Choice
    let why: Field
    let studyDesign: Choice
    let tags: Field
    let opening: OpeningFields
    let screening: [ScreenChoice]
    /// Whether there is a club to choose.
    let hasClub: Bool
    /// What was typed, to copy it, where no club is left to post it in.
    let keptWords: String

    /// A club that takes articles of the reader.
    package struct Club: Sendable {
        let number: Number<Colloquium.Club>
        let name: String
        let timeZone: String

        package init(number: Number<Colloquium.Club>, name: String, timeZone: String) {
            self.number = number
            self.name = name
            self.timeZone = timeZone
        }
    }

    package init(
        _ entry: Discussion.Entry, clubs: [Club], in problems: [Refusal.Problem] = []
    ) {
        club = Choice(
            "club", "Club", options: clubs.map { ($0.number.description, $0.name) },
            chosen: entry.club.isEmpty ? clubs.first?.number.description ?? "" : entry.club, in: problems)
        why = Field(
            "why", "Why it may change practice", value: entry.why,
            hint: "Two or three sentences: what you do now, and what this might change. It opens the discussion.",
            required: true, in: problems)
        studyDesign = .studyDesign(entry.studyDesign, in: problems)
        tags = Field(
            "tags", "Tags", value: entry.tags, hint: "Separated by commas, like asthma, primary-care.", in: problems)
        opening = OpeningFields(
            window: entry.window, opensOn: entry.opensOn, opensAt: entry.opensAt, zone: Self.zones(of: clubs),
            in: problems)
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
        hasClub = !clubs.isEmpty
        keptWords = entry.why
    }

    /// In which zone the hour counts, for each club there is to choose.
    private static func zones(of clubs: [Club]) -> String {
        let names = Set(clubs.map(\.timeZone))
        if let only = names.first, names.count == 1 { return "In the club's time zone, \(only)." }
        return "In the club's time zone. "
            + clubs.map { "\($0.name): \($0.timeZone)" }.joined(separator: "; ") + (clubs.isEmpty ? "" : ".")
    }
}
