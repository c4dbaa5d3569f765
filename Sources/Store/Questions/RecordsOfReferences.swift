package import Colloquium
import GRDB

extension Store {
    /// The works that the answers to a question rest on, each once, in the order in which they stand there and marked
    /// where they were retracted. Of a work whose record the viewer may not read there is only what was named.
    package func works(restedOnBy question: Number<Question>, for viewer: Viewer) async throws -> [ArticleRecord] {
        try await read { db in
            _ = try db.question(question, for: viewer)
            return try db.restedWorks("answers.question = \(question)", for: viewer).records(besides: [])
        }
    }
}

extension Database {
    /// What the standing answers that `condition` picks rest on, as often as they say so.
    func restedWorks(_ condition: SQL, for viewer: Viewer) throws -> [CitedWorkRow] {
        try CitedWorkRow.all(
            self,
            """
            SELECT cited.scheme, cited.value, known.article,
                iif(\(Database.isReadable("articles", for: viewer)) OR articles.added_by IS NULL
                    AND NOT EXISTS (SELECT 1 FROM discussions WHERE discussions.article = articles.number),
                    articles.record, NULL) AS record,
                \(EditorialNotice.Kind.column(ofArticle: "known.article")) AS notices
            FROM answer_references AS cited JOIN answers ON answers.number = cited.answer \(ReferencedWorkRow.work)
            WHERE \(condition) AND \(SQL.answerStands)
            ORDER BY cited.answer, cited.position
            """)
    }
}
