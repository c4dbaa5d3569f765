package import Colloquium
import GRDB

extension Store {
    /// Answers a question. The same form sent twice is one answer; sent again with anything changed it is an edit of it. So
    /// is a form that was opened anew and says what an answer of theirs says already.
    /// - Parameter limit: of replies by mail, where it is one.
    package func answer(
        _ question: Number<Question>, with answer: Answer, submission: String, by viewer: Viewer,
        within limit: PostingLimit? = nil, at now: Instant
    ) async throws -> Number<StoredAnswer> {
        try await write { db in
            let member = try db.author(ofAnswerTo: question, viewer)
            let answer = try db.fitting(answer, to: question)
            guard let sent = try db.answer(submittedAs: submission, by: member, for: viewer) else {
                if let same = try db.answer(to: question, saying: answer, by: member, for: viewer) { return same }
                if let limit { try db.refuseReplies(of: member, beyond: limit, at: now) }
                return try db.add(answer, to: question, submission: submission, by: member, at: now)
            }
            // Who goes back and changes the form puts right what they just sent: a second answer, all but the same,
            // would leave the mistake standing beside it. What it said stays in its history.
            if sent.question == question, sent.withdrawnAt == nil || sent.says(answer) {
                try db.rewrite(sent, as: answer, at: now)
                return sent.number
            }
            return try db.add(answer, to: question, submission: Token().text, by: member, at: now)
        }
    }

    /// Answers a question for a program, which sends again what it does not know to have arrived: the same under one key
    /// is one answer.
    /// - Throws: a conflict where an answer was sent under the key that says something else.
    package func answer(
        _ question: Number<Question>, with answer: Answer, key: String, by viewer: Viewer, at now: Instant
    ) async throws -> Number<StoredAnswer> {
        try await write { db in
            let member = try db.author(ofAnswerTo: question, viewer)
            let answer = try db.fitting(answer, to: question)
            guard let sent = try db.answer(submittedAs: key, by: member, for: viewer) else {
                return try db.add(answer, to: question, submission: key, by: member, at: now)
            }
            // What a person changes in a form they look at; a program that uses a key twice has made a mistake.
            guard sent.question == question, sent.says(answer) else {
                throw Refusal(
                    .conflict,
                    "Answer \(sent.number) was sent under this key and says something else. Change that answer, or send this one under another key."
                )
            }
            return sent.number
        }
    }

    /// Replaces the text and the references of an answer and keeps what they were. Saving the same again changes nothing.
    /// - Parameter revision: the one the new text was made from; nil where nobody has looked at one.
    /// - Throws: a conflict when the answer was edited since that revision.
    package func edit(
        _ number: Number<StoredAnswer>, with answer: Answer, of revision: Int? = nil, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let old = try db.answer(number, for: viewer)
            let answer = try db.fitting(answer, to: old.question)
            guard viewer.member == old.author.number else {
                throw Refusal(.forbidden, "Only its author may edit an answer.")
            }
            guard old.withdrawnAt == nil else { throw Refusal(.conflict, "This answer was withdrawn.") }
            guard revision == nil || revision == old.revision || old.says(answer) else {
                throw Refusal.editedMeanwhile
            }
            try db.rewrite(old, as: answer, at: now)
        }
    }
}

extension CitedReference {
    /// As the history keeps it: what readers said against it goes on standing there.
    fileprivate var accountWithDoubts: String {
        ([reference.account] + doubts.map { "doubted by \($0.name): \($0.reason.tidiedLine)" }).joined(separator: "; ")
    }
}

extension AnswerReading {
    fileprivate func says(_ answer: Answer) -> Bool {
        body.source == answer.body.source && references.map(\.reference) == answer.references.all
    }
}

