package import Colloquium
import GRDB

extension Store {
    /// What the viewer wrote in discussions and did not take back, also where they may not read any more.
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
            let titles = try db.readableTitles(Set(rows.map(\.discussion) + appraisals.map(\.discussion)), viewer)
            func place(_ number: Number<Discussion>) -> OwnWritings.Place {
                OwnWritings.Place(discussion: number, title: titles[number] ?? "")
            }
            return OwnWritings(
                member: member.profile.name,
                contributions: rows.map { OwnWritings.OwnContribution($0.contribution, in: place($0.discussion)) },
                appraisals: appraisals.map {
                    OwnWritings.OwnAppraisal($0.number, $0.appraisal, writtenAt: $0.writtenAt, in: place($0.discussion))
                })
        }
    }
}

private struct TitleRow: ReadRow {
    let number: Number<Discussion>
    let title: String
    let notices: String?
}

extension Database {
    /// Of the articles that these discussions are about, marked where they were retracted.
    fileprivate func readableTitles(
        _ discussions: Set<Number<Discussion>>, _ viewer: Viewer
    ) throws -> [Number<Discussion>: String] {
        try TitleRow.all(
            self,
            """
            SELECT discussions.number, articles.title,
                \(EditorialNotice.Kind.column(ofArticle: "articles.number")) AS notices
            FROM discussions JOIN articles ON articles.number = discussions.article
            WHERE discussions.number IN \(Array(discussions)) AND club IN \(viewer.readableClubs)
            """
        ).reduce(into: [:]) { titles, row in
            var record = ArticleRecord()
            record.title = row.title
            titles[row.number] = record.marked(EditorialNotice.Kind.list(row.notices)).title
        }
    }
}
