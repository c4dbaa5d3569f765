import Colloquium

@testable import Pages

extension Storybook {
    /// Domains of two instruments, so that the form has something to set aside.
    private var appraisalEntry: Appraisal.Entry {
        var entry = Appraisal.Entry()
        entry.population = text
        entry.studyDesign = "randomised-trial"
        entry.judgements["rob2-missing"] = .init(verdict: "high", reason: text, place: text)
        entry.judgements["robins-missing"] = .init(verdict: "critical", reason: text, place: text)
        entry.certainty = "low"
        entry.reasons["imprecision"] = .init(isGiven: true, note: text)
        entry.reasons["large-effect"] = .init(isGiven: true, note: text)
        return entry
    }

    /// Every verdict there is, in different domains, and every cause.
    func appraisal(_ design: StudyDesign) -> Appraisal {
        let instrument = design.instrument
        return Appraisal(
            pico: PICO(population: text, intervention: text, comparison: text, outcome: text), studyDesign: design,
            judgements: zip(instrument.domains, instrument.verdicts).map {
                Judgement(domain: $0, verdict: $1, reason: text, place: text)
            },
            certainty: Certainty(
                level: .low, reasons: Certainty.Cause.allCases.map { Certainty.Reason(cause: $0, note: text) }))
    }

    private var bareAppraisal: Appraisal {
        Appraisal(
            pico: PICO(population: "", intervention: "", comparison: "", outcome: ""), studyDesign: .other,
            judgements: [], certainty: Certainty(level: .high, reasons: []))
    }

    private var shift: PracticeShift {
        PracticeShift([.init(before: .no, after: .yes), .init(before: .yes, after: .yes)])
    }

    private var appraisalProblems: [Refusal.Problem] {
        [
            "", "population", "study-design", "verdict-rob2-missing", "reason-rob2-missing", "certainty",
            "note-imprecision", "note-large-effect", "change", "why", "identifies-nobody",
        ].map { Refusal.Problem($0, text) }
    }

    private func practiceForm(_ problems: [Refusal.Problem] = []) -> PracticeForm {
        var entry = PracticeAnswer.Entry()
        entry.why = text
        return PracticeForm(
            of: 1, .after, entry, said: [.after: PracticeAnswer(change: .notSure, why: text)], in: problems)
    }

    var appraisalSection: AppraisalSection {
        AppraisalSection(
            of: 1, [appraisal(.randomisedTrial), appraisal(.randomisedTrial)], mayAppraise: true, hasAppraised: true)
    }

    var bareAppraisalSection: AppraisalSection {
        AppraisalSection(of: 1, [], mayAppraise: false, hasAppraised: false)
    }

    var practiceSection: PracticeSection? { PracticeSection(practiceForm(), shift) }

    private func entry(_ appraisal: Appraisal, byline: String) -> AppraisalsPage.Entry {
        .init(
            1, appraisal, author: (number: 1, name: text, byline: byline), savedAt: now, edited: !byline.isEmpty,
            changePath: byline.isEmpty ? nil : "/a", mayWithdraw: !byline.isEmpty, time: time)
    }

    var appraisals: [any Page] {
        let all = StudyDesign.allCases.map(appraisal)
        var content = AppraisalsPage.Content(discussion: (number: 1, articleTitle: text))
        content.agreements = Agreement.list(all)
        content.shift = shift
        content.reasons = [.init(by: text, .before, PracticeAnswer(change: .no, why: text))]
        content.entries = all.map { entry($0, byline: text) } + [entry(bareAppraisal, byline: "")]
        content.mayAppraise = true
        content.hasAppraised = true
        content.justSaved = true
        content.justWithdrawn = true
        return [
            AppraisalsPage(content),
            AppraisePage(
                discussion: (number: 1, articleTitle: text),
                form: AppraisalForm(
                    of: 1, appraisalEntry, readAs: .other, revision: 2, submission: "s", begunOver: (1, text),
                    in: appraisalProblems),
                past: .takenBack, savedMeanwhile: appraisal(.nonRandomisedStudy), newer: NewerText(lines: [text]),
                draft: .saved,
                csrf: csrf,
                problems: appraisalProblems),
            AppraisalHistoryPage(
                of: 1, by: text, in: (1, text),
                [
                    .init(appraisal(.guideline), revision: 2, savedAt: now, time: time),
                    .init(bareAppraisal, revision: 1, savedAt: now, time: time),
                ]),
            PracticePage(
                discussion: (number: 1, articleTitle: text), form: practiceForm(appraisalProblems), csrf: csrf,
                problems: appraisalProblems),
            PracticePage(
                discussion: (number: 1, articleTitle: text), form: practiceForm(), csrf: csrf, problems: []),
        ]
    }

    var bareAppraisals: [any Page] {
        [
            AppraisalsPage(.init(discussion: (number: 1, articleTitle: text))),
            AppraisePage(
                discussion: (number: 1, articleTitle: text),
                form: AppraisalForm(of: 1, Appraisal.Entry(), readAs: .other, revision: 0, submission: "s"),
                draft: .kept, csrf: csrf),
            AppraisalHistoryPage(of: 1, by: text, in: (1, text), []),
            PracticePage(
                discussion: (number: 1, articleTitle: text),
                form: PracticeForm(of: 1, .before, PracticeAnswer.Entry(), said: [:]), csrf: csrf, problems: []),
        ]
    }
}
