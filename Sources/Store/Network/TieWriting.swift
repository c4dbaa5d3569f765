package import Colloquium
import GRDB

extension Store {
    /// Adds a tie to the viewer's network; the same form sent twice adds one.
    /// - Throws: a refusal at the field that is wrong: an unknown member, one who is in the network already, a person
    ///   outside who is, a handle nobody has.
    @discardableResult
    package func addTie(_ draft: Tie.Draft, by viewer: Viewer, at now: Instant) async throws -> Number<Tie> {
        let owner = try viewer.signedIn(to: "add to your network")
        return try await write { db in
            if let sent = try Number<Tie>.first(
                db, "SELECT number FROM ties WHERE owner = \(owner) AND submission = \(draft.submission)")
            {
                return sent
            }
            return try db.addTie(draft, to: owner, at: now)
        }
    }

    /// Changes a tie of the viewer's; whom it leads to stays.
    /// - Parameter version: of the tie that the form was filled in from.
    package func change(
        _ number: Number<Tie>, to draft: Tie.Draft, over version: Int?, by viewer: Viewer, at now: Instant
    ) async throws {
        let owner = try viewer.signedIn(to: "change your network")
        try await write { db in
            let tie = try db.tie(number, of: owner)
            guard tie.version == version else { throw Refusal.changedMeanwhile("This tie") }
            let isMember = tie.node.kind == .member
            if !isMember {
                try db.refuseIfThere(draft, beside: db.nodes("owner = \(owner) AND ties.number <> \(number)"))
            }
            try db.run(
                """
                UPDATE ties SET name = \(isMember ? "" : draft.name), affiliation = \(isMember ? "" : draft.affiliation),
                    contact = \(draft.contact), strength = \(draft.strength), mode = \(draft.mode),
                    locality = \(draft.locality), notes = \(draft.notes), last_contact = \(draft.lastContact),
                    rhythm_count = \(draft.rhythm?.count), rhythm_unit = \(draft.rhythm?.unit),
                    changed_at = max(added_at, \(now)), version = version + 1
                WHERE number = \(number)
                """)
            try db.share(number, draft, isMember: isMember)
        }
    }

    /// Removes a tie with all that belongs to it; steps planned with them keep the name. One that is gone stays gone.
    package func removeTie(_ number: Number<Tie>, by viewer: Viewer) async throws {
        let owner = try viewer.signedIn(to: "change your network")
        try await write { try $0.run("DELETE FROM ties WHERE number = \(number) AND owner = \(owner)") }
    }

    /// Notes that the viewer and the other end were in touch; an earlier day than is known changes nothing.
    /// - Parameter day: as "2026-11-28".
    /// - Returns: the day that was known before; nil for none.
    @discardableResult
    package func noteContact(_ number: Number<Tie>, on day: String, by viewer: Viewer) async throws -> String? {
        let owner = try viewer.signedIn(to: "change your network")
        return try await write { db in
            let tie = try db.tie(number, of: owner)
            try db.run(
                """
                UPDATE ties SET last_contact = \(day), version = version + 1
                WHERE number = \(number) AND coalesce(last_contact < \(day), 1)
                """)
            return tie.lastContact
        }
    }

    /// Notes that two of the viewer's ties know each other, or takes that back where they do not.
    package func know(_ pair: TiePair, by viewer: Viewer) async throws {
        let owner = try viewer.signedIn(to: "change your network")
        try await write { db in
            _ = try (db.tie(pair.one, of: owner), db.tie(pair.other, of: owner))
            guard pair.one != pair.other else { throw Refusal(.invalid, "Choose two different ties.") }
            try db.run("INSERT INTO tie_links (one, other) VALUES (\(pair.one), \(pair.other)) ON CONFLICT DO NOTHING")
        }
    }

    /// Takes back that two of the viewer's ties know each other.
    package func forget(_ pair: TiePair, by viewer: Viewer) async throws {
        let owner = try viewer.signedIn(to: "change your network")
        try await write { db in
            _ = try (db.tie(pair.one, of: owner), db.tie(pair.other, of: owner))
            try db.run("DELETE FROM tie_links WHERE one = \(pair.one) AND other = \(pair.other)")
        }
    }
}

extension Database {
    func addTie(_ draft: Tie.Draft, to owner: Number<Member>, at now: Instant) throws -> Number<Tie> {
        try refuseIfThere(draft, in: owner)
        return try insertTie(draft, to: owner, at: now)
    }

