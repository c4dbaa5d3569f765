import Colloquium

@testable import Pages

extension Storybook {
    var citeBox: CiteBox {
        CiteBox(
            CitedWriting(
                .discussion, of: record, notices: [.retraction], by: ArticleRecord.Contributor(family: text), on: text,
                at: "http://e.org/discussions/1", day: PartialDate(year: 2026)), files: [(name: text, path: "/a.ris")])
    }

    var wholeDiscussion: WholeDiscussion {
        let voices = [nil, now].map { withdrawnAt in
            WholeDiscussion.Voice(
                Contribution(
                    number: 2, discussion: 1, author: 1, kind: .comment, body: prose, writtenAt: now,
                    withdrawnAt: withdrawnAt), parent: 1, depth: 1, author: text, byline: text, isLate: true,
                address: text, notices: record.identifiers.map { ($0, .retraction) },
                declaration: Declaration(competingInterests: text, aiUse: text))
        }
        var whole = WholeDiscussion(
            discussion(.open), site: text, address: text, club: text, poster: (text, now), article: record,
            notices: [.retraction], readingNote: prose, prompts: guidance(.open).prompts, synthesis: prose,
            voices: voices, references: [record])
        let signed = WholeDiscussion.Signed(name: text, byline: text, at: now)
        whole.synthesisCredit = .init(authors: [text], contributors: [text], writtenAt: signed.at)
        whole.appraisals = [.init(appraisal(.randomisedTrial), address: text, by: signed)]
        whole.practice = PracticeShift([.init(before: .no, after: .yes)])
        whole.polls = polled
        whole.questions = [question(answers: [answer(signed)], signed), question(answers: [], signed)]
        return whole
    }

    private func question(
        answers: [WholeDiscussion.Answered], _ signed: WholeDiscussion.Signed
    ) -> WholeDiscussion.Asked {
        .init(text, .clinical, aim: .benefits, text: prose, address: text, by: signed, answers: answers)
    }

    private func answer(_ signed: WholeDiscussion.Signed) -> WholeDiscussion.Answered {
        .init(
            prose, isAccepted: true, address: text, by: signed,
            references: record.identifiers.map { .init(Reference(identifier: $0, note: text), CitedWork($0)) },
            notices: record.identifiers.map { ($0, .retraction) })
    }

    /// One with its results, and one without.
    private var polled: [WholeDiscussion.Polled] {
        let terms = Poll.Terms(
            form: .single, options: [text], disclosure: .always, isAnonymous: false, needsReference: true)
        let poll = Poll(
            number: 1, club: 1, question: text, details: prose, terms: terms, askedAt: now, closesAt: now)
        let vote = WholeDiscussion.Polled.Voted(
            voter: text, choice: text, reasons: prose, references: record.identifiers, competingInterests: text)
        let results = WholeDiscussion.Polled.Results(PollTally([], on: terms), [vote])
        return [results, nil].map { .init(poll, address: text, voters: 1, results: $0) }
    }

    private var cpdForm: CPDEntry.Entry {
        var entry = CPDEntry.Entry()
        entry.activity = text
        entry.day = text
        entry.learned = text
        return entry
    }

    var cpdPages: [any Page] {
        let log = [1, nil].map { discussion in
            CPDEntry(
                number: 1,
                said: CPDEntry.Said(
                    activity: text, day: PartialDate(year: 2026, month: 1, day: 1)!, minutes: 90, learned: text,
                    change: text, discussion: discussion))
        }
        return [
            CPDLogPage(
                log, minutes: 90, page: 2, hasMore: true, in: 2026, of: [2026, 2025], form: cpdForm, csrf: csrf,
                problems: problems),
            CPDEntryPage(1, cpdForm, csrf: csrf, problems: problems),
        ]
    }

    var bareCPDPages: [any Page] {
        [
            CPDLogPage([], minutes: 0, page: 1, hasMore: false, form: CPDEntry.Entry(), csrf: csrf),
            CPDEntryPage(1, CPDEntry.Entry(), csrf: csrf),
        ]
    }
}
