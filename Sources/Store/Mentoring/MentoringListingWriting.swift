package import Colloquium
import GRDB

extension Store {
    /// Offers or asks for something; the same form sent twice does so once. A trainee is asked first, unless they said before
    /// that they want nobody looked for by this member.
    /// - Throws: a refusal at the field that is wrong; a conflict where the member has such an offer or request already.
    @discardableResult
    package func addListing(
        _ draft: MentoringListing.Draft, by viewer: Viewer, at now: Instant
    ) async throws -> Number<MentoringListing> {
        let owner = try viewer.signedIn(to: "offer or ask for something")
        return try await write { db in
            if let sent = try Number<MentoringListing>.first(
                db, "SELECT number FROM mentoring_listings WHERE owner = \(owner) AND submission = \(draft.submission)")
            {
                return sent
            }
            let trainee = try draft.trainee.map { try db.trainee($0, of: owner) }
            try db.refuseSecond(draft, for: trainee, of: owner)
            if trainee != nil { try db.countTraineeRequest(of: owner, at: now) }
            let submission = draft.submission.isEmpty ? Token().text : draft.submission
            let consent = try trainee.map { try db.firstConsent(of: $0, to: owner) }
            try db.run(
                """
                INSERT INTO mentoring_listings (owner, kind, role, words, pace, audience, for_whom, places, trainee,
                    consent, last_day, made_at, submission)
                VALUES (\(owner), \(draft.kind), \(draft.role), \(draft.words), \(draft.pace), \(draft.audience),
                    \(draft.forWhom), \(draft.places), \(trainee), \(consent), \(draft.lastDay), \(now), \(submission))
                """)
            let number = db.insertedNumber(of: MentoringListing.self)
            try db.saveParts(of: draft, number)
            if let trainee, consent == .waiting {
                try db.tell(trainee, .consent, of: .listing(number), by: owner, at: now)
            }
            return number
        }
    }

    /// Changes an offer or a request of the viewer's; its role and whom it is for stay. A trainee who said yes is asked again,
    /// and told so; one who has not answered finds the new words where the old ones were.
    /// - Parameter version: of the listing that the form was filled in from.
    package func change(
        _ number: Number<MentoringListing>, to draft: MentoringListing.Draft, over version: Int?, by viewer: Viewer,
        at now: Instant
    ) async throws {
        let owner = try viewer.signedIn(to: "change what you offer")
        try await write { db in
            let listing = try db.listing(number, of: owner)
            guard listing.version == version else { throw Refusal.changedMeanwhile("This") }
            try db.run(
                """
                UPDATE mentoring_listings SET words = \(draft.words), pace = \(draft.pace),
                    audience = \(draft.audience), for_whom = \(listing.kind == .offer ? draft.forWhom : ""),
                    places = \(listing.kind == .offer ? draft.places : nil),
                    last_day = \(listing.kind == .request ? draft.lastDay : nil),
                    consent = CASE consent WHEN 'given' THEN 'waiting' ELSE consent END, version = version + 1
                WHERE number = \(number)
                """)
            try db.saveParts(of: draft, number)
            if let need = listing.need, let trainee = need.trainee, need.consent == .given {
                try db.tell(trainee.number, .consent, of: .listing(number), by: owner, at: now)
            }
        }
    }

    /// Lets nobody find or answer a listing of the viewer's until it is opened again.
    package func pause(_ number: Number<MentoringListing>, by viewer: Viewer) async throws {
        let owner = try viewer.signedIn(to: "change what you offer")
        try await write { db in
            _ = try db.listing(number, of: owner)
            try db.run(
                "UPDATE mentoring_listings SET paused = 1, version = version + 1 WHERE number = \(number) AND NOT paused"
            )
        }
    }

    package func reopen(_ number: Number<MentoringListing>, by viewer: Viewer) async throws {
        let owner = try viewer.signedIn(to: "change what you offer")
        try await write { db in
            _ = try db.listing(number, of: owner)
            try db.run(
                "UPDATE mentoring_listings SET paused = 0, version = version + 1 WHERE number = \(number) AND paused")
        }
    }

    /// Removes a listing of the viewer's; who waits for an answer to it is told that it is a no. One that is gone stays gone.
    package func removeListing(_ number: Number<MentoringListing>, by viewer: Viewer, at now: Instant) async throws {
        let owner = try viewer.signedIn(to: "change what you offer")
        try await write { db in
            let condition: SQL = "number = \(number) AND owner = \(owner)"
            try db.declineAsks("listing IN (SELECT number FROM mentoring_listings WHERE \(condition))", at: now)
            try db.run("DELETE FROM mentoring_listings WHERE \(condition)")
        }
    }

    /// Says yes to a request that somebody made for the viewer.
    /// - Parameter version: of the request that the viewer read.
    /// - Throws: a conflict where it says something else by now.
    package func consent(
        to number: Number<MentoringListing>, over version: Int?, by viewer: Viewer
    ) async throws {
        let trainee = try viewer.signedIn(to: "answer")
        try await write { db in
            let listing = try db.listing(number, for: viewer)
            let guide = try listing.guide(of: trainee)
            guard listing.version == version else { throw Refusal.changedMeanwhile("This") }
            try db.run("UPDATE mentoring_listings SET consent = 'given' WHERE number = \(number)")
            try db.run("DELETE FROM trainee_refusals WHERE guide = \(guide) AND trainee = \(trainee)")
        }
    }

