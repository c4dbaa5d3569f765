import Colloquium

/// What two agreed on, or one proposes.
struct TermsBlock: Sendable {
    let termsHeading: String
    let termsGoals: [String]
    let termsFacts: [TermsFact]

    struct TermsFact: Sendable {
        let termsName: String
        let termsText: String
    }

    init(_ content: MentoringAgreement.Terms.Content, heading: String) {
        termsHeading = heading
        termsGoals = content.goals
        termsFacts = [
            TermsFact(termsName: "Role", termsText: content.role.name),
            TermsFact(termsName: "Rhythm", termsText: content.rhythm?.words ?? "None set"),
            TermsFact(termsName: "From", termsText: content.startsOn),
            TermsFact(termsName: "Until", termsText: content.endsOn ?? "You end it"),
        ]
    }
}
