package import Colloquium
import GRDB

extension Store {
    /// What the viewer wrote and did not take back, also where they may not read any more.
    package func writings(of member: Member, for viewer: Viewer) async throws -> OwnWritings {
        try await read { db in
            let rows = try ContributionReading.all(
                db,
                """
                \(ContributionReading.selection)
                WHERE contributions.author = \(member.number) AND contributions.withdrawn_at IS NULL
                ORDER BY contributions.number
                """)
            let appraisals = try db.appraisals(
                where: "appraisals.member = \(member.number) AND appraisals.withdrawn_at IS NULL")
            let practice = try OwnPracticeRow.of(member.number, db)
            let credits = try OwnCreditRow.of(member.number, viewer, db)
            let discussions =
                rows.map(\.discussion) + appraisals.map(\.discussion) + practice.map(\.discussion)
                + credits.map(\.discussion)
            let places = try db.places(of: Set(discussions), viewer)
            func place(_ number: Number<Discussion>) -> OwnWritings.Place {
                places[number] ?? OwnWritings.Place(discussion: number, title: "")
            }
            return OwnWritings(
                member: member.profile.name,
                contributions: rows.map {
                    OwnWritings.OwnContribution($0.contribution, declaring: $0.declaration, in: place($0.discussion))
                },
                appraisals: appraisals.map {
                    OwnWritings.OwnAppraisal($0.number, $0.appraisal, writtenAt: $0.writtenAt, in: place($0.discussion))
                },
                practice: practice.map { $0.answer(in: place($0.discussion)) },
                questions: try OwnQuestionRow.of(member.number, db).map(\.question),
                answers: try OwnAnswerRow.of(member.number, viewer, db).map(\.answer),
                panels: try OwnPanelRow.of(member.number, viewer, db).map(\.panel),
                votes: try OwnVoteRow.of(member.number, viewer, db).map(\.vote),
                remarks: try OwnRemarkRow.of(member.number, viewer, db).map(\.remark),
                judgements: try OwnJudgementRow.of(member.number, db).map(\.judgement),
                credits: credits.compactMap { $0.credit(in: place($0.discussion), naming: rows) },
                network: try db.ownTies(of: member.number), worksheet: try db.ownSheet(of: member.number),
                mentoring: try db.ownMentoring(of: member.number))
        }
    }
}

private struct PlaceRow: ReadRow {
    let number: Number<Discussion>
    let title: String
    let notices: String?
    let tags: String?

    /// The title is marked where the article was retracted.
    var place: OwnWritings.Place {
        var record = ArticleRecord()
        record.title = title
        return OwnWritings.Place(
            discussion: number, title: record.marked(EditorialNotice.Kind.list(notices)).title, tags: .listed(tags))
    }
}

extension Database {
    /// Those of the discussions that the viewer may read.
    fileprivate func places(
        of discussions: Set<Number<Discussion>>, _ viewer: Viewer
    ) throws -> [Number<Discussion>: OwnWritings.Place] {
        try PlaceRow.all(
            self,
            """
            SELECT discussions.number, articles.title,
                \(EditorialNotice.Kind.column(ofArticle: "articles.number")) AS notices,
                (SELECT group_concat(tag) FROM (SELECT tag FROM discussion_tags
                    WHERE discussion = discussions.number ORDER BY tag)) AS tags
            FROM discussions JOIN articles ON articles.number = discussions.article
            WHERE discussions.number IN \(Array(discussions)) AND club IN \(viewer.readableClubs)
            """
        ).reduce(into: [:]) { $0[$1.number] = $1.place }
    }
}
