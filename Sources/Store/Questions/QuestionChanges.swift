package import Colloquium
import GRDB

extension Store {
    /// Changes a question that nobody has answered. Who asked it may; it stays in its club and its discussion.
    /// - Throws: a conflict once somebody has answered, or it was withdrawn.
    package func change(
        _ number: Number<Question>, to draft: Question.Draft, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let row = try db.question(number, for: viewer)
            try row.refuseUnlessChanged(by: viewer)
            if try db.isAnswered(number) { throw Refusal.answeredMeanwhile }
            try db.run(
                """
                UPDATE questions SET title = \(draft.title), body = \(draft.body.source), body_html = \(draft.body.html),
                    nature = \(draft.nature), aim = \(draft.aim?.rawValue ?? ""), specialty = \(draft.specialty),
                    changed_at = \(now)
                WHERE number = \(number)
                """)
            try db.run("DELETE FROM question_tags WHERE question = \(number)")
            for tag in draft.tags {
                try db.run("INSERT INTO question_tags (tag, question) VALUES (\(tag), \(number))")
            }
            try db.index(.question, number.rawValue, title: draft.title, body: draft.body.words)
        }
    }

    /// Takes a question's words away for good: its title, details, specialty and tags. Its answers stay. Doing so twice
    /// changes nothing.
    /// - Throws: forbidden for who neither asked it nor looks after the club or the site.
    package func withdraw(_ number: Number<Question>, by viewer: Viewer, at now: Instant) async throws {
        try await write { db in
            let row = try db.question(number, for: viewer)
            try viewer.refuseUnlessWithdrawing(questionBy: row.author, in: row.club)
            if row.takenBackAt != nil { return }
            try db.run(
                """
                UPDATE questions SET title = \(Question.withdrawnTitle), body = '', body_html = '', specialty = '',
                    taken_back_at = \(now), taken_back_by = \(viewer.member)
                WHERE number = \(number)
                """)
            try db.run("DELETE FROM question_tags WHERE question = \(number)")
            try db.unindex(.question, number.rawValue)
            try db.audit("question withdrawn", "questions/\(number)", by: viewer.member, at: now)
        }
    }

    /// What a question was typed as, for who may change it.
    /// - Throws: what `change` throws.
    package func typed(_ number: Number<Question>, for viewer: Viewer) async throws -> Question.Entry {
        try await read { db in
            let row = try db.question(number, for: viewer)
            try row.refuseUnlessChanged(by: viewer)
            if try db.isAnswered(number) { throw Refusal.answeredMeanwhile }
            return try db.entry(of: row)
        }
    }
}

extension Refusal {
    fileprivate static let answeredMeanwhile = Refusal(
        .conflict, "Somebody has answered, so the question stays as it is. Ask another one, or withdraw this one.")
}

extension QuestionRow {
    fileprivate func refuseUnlessChanged(by viewer: Viewer) throws(Refusal) {
        guard viewer.member == author else { throw Refusal(.forbidden, "Only who asked a question may change it.") }
        if takenBackAt != nil { throw Refusal(.conflict, "This question was withdrawn.") }
    }
}

extension Database {
    /// Also by an answer that was withdrawn or waits for a registry.
    fileprivate func isAnswered(_ question: Number<Question>) throws -> Bool {
        try Bool.first(self, "SELECT EXISTS (SELECT 1 FROM answers WHERE question = \(question))") ?? false
    }

    fileprivate func entry(of row: QuestionRow) throws -> Question.Entry {
        let told = try Row.first(self, "SELECT title, nature, specialty FROM questions WHERE number = \(row.number)")
        guard let told else { throw Refusal.noSuch("question") }
        var entry = Question.Entry()
        (entry.title, entry.nature, entry.specialty) = (told["title"], told["nature"], told["specialty"])
        entry.body = row.body
        entry.aim = row.aimed?.rawValue ?? ""
        entry.club = "\(row.club)"
        entry.discussion = row.discussion.map { "\($0)" } ?? ""
        entry.tags = try String.all(
            self, "SELECT tag FROM question_tags WHERE question = \(row.number) ORDER BY tag"
        ).joined(separator: ", ")
        return entry
    }
}
