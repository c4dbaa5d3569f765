package import Colloquium
import Foundation
import GRDB

/// What became of a claim.
package struct ClaimOutcome: Hashable, Sendable {
    package enum Effect: Hashable, Sendable {
        case taken
        /// The source had said the same before.
        case unchanged
        /// The record is of another work, or of another version, and was not taken.
        case refused(Likeness)
    }

    /// The article it was made of, by the number under which the work stands now.
    package let article: Number<Article>
    package let effect: Effect
    /// Numbers of articles that it showed to be this work, and that lead to `article` from now on.
    package let merged: [Number<Article>]
}

extension Store {
    /// Adds what a source says of an article, or replaces what it said before, and shows what follows from it. Where a
    /// registry names another article that is here as the same work, and nothing contradicts, the two become one.
    package func claim(
        _ statement: Claim.Statement, of article: Number<Article>, at now: Instant
    ) async throws -> ClaimOutcome {
        try await write { db in try db.claim(statement, of: article, at: now) }
    }

    /// Shows a field as one claim has it, whatever others say from now on; nil lets trust choose again. The article's
    /// adder and moderators may.
    package func pin(
        _ field: ArticleRecord.Field, to claim: Number<Claim>?, of article: Number<Article>, by viewer: Viewer,
        at now: Instant
    ) async throws {
        try await write { db in
            let number = try db.curated(article, by: viewer)
            if field.isUnited {
                throw Refusal.invalid("field", "The \(field.name) of all sources are shown together; none is chosen.")
            }
            if let claim {
                let said = try db.claims(of: number).first { $0.number == claim }
                guard let said else { throw Refusal.noSuch("claim") }
                guard said.statement.says(field) else {
                    throw Refusal.invalid("claim", "\(said.source.name) says nothing of this field.")
                }
                try db.run(
                    """
                    INSERT INTO pins (article, field, claim, pinned_by, pinned_at)
                    VALUES (\(number), \(field.name), \(claim), \(viewer.member), \(now))
                    ON CONFLICT (article, field) DO UPDATE SET claim = excluded.claim, pinned_by = excluded.pinned_by,
                        pinned_at = excluded.pinned_at
                    """)
            } else {
                try db.run("DELETE FROM pins WHERE article = \(number) AND field = \(field.name)")
            }
            try db.show(number, at: now)
            try db.audit(
                claim == nil ? "field unpinned" : "field pinned", "articles/\(number)", by: viewer.member, at: now,
                detail: field.name)
        }
    }
}

struct ClaimRow: ReadRow {
    let number: Number<Claim>
    let article: Number<Article>
    let home: Number<Article>
    let source: ClaimSource
    let detail: String
    let record: String
    let denied: String
    let isExcerpt: Bool
    let claimedAt: Instant

    func claim() throws -> Claim {
        let decoder = JSONDecoder()
        return Claim(
            number: number,
            statement: Claim.Statement(
                source, detail: detail, try decoder.decode(ArticleRecord.self, from: Data(record.utf8)),
                denied: try decoder.decode([Identifier].self, from: Data(denied.utf8)), isExcerpt: isExcerpt),
            claimedAt: claimedAt, home: home == article ? nil : home)
    }
}

extension Database {
    func claims(of article: Number<Article>) throws -> [Claim] {
        try ClaimRow.all(self, "SELECT * FROM claims WHERE article = \(article) ORDER BY number").map { try $0.claim() }
    }

    func pins(of article: Number<Article>) throws -> [ArticleRecord.Field: Number<Claim>] {
        try Row.all(self, "SELECT field, claim FROM pins WHERE article = \(article)").reduce(into: [:]) { pins, row in
            if let field = ArticleRecord.Field(name: row["field"]) { pins[field] = row["claim"] as Number<Claim> }
        }
    }

    func pinners(of article: Number<Article>) throws -> [ArticleRecord.Field: String] {
        try Row.all(
            self,
            """
            SELECT field, name FROM pins JOIN members ON members.number = pinned_by WHERE article = \(article)
            """
        ).reduce(into: [:]) { pinners, row in
            if let field = ArticleRecord.Field(name: row["field"]) { pinners[field] = row["name"] as String }
        }
    }

    func claim(_ statement: Claim.Statement, of number: Number<Article>, at now: Instant) throws -> ClaimOutcome {
        let article = try standing(number)
        let effect = try take(statement, of: article, at: now)
        guard effect == .taken else { return ClaimOutcome(article: article, effect: effect, merged: []) }
        try show(article, at: now)
        let (survivor, merged) = try unite(article, by: statement, at: now)
        return ClaimOutcome(article: survivor, effect: .taken, merged: merged)
    }

