import Colloquium
import GRDB

/// Which works contributions and answers name, so that a retraction is shown on what rests on them. A work that is no
/// article yet becomes one, so that it is looked up now and looked after from then on.
extension Database {
    func noteWorks(in contribution: Number<Contribution>, _ body: Prose, at now: Instant) throws {
        try run("DELETE FROM citations WHERE contribution = \(contribution)")
        try add(body.citedWorks, namedIn: contribution, at: now)
        try run("UPDATE contributions SET works_noted = 1 WHERE number = \(contribution) AND works_noted = 0")
    }

    /// Works that a contribution names and that are not noted yet.
    func add(_ works: [Identifier], namedIn contribution: Number<Contribution>, at now: Instant) throws {
        let works = works.prefix(Self.most)
        for work in works {
            try run(
                """
                INSERT INTO citations (contribution, scheme, value) VALUES (\(contribution), \(work.scheme), \(work.value))
                """)
        }
        try lookAfter(works, at: now)
    }

    /// The references of an answer and what its text names.
    func noteWorks(in answer: Number<StoredAnswer>, _ body: Prose, _ references: [Identifier], at now: Instant) throws {
        try run("DELETE FROM citations WHERE answer = \(answer)")
        let works = references.including(body.citedWorks).prefix(Self.most)
        for work in works {
            try run("INSERT INTO citations (answer, scheme, value) VALUES (\(answer), \(work.scheme), \(work.value))")
        }
        try run("UPDATE answers SET works_noted = 1 WHERE number = \(answer) AND works_noted = 0")
        try lookAfter(works, at: now)
    }

    func lookAfter(_ works: some Sequence<Identifier>, at now: Instant) throws {
        for work in works where work.isLookedUp {
            let known = try articles(known: [work]).first
            try expectRecheck(of: known ?? addReference(work, at: now), at: now)
        }
    }

    /// Has names that an article lost looked up still, where somebody named it by them.
    func lookAfter(_ lost: [Identifier], takenFrom article: Number<Article>, at now: Instant) throws {
        let cited = try lost.filter(isNamed)
        if cited.isEmpty { return }
        try lookAfter(cited, at: now)
        // What a person took away must not come back because it is looked up by itself.
        let denied = Set(try claims(of: article).flatMap(\.statement.denied))
        for other in try articles(known: cited.filter(denied.contains)) { try note(article, other, .apart, at: now) }
    }

    private func isNamed(_ work: Identifier) throws -> Bool {
        try Bool.first(
            self,
            """
            SELECT EXISTS (SELECT 1 FROM citations WHERE scheme = \(work.scheme) AND value = \(work.value))
                OR EXISTS (SELECT 1 FROM vote_references WHERE scheme = \(work.scheme) AND value = \(work.value))
            """) ?? false
    }

    func forgetWorks(in contribution: Number<Contribution>) throws {
        try run("DELETE FROM citations WHERE contribution = \(contribution)")
    }

    func forgetWorks(in answer: Number<StoredAnswer>) throws {
        try run("DELETE FROM citations WHERE answer = \(answer)")
    }

    /// How many works one text may name.
    private static let most = 200

    /// Whether a work is here only because it was named, every registry was asked for it, and none has it.
    static func isUnknown(work: SQL, scheme: SQL) -> SQL {
        """
        (\(work) IS NOT NULL AND \(scheme) IN \(Array(Identifier.Scheme.inRegistries))
            AND EXISTS (SELECT 1 FROM articles AS named WHERE named.number = \(work) AND named.added_by IS NULL)
            AND NOT EXISTS (SELECT 1 FROM pending_resolutions WHERE article = \(work))
            AND NOT EXISTS (SELECT 1 FROM claims WHERE article = \(work) AND source <> \(ClaimSource.pasted)))
        """
    }

    private func addReference(_ reference: Identifier, at now: Instant) throws -> Number<Article> {
        var record = ArticleRecord()
        record.identifiers = [reference]
        let unasked = Inquiry.first(of: [reference]).map { Finding($0.service, by: reference, .late) }
        return try addArticle([Claim.Statement(.pasted, record)], awaiting: unasked, by: nil, at: now)
    }
}

extension Store {
    /// Reads what was written before works were noted.
    func noteWorksOfOldWriting(at now: Instant) throws {
        while try database.write({ db in try db.noteWorksOfSomeContributions(at: now) }) {}
        while try database.write({ db in try db.noteWorksOfSomeAnswers(at: now) }) {}
    }
}

extension Database {
    private static let batch = 500

    /// Whether there was anything to read.
    fileprivate func noteWorksOfSomeContributions(at now: Instant) throws -> Bool {
        let rows = try Row.all(
            self,
            """
            SELECT number, body, iif(withdrawn_at IS NULL, body_html, '') AS html FROM contributions
            WHERE works_noted = 0 LIMIT \(Self.batch)
            """)
        for row in rows {
            let number: Number<Contribution> = row["number"]
            try noteWorks(in: number, Prose(source: row["body"], html: row["html"]), at: now)
        }
        return !rows.isEmpty
    }

    fileprivate func noteWorksOfSomeAnswers(at now: Instant) throws -> Bool {
        let rows = try Row.all(
            self,
            """
            SELECT number, body, body_html FROM answers
            WHERE works_noted = 0 AND withdrawn_at IS NULL LIMIT \(Self.batch)
            """)
        for row in rows {
            let number: Number<StoredAnswer> = row["number"]
            let references = try Row.all(
                self, "SELECT scheme, value FROM answer_references WHERE answer = \(number) ORDER BY position"
            ).compactMap(Identifier.init)
            try noteWorks(in: number, Prose(source: row["body"], html: row["body_html"]), references, at: now)
        }
        return !rows.isEmpty
    }
}