    /// Says no to it, at first or after a yes: nobody is shown it, its owner is not told, and their later requests for the
    /// viewer come to nobody's eyes either.
    package func refuseConsent(to number: Number<MentoringListing>, by viewer: Viewer, at now: Instant) async throws {
        let trainee = try viewer.signedIn(to: "answer")
        try await write { db in
            let guide = try db.listing(number, for: viewer).guide(of: trainee)
            try db.run("UPDATE mentoring_listings SET consent = 'refused' WHERE number = \(number)")
            try db.run(
                """
                INSERT INTO trainee_refusals (guide, trainee, since) VALUES (\(guide), \(trainee), \(now))
                ON CONFLICT DO NOTHING
                """)
            try db.declineAsks("listing = \(number)", at: now)
        }
    }
}

extension MentoringListing {
    /// - Throws: not found where it is not for that member.
    fileprivate func guide(of trainee: Number<Member>) throws(Refusal) -> Number<Member> {
        guard need?.trainee?.number == trainee else { throw Refusal.noSuch("offer or request") }
        return owner.number
    }
}

extension Database {
    fileprivate func trainee(_ handle: Handle, of owner: Number<Member>) throws -> Number<Member> {
        let number = try Number<Member>.first(
            self, "SELECT number FROM members WHERE handle = \(handle) AND \(SQL.isActiveMember)")
        guard let number else { throw Refusal.invalid("trainee", "There is no member @\(handle.rawValue).") }
        if number == owner {
            throw Refusal.invalid("trainee", "That is you: choose yourself for a request for yourself.")
        }
        let isGuided = try Bool.first(
            self, "SELECT 1 FROM guidings WHERE trainee = \(number) AND educator = \(owner) AND agreed_at IS NOT NULL")
        guard isGuided != nil else {
            throw Refusal.invalid(
                "trainee", "You do not guide @\(handle.rawValue). Ask them first whether you may, under Guiding.")
        }
        return number
    }

    /// Counts a request for a trainee, also once it is taken away. How many there may be depends on nobody's answer, or it
    /// would tell it.
    fileprivate func countTraineeRequest(of guide: Number<Member>, at now: Instant) throws {
        try run("DELETE FROM trainee_requests WHERE guide = \(guide) AND made_at <= \(now - .days(1))")
        let ofDay = try Int.first(self, "SELECT count(*) FROM trainee_requests WHERE guide = \(guide)") ?? 0
        if ofDay >= MentoringListing.traineesADay {
            throw Refusal.invalid("trainee", "You named \(ofDay) trainees within a day. Go on tomorrow.")
        }
        let atOnce =
            try Int.first(
                self,
                "SELECT count(*) FROM mentoring_listings WHERE owner = \(guide) AND trainee IS NOT NULL") ?? 0
        if atOnce >= MentoringListing.traineesAtOnce {
            throw Refusal.invalid(
                "trainee", "There are \(atOnce) requests of yours for trainees. Take one away that is over.")
        }
        try run("INSERT INTO trainee_requests (guide, made_at) VALUES (\(guide), \(now))")
    }

    private func isRefused(_ guide: Number<Member>, by trainee: Number<Member>) throws -> Bool {
        try Bool.first(self, "SELECT 1 FROM trainee_refusals WHERE guide = \(guide) AND trainee = \(trainee)") != nil
    }

    fileprivate func firstConsent(
        of trainee: Number<Member>, to guide: Number<Member>
    ) throws -> MentoringListing.Consent {
        try isRefused(guide, by: trainee) ? .refused : .waiting
    }

    fileprivate func refuseSecond(
        _ draft: MentoringListing.Draft, for trainee: Number<Member>?, of owner: Number<Member>
    ) throws {
        let found = try Number<MentoringListing>.first(
            self,
            """
            SELECT number FROM mentoring_listings
            WHERE owner = \(owner) AND kind = \(draft.kind) AND role = \(draft.role) AND trainee IS \(trainee)
            """)
        if found == nil { return }
        throw Refusal.invalid(
            "role",
            draft.kind == .offer
                ? "You offer to be \(draft.role.withArticle) already: change that offer."
                : "There is such a request for \(draft.role.withArticle) already: change that one.")
    }

    /// Saves topics, ways, stages and readers in the place of those there are.
    fileprivate func saveParts(of draft: MentoringListing.Draft, _ number: Number<MentoringListing>) throws {
        for table in ["mentoring_topics", "mentoring_ways", "mentoring_stages", "mentoring_readers"] {
            try run("DELETE FROM \(sql: table) WHERE listing = \(number)")
        }
        for (position, topic) in draft.topics.enumerated() {
            try run(
                """
                INSERT INTO mentoring_topics (listing, position, topic, key)
                VALUES (\(number), \(position), \(topic), \(Tie.key(ofTopic: topic)))
                """)
        }
        for way in draft.ways { try run("INSERT INTO mentoring_ways (listing, way) VALUES (\(number), \(way))") }
        for stage in draft.stages {
            try run("INSERT INTO mentoring_stages (listing, stage) VALUES (\(number), \(stage))")
        }
        for member in try members(named: draft.named) {
            try run("INSERT INTO mentoring_readers (listing, member) VALUES (\(number), \(member))")
        }
    }
}
