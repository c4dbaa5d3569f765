package import Colloquium
import GRDB

extension Store {
    /// Brings two of the viewer's ties together; the same form sent twice does so once. Each of both is told who did not
    /// block another of the three, so that nobody learns from what another is told whether somebody blocked them.
    /// - Throws: a refusal at "first" for who is not a strong or weak tie or whom the viewer blocked, at "second" for two
    ///   whom the viewer introduced before, or of whom one has one of the viewer's to answer still; a conflict for more than
    ///   `Introduction.dailyLimit` within a day.
    package func introduce(
        _ draft: Introduction.Draft, by viewer: Viewer, at now: Instant
    ) async throws -> Number<Introduction> {
        let introducer = try viewer.signedIn(to: "introduce people")
        return try await write { db in
            if let sent = try Number<Introduction>.first(
                db,
                "SELECT number FROM introductions WHERE introducer = \(introducer) AND submission = \(draft.submission)"
            ) {
                return sent
            }
            try db.refuseUnlessTies(draft, of: introducer)
            try db.refuseRepetition(draft, by: introducer, at: now)
            try db.refuseTooManyIntroductions(by: introducer, at: now)
            let submission = draft.submission.isEmpty ? Token().text : draft.submission
            try db.run(
                """
                INSERT INTO introductions (introducer, one, other, words, words_to_one, words_to_other, introduced_at,
                    ends_at, submission)
                VALUES (\(introducer), \(draft.one), \(draft.other), \(draft.words), \(draft.wordsToOne),
                    \(draft.wordsToOther), \(now), \(now + Introduction.term), \(submission))
                """)
            let number = db.insertedNumber(of: Introduction.self)
            let three = [introducer, draft.one, draft.other]
            let told = try [draft.one, draft.other].filter { try !db.hasBlocked($0, oneOf: three) }
            try db.tell(told, .asked, of: number, at: now)
            return number
        }
    }

    /// Answers an introduction of the viewer to somebody, or changes what they answered. Once both said yes all three are
    /// told, unless one of the three blocked another.
    /// - Throws: not found for who was not asked; a conflict when its time is over or both said yes.
    package func answer(
        _ number: Number<Introduction>, _ answer: Introduction.Answer, by viewer: Viewer, at now: Instant
    ) async throws {
        let member = try viewer.signedIn(to: "answer")
        try await write { db in
            let introduction = try db.introduction(number, for: member).introduction
            guard member != introduction.introducer else { throw Refusal.noSuch("introduction") }
            switch introduction.state(at: now) {
            case .waiting: break
            case .met: throw Refusal(.conflict, "Both of you said yes already.")
            case .over: throw Refusal(.conflict, "The time to answer is over.")
            }
            let (word, contact) = answer.columns
            try db.run(
                """
                INSERT INTO introduction_answers (introduction, member, answer, contact, answered_at)
                VALUES (\(number), \(member), \(word), \(contact), \(now))
                ON CONFLICT DO UPDATE SET answer = excluded.answer, contact = excluded.contact,
                    answered_at = excluded.answered_at
                """)
            try db.noteMeeting(introduction, at: now)
        }
    }

    /// Takes back an introduction of the viewer's that waits: it goes with all that was said to it, and with letters that were not
    /// sent yet. That it was written stays on record, so that nobody is asked a second time.
    /// - Throws: not found for one that the viewer did not write; a conflict where both said yes or its time is over.
    package func withdrawIntroduction(
        _ number: Number<Introduction>, by viewer: Viewer, at now: Instant
    ) async throws {
        let member = try viewer.signedIn(to: "take it back")
        try await write { db in
            let introduction = try db.introduction(number, for: member).introduction
            guard member == introduction.introducer else { throw Refusal.noSuch("introduction") }
            switch introduction.state(at: now) {
            case .waiting: try db.run("DELETE FROM introductions WHERE number = \(number)")
            case .met: throw Refusal(.conflict, "Both of them said yes already.")
            case .over: throw Refusal(.conflict, "Its time is over already.")
            }
        }
    }

    /// Says whether an introduction was worth it, or says it anew. Each of the three may, once both said yes.
    package func conclude(
        _ number: Number<Introduction>, _ outcome: Introduction.Outcome, by viewer: Viewer, at now: Instant
    ) async throws {
        let member = try viewer.signedIn(to: "say whether it was worth it")
        try await write { db in
            let row = try db.introduction(number, for: member)
            guard row.metAt != nil else { throw Refusal(.conflict, "They have not met yet.") }
            let isShared = outcome.isShared && member != row.introducer
            try db.run(
                """
                INSERT INTO introduction_outcomes (introduction, member, worth, words, is_shared, answered_at)
                VALUES (\(number), \(member), \(outcome.worth.rawValue), \(outcome.words), \(isShared), \(now))
                ON CONFLICT DO UPDATE SET worth = excluded.worth, words = excluded.words,
                    is_shared = excluded.is_shared, answered_at = excluded.answered_at
                """)
        }
    }
}

extension Introduction.Answer {
    fileprivate var columns: (answer: String, contact: String) {
        switch self {
        case .yes(let contact): ("yes", contact)
        case .no: ("no", "")
        }
    }
}