    /// Writes a claim down, unless it is of another work; `show` and `unite` make the rest of it.
    func take(
        _ statement: Claim.Statement, of article: Number<Article>, at now: Instant
    ) throws -> ClaimOutcome.Effect {
        if statement.record == ArticleRecord(), statement.denied.isEmpty { return .unchanged }
        let claims = try claims(of: article)
        let sameVoice = claims.filter {
            $0.home == nil && $0.source == statement.source && $0.detail == statement.detail
        }
        let before = statement.source.speaksAgain ? sameVoice.first : nil
        if let before, before.outlasts(statement) { return .unchanged }
        let isDenied = try deny(
            statement.denied, of: article, amongGuests: claims.filter { $0.home != nil }, at: now)
        // A clock that was put back must not make a claim of the future.
        let saidAt = min(statement.saidAt ?? now, now)
        if sameVoice.contains(where: { $0.statement.repeats(statement) }) {
            guard let before else { return isDenied ? .taken : .unchanged }
            try confirm(before, whole: !statement.isExcerpt, at: saidAt)
            return isDenied || before.mayBeSuperseded(among: claims) ? .taken : .unchanged
        }
        if let contradiction = statement.contradiction(to: claims.filter { $0.number != before?.number }) {
            return .refused(contradiction)
        }
        guard let before else {
            try add(statement, to: article, from: article, at: saidAt)
            return .taken
        }
        let whole = statement.source == .hand ? before.statement.followed(by: statement) : statement
        if whole.repeats(before.statement) { return isDenied ? .taken : .unchanged }
        try replace(before, by: whole, at: saidAt)
        return .taken
    }

    /// Notes that a source says the same still.
    private func confirm(_ claim: Claim, whole isWhole: Bool, at now: Instant) throws {
        try run(
            """
            UPDATE claims SET claimed_at = max(claimed_at, \(now)), is_excerpt = is_excerpt AND NOT \(isWhole)
            WHERE number = \(claim.number)
            """)
    }

    /// Takes names away also where they came with articles that were merged into this one, so that they stay away. Gives
    /// back whether there were any.
    private func deny(
        _ names: [Identifier], of article: Number<Article>, amongGuests guests: [Claim], at now: Instant
    ) throws -> Bool {
        var isDenied = false
        for (home, claims) in Dictionary(grouping: guests, by: \.home) {
            let said = names.filter { name in claims.contains { $0.record.identifiers.contains(name) } }
            guard let home, !said.isEmpty else { continue }
            isDenied = true
            let denial = Claim.Statement(.hand, ArticleRecord(), denied: said)
            if let hand = claims.first(where: { $0.source == .hand }) {
                try replace(hand, by: hand.statement.followed(by: denial), at: hand.claimedAt)
            } else {
                try add(denial, to: article, from: home, at: now)
            }
        }
        return isDenied
    }

    /// Puts what a source says now in place of what it said before. Nothing takes the claim away, with the pins that
    /// chose it.
    func replace(_ claim: Claim, by statement: Claim.Statement?, at now: Instant) throws {
        guard let statement else {
            try run("DELETE FROM pins WHERE claim = \(claim.number)")
            try run("DELETE FROM claims WHERE number = \(claim.number)")
            return
        }
        let (record, denied) = try statement.columns
        try run(
            """
            UPDATE claims SET record = \(record), denied = \(denied), is_excerpt = \(statement.isExcerpt),
                claimed_at = \(now)
            WHERE number = \(claim.number)
            """)
    }

    private func add(
        _ statement: Claim.Statement, to article: Number<Article>, from home: Number<Article>, at now: Instant
    ) throws {
        let (record, denied) = try statement.columns
        try run(
            """
            INSERT INTO claims (home, article, source, detail, record, denied, is_excerpt, claimed_at)
            VALUES (\(home), \(article), \(statement.source), \(statement.detail), \(record), \(denied),
                \(statement.isExcerpt), \(now))
            """)
    }
}

extension Claim {
    /// Whether another claim of the same registry stands beside this one: the newer of them tells what the work is to
    /// others, so that it matters when either was said.
    fileprivate func mayBeSuperseded(among claims: [Claim]) -> Bool {
        source.isRegistry && claims.contains { $0.source == source && $0.number != number }
    }
}

extension Claim.Statement {
    var columns: (record: String, denied: String) {
        get throws {
            let encoder = JSONEncoder.steady
            return (
                String(decoding: try encoder.encode(record), as: UTF8.self),
                String(decoding: try encoder.encode(denied), as: UTF8.self)
            )
        }
    }

    /// Why the record cannot be of the work that `claims` are of; nil where it can. Whoever corrects a record by hand
    /// decides, and a page found at the article's own address may have another title than was typed.
    fileprivate func contradiction(to claims: [Claim]) -> Likeness? {
        if source == .hand { return nil }
        switch ArticleRecord.merged(claims).likenessByIdentifiers(to: record) {
        case nil, .same: return nil
        case .unclear: return source.isRegistry ? .unclear : nil
        case let other: return other
        }
    }
}