    /// Saves a tie of which it is known that it may be added.
    func insertTie(_ draft: Tie.Draft, to owner: Number<Member>, at now: Instant) throws -> Number<Tie> {
        let submission = draft.submission.isEmpty ? Token().text : draft.submission
        try run(
            """
            INSERT INTO ties (owner, kind, member, name, affiliation, contact, strength, mode, locality, notes,
                last_contact, rhythm_count, rhythm_unit, added_at, changed_at, submission)
            VALUES (\(owner), \(draft.kind), \(draft.member), \(draft.name), \(draft.affiliation), \(draft.contact),
                \(draft.strength), \(draft.mode), \(draft.locality), \(draft.notes), \(draft.lastContact),
                \(draft.rhythm?.count), \(draft.rhythm?.unit), \(now), \(now), \(submission))
            """)
        let number = insertedNumber(of: Tie.self)
        try share(number, draft, isMember: draft.member != nil)
        return number
    }

    /// The same person twice in one network is one too many; two people of one name are told apart by their place.
    private func refuseIfThere(_ draft: Tie.Draft, in owner: Number<Member>) throws {
        let kept = try nodes("owner = \(owner)")
        if kept.count >= Tie.limit { throw Refusal.fullNetwork }
        if let member = draft.member {
            let found = try Bool.first(
                self, "SELECT 1 FROM members WHERE number = \(member) AND standing = 'active' AND NOT is_guest")
            if found == nil || member == owner { throw Refusal.noSuch("member") }
            if kept.contains(where: { $0.member == member }) {
                throw Refusal.invalid("kind", "They are in your network already.")
            }
        } else {
            try refuseIfThere(draft, beside: kept)
        }
    }

    fileprivate func refuseIfThere(_ draft: Tie.Draft, beside kept: [Tie.Node]) throws {
        if kept.contains(where: { $0.key == draft.node.key }) {
            throw Refusal.invalid("name", "“\(draft.name)” of the same place is in your network already.")
        }
    }

    /// Saves the topics, the roles, and who may read what.
    fileprivate func share(_ number: Number<Tie>, _ draft: Tie.Draft, isMember: Bool) throws {
        try run("DELETE FROM tie_topics WHERE tie = \(number)")
        for (position, topic) in draft.topics.enumerated() {
            try run(
                """
                INSERT INTO tie_topics (tie, position, topic, key)
                VALUES (\(number), \(position), \(topic), \(Tie.key(ofTopic: topic)))
                """)
        }
        try run("DELETE FROM tie_roles WHERE tie = \(number)")
        for role in draft.roles { try run("INSERT INTO tie_roles (tie, role) VALUES (\(number), \(role))") }
        try run("UPDATE ties SET tells = \(isMember && draft.tells) WHERE number = \(number)")
        try setAudiences(draft.audiences, of: "number = \(number)")
        try setReaders(members(named: draft.named), of: "number = \(number)")
    }

    /// What is not given stays.
    /// - Parameter condition: on `ties`.
    func setAudiences(_ audiences: [Tie.Part: Audience], of condition: SQL) throws {
        try run(
            """
            UPDATE ties SET tie_audience = coalesce(\(audiences[.tie]), tie_audience),
                notes_audience = coalesce(\(audiences[.notes]), notes_audience),
                rhythm_audience = coalesce(\(audiences[.rhythm]), rhythm_audience),
                history_audience = coalesce(\(audiences[.history]), history_audience)
            WHERE \(condition)
            """)
    }

    /// Names those who read what is for people whom the owner names.
    func setReaders(_ named: [Number<Member>], of condition: SQL) throws {
        // Who stays is not written again: of five hundred ties with fifty readers each that is much.
        try run(
            """
            DELETE FROM tie_readers WHERE tie IN (SELECT number FROM ties WHERE \(condition))
                AND member NOT IN \(SQL.list(named.map(\.rawValue)))
            """)
        for member in named {
            try run(
                """
                INSERT INTO tie_readers (tie, member) SELECT number, \(member) FROM ties WHERE \(condition)
                    ON CONFLICT DO NOTHING
                """)
        }
    }

    /// - Throws: a refusal at "named" for a handle that nobody has.
    func members(named handles: [Handle]) throws -> [Number<Member>] {
        try handles.map { handle in
            let number = try Number<Member>.first(
                self, "SELECT number FROM members WHERE handle = \(handle) AND standing = 'active' AND NOT is_guest")
            guard let number else { throw Refusal.invalid("named", "There is no member @\(handle.rawValue).") }
            return number
        }
    }
}

extension Refusal {
    static var fullNetwork: Refusal {
        Refusal(.conflict, "Your network holds \(Tie.limit) ties. Remove one that is over.")
    }
}
