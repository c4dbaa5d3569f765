package import Colloquium
import GRDB

extension Store {
    /// Asks whoever made an offer, or answers a request; the same form sent twice asks once.
    /// - Parameter today: where the viewer is, as "2026-11-28".
    /// - Throws: not found for what the viewer may not read; a conflict where nobody can be asked now, or not again.
    @discardableResult
    package func ask(
        about listing: Number<MentoringListing>, _ draft: MentoringAsk.Draft, by viewer: Viewer, on today: String,
        at now: Instant
    ) async throws -> Number<MentoringAsk> {
        let asker = try viewer.signedIn(to: "ask somebody")
        return try await write { db in
            if let sent = try Number<MentoringAsk>.first(
                db, "SELECT number FROM mentoring_asks WHERE asker = \(asker) AND submission = \(draft.submission)")
            {
                return sent
            }
            let listing = try db.listing(listing, for: viewer)
            try listing.refuseToBeAsked(by: asker, on: today)
            let pair = MentoringPair(listing, asker)
            try db.refuseToAsk(pair, by: asker, at: now)
            let submission = draft.submission.isEmpty ? Token().text : draft.submission
            try db.run(
                """
                INSERT INTO mentoring_asks (listing, role, giver, taker, asker, words, asked_at, ends_at, submission)
                VALUES (\(listing.number), \(pair.role), \(pair.giver), \(pair.taker), \(asker), \(draft.words),
                    \(now), \(now + MentoringAsk.term), \(submission))
                """)
            let number = db.insertedNumber(of: MentoringAsk.self)
            try db.tell(listing.person.number, .asked, of: .ask(number), by: asker, at: now)
            return number
        }
    }

    /// Says yes: an agreement begins, both know each other's names already, and what was looked for is found.
    /// - Parameter today: where the viewer is, as "2026-11-28".
    /// - Throws: a conflict where it was answered, ran out, or no place is left by now.
    @discardableResult
    package func accept(
        _ number: Number<MentoringAsk>, by viewer: Viewer, on today: String, at now: Instant
    ) async throws -> Number<MentoringAgreement> {
        let member = try viewer.signedIn(to: "answer")
        return try await write { db in
            let ask = try db.ask(number, of: member)
            if ask.answer == .accepted, let begun = try db.agreement(begunBy: number, of: member) { return begun }
            try ask.refuseUnlessOpen(to: member, at: now)
            try db.refuseUnlessStanding(ask, for: viewer, on: today)
            try db.refuseUnlessRoom(ask.giver, as: ask.role, for: member)
            try db.run(
                "UPDATE mentoring_asks SET answer = 'accepted', answered_at = \(now) WHERE number = \(number)")
            let agreement = try db.begin(ask, on: today, at: now)
            try db.run(
                """
                UPDATE mentoring_listings SET paused = 1, version = version + 1
                WHERE kind = 'request' AND NOT paused AND (number = \(ask.listing)
                    OR owner = \(ask.taker.number) AND role = \(ask.role) AND trainee IS NULL)
                """)
            try db.tell(ask.asker, .accepted, of: .ask(number), by: member, at: now)
            return agreement
        }
    }

    /// Says no, with words or without.
    package func decline(
        _ number: Number<MentoringAsk>, _ parting: MentoringAsk.Parting, by viewer: Viewer, at now: Instant
    ) async throws {
        let member = try viewer.signedIn(to: "answer")
        try await write { db in
            let ask = try db.ask(number, of: member)
            if ask.answer == .declined { return }
            try ask.refuseUnlessOpen(to: member, at: now)
            try db.run(
                """
                UPDATE mentoring_asks SET answer = 'declined', answered_at = \(now), answer_words = \(parting.words)
                WHERE number = \(number)
                """)
            try db.tell(ask.asker, .declined, of: .ask(number), by: member, at: now)
        }
    }

    /// Takes back what the viewer asked, where nobody answered it yet.
    package func takeBack(_ number: Number<MentoringAsk>, by viewer: Viewer, at now: Instant) async throws {
        let member = try viewer.signedIn(to: "take it back")
        try await write { db in
            guard try db.ask(number, of: member).asker == member else { throw Refusal.noSuch("request") }
            try db.run(
                """
                UPDATE mentoring_asks SET answer = 'taken-back', answered_at = \(now)
                WHERE number = \(number) AND answer = 'open'
                """)
        }
    }
}

/// Who would be what to whom.
private struct MentoringPair {
    let role: MentoringRole
    let giver: Number<Member>
    let taker: Number<Member>

    init(_ listing: MentoringListing, _ asker: Number<Member>) {
        role = listing.role
        (giver, taker) =
            listing.kind == .offer ? (listing.person.number, asker) : (asker, listing.person.number)
    }
}

extension MentoringListing {
    fileprivate func refuseToBeAsked(by asker: Number<Member>, on today: String) throws(Refusal) {
        if owner.number == asker || person.number == asker {
            throw Refusal(.conflict, "This is yours: others answer it.")
        }
        if isOpen(on: today) { return }
        throw Refusal(
            .conflict,
            kind == .offer
                ? "\(owner.name) has no open place at the moment. Look again later, or see who else offers this."
                : "\(person.name) looks for nobody at the moment.")
    }
}