extension Database {
    /// Deletes the introductions somebody wrote. Who met by one keep it and each other, without a word of who wrote it.
    func eraseIntroductions(by introducer: Number<Member>, at now: Instant) throws {
        try run("DELETE FROM introductions WHERE introducer = \(introducer) AND met_at IS NULL")
        try run(
            """
            UPDATE introductions SET erased_at = max(met_at, \(now)), words = 'What was written here was deleted.',
                words_to_one = '', words_to_other = ''
            WHERE introducer = \(introducer) AND erased_at IS NULL
            """)
    }

    fileprivate func refuseUnlessTies(_ draft: Introduction.Draft, of introducer: Number<Member>) throws {
        let ties = try Number<Member>.all(
            self,
            """
            SELECT ties.member FROM ties JOIN members ON members.number = ties.member
            WHERE ties.owner = \(introducer) AND ties.member IN (\(draft.one), \(draft.other))
                AND strength <> 'wished-for' AND standing = 'active' AND NOT is_guest
            """)
        if ties.count < 2 {
            throw Refusal.invalid("first", "Choose two members who are strong or weak ties of yours.")
        }
        if try hasBlocked(introducer, oneOf: [draft.one, draft.other]) {
            throw Refusal.invalid("first", "You blocked one of these two, so they would learn nothing from you.")
        }
    }

    /// Neither the same two again, nor somebody who has one of the same person's before them: also where it was deleted.
    fileprivate func refuseRepetition(
        _ draft: Introduction.Draft, by introducer: Number<Member>, at now: Instant
    ) throws {
        let both: SQL = "(\(draft.one), \(draft.other))"
        let pairs = try Row.all(
            self,
            """
            SELECT pairs.one, pairs.other, introductions.number IS NOT NULL AS is_there FROM introduced_pairs AS pairs
                LEFT JOIN introductions ON introductions.introducer = pairs.introducer
                    AND introductions.one = pairs.one AND introductions.other = pairs.other
            WHERE pairs.introducer = \(introducer) AND (pairs.one = \(draft.one) AND pairs.other = \(draft.other)
                OR (pairs.one IN \(both) OR pairs.other IN \(both))
                    AND pairs.introduced_at > \(now - Introduction.term) AND met_at IS NULL)
            """)
        let people = [draft.one, draft.other]
        func names(in pairs: [Row]) throws -> [String] {
            let found = Set(pairs.flatMap { row -> [Number<Member>] in [row["one"], row["other"]] })
            return try people.filter(found.contains).map { try author($0).name }
        }
        if pairs.contains(where: { $0["one"] == draft.one && $0["other"] == draft.other }) {
            throw Refusal.invalid("second", "You introduced these two before. Once is enough: leave it to them.")
        }
        let waiting = try names(in: pairs.filter { $0["is_there"] })
        let gone = try names(in: pairs.filter { !$0["is_there"] })
        if !waiting.isEmpty {
            throw Refusal.invalid(
                "second",
                "\(waiting.listed) \(waiting.count == 1 ? "has" : "have") an introduction of yours before them. Let them answer that first."
            )
        }
        if !gone.isEmpty {
            throw Refusal.invalid(
                "second",
                "You introduced \(gone.listed) within the last 30 days, and that introduction is gone. Leave them those days, so that nobody is asked again and again."
            )
        }
    }

    fileprivate func refuseTooManyIntroductions(by introducer: Number<Member>, at now: Instant) throws {
        let today = try Int.first(
            self,
            """
            SELECT count(*) FROM introduced_pairs
            WHERE introducer = \(introducer) AND introduced_at > \(now - .days(1))
            """)
        if today ?? 0 >= Introduction.dailyLimit {
            throw Refusal(
                .conflict, "\(Introduction.dailyLimit) introductions may be written within a day. Write more tomorrow.")
        }
    }

    fileprivate func hasBlocked(_ member: Number<Member>, oneOf people: [Number<Member>]) throws -> Bool {
        let isBlocked = SQL.isBlocked(by: "(\(member))", oneOf: SQL.list(people.map(\.rawValue)))
        return try Bool.first(self, "SELECT \(isBlocked)") ?? false
    }

    /// Where both said yes and none of the three blocked another, they have met: all three are told, and the introducer's map shows
    /// that they know each other.
    fileprivate func noteMeeting(_ introduction: Introduction, at now: Instant) throws {
        let number = introduction.number
        try run(
            """
            UPDATE introductions SET met_at = \(now) WHERE number = \(number)
                AND NOT \(SQL.isBlocked(by: SQL.introducedThree, oneOf: SQL.introducedThree))
                AND (SELECT count(*) FROM introduction_answers WHERE introduction = \(number) AND answer = 'yes') = 2
            """)
        if changesCount == 0 { return }
        try tell([introduction.introducer, introduction.one, introduction.other], .met, of: number, at: now)
        try run(
            """
            INSERT OR IGNORE INTO tie_links (one, other)
            SELECT min(number), max(number) FROM ties
            WHERE owner = \(introduction.introducer) AND member IN (\(introduction.one), \(introduction.other))
            GROUP BY owner HAVING count(*) = 2
            """)
    }
}
