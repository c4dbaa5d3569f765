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
        return WholeDiscussion(
            discussion(.open), site: text, address: text, club: text, poster: (text, now), article: record,
            notices: [.retraction], readingNote: prose, prompts: guidance(.open).prompts, synthesis: prose,
            voices: voices, references: [record])
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
            CPDLogPage(log, minutes: 90, page: 2, hasMore: true, form: cpdForm, csrf: csrf, problems: problems),
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
