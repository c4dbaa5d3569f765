package import Colloquium

/// The form that brings two of one's ties together, with what each of them gets.
package struct IntroductionFormPage: SitePage {
    package static let template = "introductions/form"

    package let pageTitle = "Introduce two people"
    let tabs = Tab.network(current: SitePath.introductions)
    let csrf: String
    let problems: [FormProblem]
    /// None where there are not two people to choose.
    let forms: [Form]
    /// What each gets; none before it was asked for.
    let previews: [Preview]
    let introductionsPath = SitePath.introductions
    let networkPath = SitePath.network

    /// Somebody who can be introduced.
    package struct Person: Hashable, Sendable {
        package let number: Number<Member>
        let name: String

        package init(_ number: Number<Member>, _ name: String) {
            self.number = number
            self.name = name
        }
    }

    struct Form: Sendable {
        let sendAction = SitePath.introductions
        let previewAction = SitePath.introductionPreview
        let keepKey = SitePath.keepKey(ofIntroduction: nil)
        let submission: String
        let first: Choice
        let second: Choice
        let words: Field
        let wordsToFirst: Field
        let wordsToSecond: Field
        let screening: [ScreenChoice]
    }

    struct Preview: Sendable {
        let previewTo: String
        let previewHeading: String
        let previewParagraphs: [String]
    }

    /// - Parameters:
    ///   - people: who can be introduced, by name.
    ///   - preview: what was typed, where it is complete and its preview was asked for.
    ///   - introducer: the reader's name.
    package init(
        _ entry: Introduction.Entry, among people: [Person], preview: Introduction.Draft? = nil, by introducer: String,
        csrf: String, problems found: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        problems = FormProblem.list(found)
        // What was typed comes back also where the ties are gone meanwhile.
        forms = people.count < 2 && found.isEmpty ? [] : [Form(entry, among: people, in: found)]
        let names = Dictionary(uniqueKeysWithValues: people.map { ($0.number, $0.name) })
        previews = preview.map { Preview.both($0, names, by: introducer) } ?? []
    }
}

extension IntroductionFormPage.Form {
    fileprivate init(
        _ entry: Introduction.Entry, among people: [IntroductionFormPage.Person], in problems: [Refusal.Problem]
    ) {
        let options = [("", "Choose…")] + people.map { ($0.number.description, $0.name) }
        submission = entry.submission
        first = Choice(
            "first", "Whom?", options: options, chosen: entry.first, required: true, in: problems)
        second = Choice("second", "And whom?", options: options, chosen: entry.second, required: true, in: problems)
        words = Field(
            "words", "Why they should know each other", value: entry.words,
            hint: "Both read this. No patient’s name or number.", in: problems)
        wordsToFirst = Field(
            "words-first", "To the first alone", value: entry.wordsToFirst, hint: "What you would say in person.",
            in: problems)
        wordsToSecond = Field("words-second", "To the second alone", value: entry.wordsToSecond, in: problems)
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
    }
}

extension IntroductionFormPage.Preview {
    fileprivate static func both(
        _ draft: Introduction.Draft, _ names: [Number<Member>: String], by introducer: String
    ) -> [Self] {
        let (one, other) = (names[draft.one] ?? "", names[draft.other] ?? "")
        return [
            Self(to: one, meeting: other, [draft.words, draft.wordsToOne], by: introducer),
            Self(to: other, meeting: one, [draft.words, draft.wordsToOther], by: introducer),
        ]
    }

    private init(to reader: String, meeting partner: String, _ words: [String], by introducer: String) {
        previewTo = reader
        previewHeading = IntroductionWords.heading(partner, by: introducer)
        previewParagraphs = words.filter { !$0.isEmpty }
    }
}

/// What is said of introductions on pages and in letters alike.
package enum IntroductionWords {
    package static func heading(_ partner: String, by introducer: String) -> String {
        "\(introducer) would like you to meet \(partner)"
    }

    /// What becomes of an answer.
    package static func promise(_ partner: String) -> String {
        "If you and \(partner) both say yes, each of you sees how to reach the other. A no is told to nobody, and neither is who has answered."
    }
}
