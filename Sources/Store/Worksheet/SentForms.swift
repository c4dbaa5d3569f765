import Colloquium
import GRDB

/// A form that adds a row to what a member keeps of worksheets.
struct SentForm {
    /// The table that it adds to, and whose of its rows are the sender's.
    let table: String
    let isSenders: SQL
    /// What tells the form apart from another; empty where it has nothing.
    let submission: String
    /// Which rows of the table are counted, how many there may be, and what is said where there are.
    let counted: SQL
    let limit: Int
    let isFull: String
}

extension Database {
    /// Adds what a form says, unless the same form said the same before. Other words in a form that was sent before, after
    /// going back, are a row of their own.
    /// - Parameters:
    ///   - isSame: whether a row that the form made says the same.
    ///   - add: adds a row under a submission.
    /// - Returns: the row that was added, now or before.
    /// - Throws: a conflict where there are as many as there may be.
    @discardableResult
    func once<Entity>(
        _ form: SentForm, isSame: (Number<Entity>) throws -> Bool, add: (_ submission: String) throws -> Void
    ) throws -> Number<Entity> {
        let sent = try Number<Entity>.first(
            self,
            """
            SELECT number FROM \(sql: form.table)
            WHERE \(form.isSenders) AND submission = \(form.submission) AND submission <> ''
            """)
        if let sent, try isSame(sent) { return sent }
        let kept = try Int.first(self, "SELECT count(*) FROM \(sql: form.table) WHERE \(form.counted)") ?? 0
        guard kept < form.limit else { throw Refusal(.conflict, form.isFull) }
        try add(sent == nil && !form.submission.isEmpty ? form.submission : Token().text)
        return insertedNumber(of: Entity.self)
    }
}
