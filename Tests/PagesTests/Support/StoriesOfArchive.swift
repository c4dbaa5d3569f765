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
            notices: [.retraction], synthesis: prose, voices: voices, references: [record])
    }
}