extension MentoringListing {
    /// Why an answer to it that was sent when it was open cannot be accepted now; what is to be done depends on who made it.
    fileprivate func reasonToWait(for member: Number<Member>) -> String {
        if owner.number == member {
            return isPaused
                ? "Your \(kind.rawValue) is paused. Open it again, then say yes."
                : "Your request has run out. Give it another last day, then say yes."
        }
        if isPaused { return "\(owner.name) paused what they made for you. Ask them to open it again." }
        return need?.consent == .given
            ? "What \(owner.name) made for you has run out. Ask them for another last day."
            : "\(owner.name) changed what they made for you. Read it and say yes to it first, then to this."
    }
}

extension MentoringAsk {
    fileprivate func refuseUnlessOpen(to member: Number<Member>, at now: Instant) throws(Refusal) {
        if asker == member { throw Refusal(.forbidden, "Whoever was asked answers this.") }
        switch answer(at: now) {
        case .open: return
        case .lapsed: throw Refusal(.conflict, "This ran out after 30 days. You can ask them in your turn.")
        case .takenBack: throw Refusal(.conflict, "\(other(than: member).name) took this back.")
        case .accepted, .declined: throw Refusal(.conflict, "You answered this already.")
        }
    }
}

extension Database {
    fileprivate func refuseToAsk(_ pair: MentoringPair, by asker: Number<Member>, at now: Instant) throws {
        let between: SQL = """
            min(giver, taker) = \(min(pair.giver, pair.taker)) AND max(giver, taker) = \(max(pair.giver, pair.taker))
            AND role = \(pair.role)
            """
        try run(
            "UPDATE mentoring_asks SET answer = 'lapsed' WHERE answer = 'open' AND ends_at <= \(now) AND \(between)")
        if try Bool.first(self, "SELECT 1 FROM mentoring_asks WHERE answer = 'open' AND \(between)") != nil {
            throw Refusal(.conflict, "One of you has asked the other already, and waits for an answer.")
        }
        let running = try Bool.first(
            self,
            """
            SELECT 1 FROM mentoring_agreements WHERE giver = \(pair.giver) AND taker = \(pair.taker)
                AND role = \(pair.role) AND ended_at IS NULL
            """)
        if running != nil { throw Refusal(.conflict, "You two have agreed on this already.") }
        let refused = try Bool.first(
            self,
            """
            SELECT 1 FROM mentoring_asks WHERE asker = \(asker) AND answer = 'declined' AND \(between)
                AND answered_at > \(now - MentoringAsk.rest)
            """)
        if refused != nil {
            throw Refusal(.conflict, "They said no not long ago. Leave them some months before you ask again.")
        }
        let count =
            try Int.first(
                self,
                "SELECT count(*) FROM mentoring_asks WHERE asker = \(asker) AND asked_at > \(now - .days(1))") ?? 0
        if count >= MentoringAsk.dailyLimit {
            throw Refusal(
                .conflict, "You asked \(count) people within a day. Wait for their answers, and go on tomorrow.")
        }
    }

    /// What was asked about must still be there, and open.
    fileprivate func refuseUnlessStanding(_ ask: MentoringAsk, for viewer: Viewer, on today: String) throws {
        guard let number = ask.listing, let member = viewer.member,
            let listing = try listings("number = \(number)", for: member).first
        else { throw Refusal(.conflict, "What this was about has been taken away.") }
        // Of an open offer it is the places alone that can be wanting; they have words of their own.
        if listing.kind == .offer ? !listing.isPaused : listing.isOpen(on: today) { return }
        throw Refusal(.conflict, listing.reasonToWait(for: member))
    }

    /// Running agreements never exceed the places of an offer, which the schema says, too.
    func refuseUnlessRoom(
        _ giver: MentoringPerson, as role: MentoringRole, for member: Number<Member>
    ) throws {
        let offers = try listings("kind = 'offer' AND owner = \(giver.number) AND role = \(role)", for: member)
        guard let room = offers.first?.room, room.open == 0 else { return }
        throw Refusal(
            .conflict,
            giver.number == member
                ? "All your places are taken. End an agreement that is over, or offer more places, then say yes."
                : "\(giver.name) cannot begin this at the moment. Ask them about it.")
    }

    /// With nothing but a first day; both say the rest to each other.
    fileprivate func begin(
        _ ask: MentoringAsk, on today: String, at now: Instant
    ) throws -> Number<MentoringAgreement> {
        try run(
            """
            INSERT INTO mentoring_agreements (ask, role, giver, taker, began_at)
            VALUES (\(ask.number), \(ask.role), \(ask.giver.number), \(ask.taker.number), \(now))
            """)
        let number = insertedNumber(of: MentoringAgreement.self)
        try run(
            """
            INSERT INTO mentoring_terms (agreement, role, starts_on, proposed_by, proposed_at, answer, submission)
            VALUES (\(number), \(ask.role), \(today), \(ask.asker), \(now), 'agreed', 'begun')
            """)
        return number
    }
}
