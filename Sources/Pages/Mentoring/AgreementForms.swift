package import Colloquium

/// Where one of both proposes other terms.
package struct TermsFormPage: SitePage {
    package static let template = "mentoring/terms"

    package let pageTitle: String
    let csrf: String
    let problems: [FormProblem]
    let termsAction: String
    let termsKey: String
    let agreementPath: String
    let agreementTitle: String
    /// The terms that the reader has seen last.
    let overTerms: String
    let submission: String
    let roleChoice: Choice
    let goals: Field
    let rhythmCount: Field
    let rhythmUnit: Choice
    let startsOn: Field
    let endsOn: Field
    let screening: [ScreenChoice]
    package var meanwhile: [Meanwhile] = []

    /// - Parameter terms: the number of those the form was made from, as sent.
    package init(
        _ entry: MentoringAgreement.Terms.Entry, of agreement: MentoringAgreement, over terms: String,
        for reader: Number<Member>, csrf: String, problems found: [Refusal.Problem] = []
    ) {
        let name = agreement.other(than: reader)?.name ?? ""
        pageTitle = "What would you agree on?"
        self.csrf = csrf
        problems = FormProblem.list(found)
        termsAction = SitePath.terms(of: agreement.number)
        termsKey = SitePath.keepKey(of: agreement.number)
        agreementPath = SitePath.agreement(agreement.number)
        agreementTitle = agreement.title(for: reader)
        overTerms = terms
        submission = entry.submission
        roleChoice = Choice(
            "role", "Which of the three?", options: MentoringRole.allCases.map { ($0.rawValue, $0.name) },
            chosen: entry.role, hint: "Another one turns this into something else.", in: found)
        goals = Field(
            "goals", "Goals", value: entry.goals, hint: "One a line. \(name) reads them and accepts them, or not.",
            in: found)
        rhythmCount = Field(
            "rhythm-count", "Meet every", value: entry.rhythmCount, type: "number", in: found)
        rhythmUnit = Choice(
            "rhythm-unit", "Unit", options: Rhythm.Unit.allCases.map { ($0.rawValue, $0.rawValue) },
            chosen: entry.rhythmUnit.isEmpty ? "months" : entry.rhythmUnit, in: found)
        startsOn = .day("starts-on", "From", value: entry.startsOn, required: true, in: found)
        endsOn = .day(
            "ends-on", "Until", value: entry.endsOn, hint: "Leave it empty to go on until one of you ends it.",
            in: found)
        screening = ScreenChoice.list(entry.identifiesNobody, in: found)
    }
}

extension TermsFormPage: ChangeForm {
    package var lines: [FormLine] {
        let rhythm = rhythmCount.value.isEmpty ? "" : "every \(rhythmCount.value) \(rhythmUnit.chosenLabel)"
        return [
            FormLine(goals), FormLine("Rhythm", rhythm), FormLine(startsOn), FormLine(endsOn), FormLine(roleChoice),
        ]
    }
}

/// Where one of both ends it.
package struct EndingPage: SitePage {
    package static let template = "mentoring/ending"

    package let pageTitle: String
    let csrf: String
    let problems: [FormProblem]
    let endAction: String
    let agreementPath: String
    let agreementTitle: String
    let endWords: Field
    let screening: [ScreenChoice]

    package init(
        _ agreement: MentoringAgreement, words: String, identifiesNobody: String, for reader: Number<Member>,
        csrf: String, problems found: [Refusal.Problem] = []
    ) {
        let name = agreement.other(than: reader)?.name ?? ""
        pageTitle = "End it?"
        self.csrf = csrf
        problems = FormProblem.list(found)
        endAction = SitePath.ending(of: agreement.number)
        agreementPath = SitePath.agreement(agreement.number)
        agreementTitle = agreement.title(for: reader)
        endWords = Field(
            "words", "A word of thanks to \(name)", value: words,
            hint: "What you learned, what you will remember. \(name) is told that it has ended, with or without it.",
            in: found)
        screening = ScreenChoice.list(identifiesNobody, in: found)
    }
}

/// Where somebody changes what they noted.
package struct LogEntryPage: SitePage {
    package static let template = "mentoring/log-entry"

    package let pageTitle = "Change what you noted"
    let csrf: String
    let problems: [FormProblem]
    let entryAction: String
    package let overVersion: String
    let agreementPath: String
    let logDay: Field
    let logWords: Field
    package var meanwhile: [Meanwhile] = []

    /// - Parameter version: of the entry as it was read, as sent.
    package init(
        _ form: AgreementPage.LogForm, changing entry: Number<MentoringLogEntry>,
        in agreement: Number<MentoringAgreement>, over version: String, csrf: String,
        problems found: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        problems = FormProblem.list(found)
        entryAction = SitePath.edit(entry, in: agreement)
        overVersion = version
        agreementPath = SitePath.agreement(agreement)
        logDay = .day("day", "Day", value: form.day, required: true, in: found)
        logWords = Field("words", "What you want to keep", value: form.words, required: true, in: found)
    }
}

extension LogEntryPage: ChangeForm {
    package var lines: [FormLine] { [FormLine(logDay), FormLine(logWords)] }
}
