import Colloquium

/// What an author says of a text that looks as if it identified a patient; asked where it does, and kept while they go on
/// with what they answered.
struct ScreenChoice: Sendable {
    let isSaidToIdentifyNobody: Bool
    let screenError: String

    static func list(_ answer: String, in problems: [Refusal.Problem]) -> [ScreenChoice] {
        let error = problems.filter { $0.field == "identifies-nobody" }.map(\.reason).joined(separator: " ")
        let isSaid = answer == "yes"
        return error.isEmpty && !isSaid ? [] : [ScreenChoice(isSaidToIdentifyNobody: isSaid, screenError: error)]
    }
}
