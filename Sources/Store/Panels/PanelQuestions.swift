package import Colloquium
import GRDB

/// What panels have to do with a question.
package struct QuestionPanels: Sendable {
    /// Those that were asked about it, as far as the viewer may read them.
    package let asked: [AskedPanel]
    /// Those that the viewer, who is on them, may judge answers for.
    package let judging: [AskedPanel]
    /// Those that the viewer, who facilitates their clubs, may ask about it.
    package let askable: [AskedPanel]
    /// Those asked that the viewer may ask no more.
    package let own: [AskedPanel]
}

extension Store {
    package func panels(
        about question: Number<Question>, for viewer: Viewer, at now: Instant
    ) async throws -> QuestionPanels {
        try await read { db in
            _ = try db.question(question, for: viewer)
            let asked: SQL = "number IN (SELECT panel FROM panel_questions WHERE question = \(question))"
            let facilitated = viewer.clubs.filter { $0.value == .facilitator }.map(\.key.rawValue)
            let isOwn: SQL = "club IN \(SQL.list(facilitated))"
            return QuestionPanels(
                asked: try db.askedPanels("\(asked) AND \(viewer.mayReadPanel)"),
                judging: try db.panels(judging: question, viewer, at: now),
                askable: facilitated.isEmpty
                    ? []
                    : try db.askedPanels("\(isOwn) AND (ends_at IS NULL OR ends_at > \(now)) AND NOT \(asked)"),
                own: facilitated.isEmpty ? [] : try db.askedPanels("\(isOwn) AND \(asked)"))
        }
    }

    /// Asks a panel about a question of whatever club, whose answers it then may judge. Facilitators of the panel's club
    /// may, who read the question. Doing so twice changes nothing.
    package func ask(
        _ panel: Number<Panel>, about question: Number<Question>, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            _ = try db.question(question, for: viewer)
            let row = try db.panel(panel, lookedAfterBy: viewer)
            try row.panel.refuseIfEnded(at: now)
            try db.run(
                """
                INSERT INTO panel_questions (panel, question, asked_by, asked_at)
                VALUES (\(panel), \(question), \(viewer.member), \(now)) ON CONFLICT DO NOTHING
                """)
            if db.changesCount > 0 {
                try db.audit("panel asked", "questions/\(question)", by: viewer.member, at: now, detail: row.topic)
            }
        }
    }

    /// Asks a panel no more; what it said stays.
    package func stopAsking(
        _ panel: Number<Panel>, about question: Number<Question>, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            _ = try db.question(question, for: viewer)
            _ = try db.panel(panel, lookedAfterBy: viewer)
            try db.run("DELETE FROM panel_questions WHERE panel = \(panel) AND question = \(question)")
            if db.changesCount > 0 {
                try db.audit("panel asked no more", "questions/\(question)", by: viewer.member, at: now)
            }
        }
    }
}

extension Database {
    /// The questions that a panel was asked about or judged answers to, and that the viewer may read, the newest first.
    func questions(before panel: Number<Panel>, for viewer: Viewer) throws -> [QuestionSummary] {
        try QuestionSummary.all(
            self,
            """
            \(QuestionSummary.selection(for: viewer))
                AND questions.number IN (
                    SELECT question FROM panel_questions WHERE panel = \(panel)
                    UNION SELECT question FROM panel_judgements JOIN answers ON answers.number = answer
                    WHERE panel = \(panel))
            ORDER BY asked_at DESC, questions.number DESC LIMIT 100
            """)
    }
}