extension Database {
    /// Who answers a question, after checking that they may and that it takes answers.
    fileprivate func author(ofAnswerTo question: Number<Question>, _ viewer: Viewer) throws -> Number<Member> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to answer.") }
        let row = try self.question(question, for: viewer)
        let club = try club(row.club, for: viewer)
        guard viewer.mayWrite(in: club.number, club.visibility) else {
            throw Refusal(.forbidden, "You may not answer in this club.")
        }
        if row.takenBackAt != nil {
            throw Refusal(.conflict, "This question was withdrawn, so it takes no answer any more.")
        }
        return member
    }

    /// What a member sent by a form already; nil for a form that is new.
    fileprivate func answer(
        submittedAs submission: String, by member: Number<Member>, for viewer: Viewer
    ) throws -> AnswerReading? {
        try Number<StoredAnswer>.first(
            self, "SELECT number FROM answers WHERE author = \(member) AND submission = \(submission)"
        ).map { try answer($0, for: viewer) }
    }

    /// One of the member's that stands and says just this; nil where there is none.
    fileprivate func answer(
        to question: Number<Question>, saying answer: Answer, by member: Number<Member>, for viewer: Viewer
    ) throws -> Number<StoredAnswer>? {
        try Number<StoredAnswer>.all(
            self,
            """
            SELECT number FROM answers WHERE question = \(question) AND author = \(member) AND withdrawn_at IS NULL
                AND body = \(answer.body.source)
            """
        ).first { try self.answer($0, for: viewer).says(answer) }
    }

    /// An answer without what does not fit its question.
    fileprivate func fitting(_ answer: Answer, to question: Number<Question>) throws -> Answer {
        let nature = try Question.Nature.first(self, "SELECT nature FROM questions WHERE number = \(question)")
        return nature == .clinical ? answer : answer.withoutLevels
    }

    fileprivate func add(
        _ answer: Answer, to question: Number<Question>, submission: String, by member: Number<Member>, at now: Instant
    ) throws -> Number<StoredAnswer> {
        let number = try nextNumber(in: "answers", of: StoredAnswer.self)
        let lead = try putReferences(answer.references, of: number)
        try run(
            """
            INSERT INTO answers (number, question, author, body, body_html, lead_reference, submission, answered_at)
            VALUES (\(number), \(question), \(member), \(answer.body.source), \(answer.body.html), \(lead),
                \(submission), \(now))
            """)
        try settle(number, answer, at: now)
        try notifyAsker(of: number, at: now)
        return number
    }

    /// Replaces what an answer says, unless it says the same.
    fileprivate func rewrite(_ old: AnswerReading, as answer: Answer, at now: Instant) throws {
        if old.says(answer) { return }
        let before = old.references.map(\.accountWithDoubts).joined(separator: "\n")
        try run(
            """
            INSERT INTO answer_revisions (answer, revision, body, body_html, written_at, "references")
            VALUES (\(old.number), \(old.revision), \(old.body.source), \(old.body.html),
                \(old.editedAt ?? old.answeredAt), \(before))
            """)
        let lead = try putReferences(answer.references, of: old.number)
        let last = answer.references.others.count
        try carryDoubts(in: old.number, upTo: last)
        try forgetJudgements(of: old, unlessKept: answer.references, at: now)
        try run(
            """
            UPDATE answers SET body = \(answer.body.source), body_html = \(answer.body.html), lead_reference = \(lead),
                revision = revision + 1, edited_at = \(now) WHERE number = \(old.number)
            """)
        try run("DELETE FROM answer_references WHERE answer = \(old.number) AND position > \(last)")
        try settle(old.number, answer, at: now)
    }

    /// Carries what readers said against a reference over to the one that names the same work by another name.
    /// - Parameter last: the place of the last reference that stays; those that go stand behind it.
    private func carryDoubts(in answer: Number<StoredAnswer>, upTo last: Int) throws {
        try run(
            """
            INSERT OR IGNORE INTO reference_doubts (answer, scheme, value, member, reason, given_at)
            SELECT doubts.answer, kept.scheme, kept.value, doubts.member, doubts.reason, doubts.given_at
            FROM (SELECT * FROM reference_doubts WHERE answer = \(answer)
                    UNION ALL SELECT * FROM departed_doubts WHERE answer = \(answer)) AS doubts
                JOIN article_identifiers AS own USING (scheme, value)
                JOIN article_identifiers AS other ON other.article = own.article
                JOIN answer_references AS kept ON kept.answer = doubts.answer AND kept.scheme = other.scheme
                    AND kept.value = other.value
            WHERE kept.position <= \(last) AND (kept.scheme, kept.value) <> (doubts.scheme, doubts.value)
            """)
    }

    /// An answer that rests on nothing any more that it rested on is another answer: nobody has accepted or endorsed that,
    /// and who asked is told of it.
    private func forgetJudgements(
        of old: AnswerReading, unlessKept references: References, at now: Instant
    ) throws {
        let kept = Set(references.all.map(\.identifier))
        let works = Set(try articles(known: Array(kept)))
        let before = old.references.map(\.reference.identifier)
        if try before.contains(where: kept.contains) || !works.isDisjoint(with: articles(known: before)) { return }
        try run("DELETE FROM accepted_answers WHERE answer = \(old.number)")
        let wasAccepted = changesCount > 0
        try run("DELETE FROM endorsements WHERE answer = \(old.number)")
        try run("DELETE FROM panel_judgements WHERE answer = \(old.number)")
        if wasAccepted { try notifyAsker(of: old.number, at: now) }
    }

    /// Files the works an answer names and what it can be found by, and holds it back where a work is unknown.
    private func settle(_ number: Number<StoredAnswer>, _ answer: Answer, at now: Instant) throws {
        try noteWorks(in: number, answer.body, answer.references.all.map(\.identifier), at: now)
        try index(number, answer)
        try review(number, at: now)
    }
}
