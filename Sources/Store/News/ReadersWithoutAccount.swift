package import Colloquium
import GRDB

extension Store {
    /// Notes that who confirmed their address gets the digest of a club. Doing it twice is doing it once.
    /// - Throws: not found unless the club is public; a conflict where the address has an account.
    package func addReader(_ email: EmailAddress, of number: Number<Club>, at now: Instant) async throws {
        try await write { db in
            let club = try db.club(number, for: .visitor)
            if try Bool.first(db, "SELECT 1 FROM members WHERE email_key = \(email.key)") != nil {
                throw Refusal(.conflict, "This address has an account here. Sign in, and follow the club.")
            }
            // Who follows the link in a mail has got it.
            try db.forgetTroubles(of: email.key)
            let hour = ClubReader(number: 0, email: email, timeZone: club.timeZone).hour
            try db.run(
                """
                INSERT INTO club_readers (email, email_key, time_zone, due_at)
                VALUES (\(email.text), \(email.key), \(club.timeZone), \(hour.next(.weekly, after: now)))
                ON CONFLICT (email_key) DO NOTHING
                """)
            try db.run(
                """
                INSERT INTO read_clubs (reader, club, confirmed_at)
                SELECT number, \(number), \(now) FROM club_readers WHERE email_key = \(email.key)
                ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Forgets an address, and everything about it, as the link in each digest promises: the mails to it too, so that none
    /// of them leaves any more.
    package func removeReader(_ reader: Number<ClubReader>) async throws {
        try await write { db in
            let address = try String.first(db, "SELECT email_key FROM club_readers WHERE number = \(reader)")
            guard let address else { return }
            let mails = try Int64.all(
                db,
                """
                SELECT mail FROM reader_digests WHERE reader = \(reader)
                UNION SELECT number FROM mails WHERE kind = 'reader confirmation' AND lower(recipient) = \(address)
                """)
            try db.run("DELETE FROM club_readers WHERE number = \(reader)")
            try db.run("DELETE FROM mails WHERE number IN \(mails)")
            try db.run(
                """
                DELETE FROM address_troubles
                WHERE address = \(address) AND address NOT IN (SELECT email_key FROM members)
                """)
        }
    }

    /// Whose digests are due, longest waiting first, at most 500; who has an account by now gets their own.
    package func dueReaders(at now: Instant) async throws -> [Number<ClubReader>] {
        let longest = Cadence.weekly.atMost
        let astray: SQL = """
            due_at > \(now + longest) AND due_at > coalesce(looked_ahead_to, 0) + \(longest.milliseconds)
            """
        let isAstray = try await read { db in
            try Bool.first(db, "SELECT 1 FROM club_readers WHERE \(astray)") != nil
        }
        // Written while the clock was ahead; what was told already is not told again.
        if isAstray {
            try await write { try $0.run("UPDATE club_readers SET due_at = \(now) WHERE \(astray)") }
        }
        return try await read { db in
            try Number<ClubReader>.all(
                db,
                """
                SELECT number FROM club_readers WHERE due_at <= \(now)
                    AND email_key NOT IN (SELECT email_key FROM members)
                    AND email_key NOT IN \(SQL.suspendedAddresses) ORDER BY due_at, number LIMIT 500
                """)
        }
    }

    /// The same for readers as `writeDigests` does for members.
    package func writeDigests(
        forReaders readers: [Number<ClubReader>], at now: Instant, leaving: Instant? = nil,
        in batch: MailBatch = MailBatch(),
        compose: @escaping @Sendable (DigestContent) throws -> OutgoingMail
    ) async throws -> WrittenDigests {
        try await writeAll(readers, NewsRecipient.Who.reader, at: leaving ?? now, in: batch) {
            readers, news, texts, db in
            var count = 0
            for reader in readers
            where try db.writeDigest(
                forReader: reader, from: news, at: now, leaving: leaving ?? now, sharing: &texts, compose: compose)
            { count += 1 }
            return count
        }
    }
}

extension Database {
    fileprivate func writeDigest(
        forReader number: Number<ClubReader>, from board: NewsBoard, at now: Instant, leaving: Instant,
        sharing texts: inout StoredTexts, compose: (DigestContent) throws -> OutgoingMail
    ) throws -> Bool {
        let row = try Row.first(
            self,
            """
            SELECT email, time_zone, due_at FROM club_readers
            WHERE number = \(number) AND due_at <= \(now) AND email_key NOT IN \(SQL.suspendedAddresses)
            """)
        guard let row, let email = EmailAddress(row["email"]) else { return false }
        let reader = ClubReader(number: number, email: email, timeZone: row["time_zone"])
        let dueAt: Instant = row["due_at"]
        try run(
            """
            UPDATE club_readers SET due_at = \(reader.hour.next(.weekly, after: max(dueAt, leaving))),
                looked_ahead_to = \(now > leaving ? now : nil)
            WHERE number = \(number)
            """)
        let period = reader.hour.period(.weekly, at: dueAt)
        let known = try Bool.first(
            self, "SELECT 1 FROM reader_digests WHERE reader = \(number) AND period = \(period)")
        let content = try digest(for: reader, period: period, from: board, at: leaving)
        if known != nil || content.items.isEmpty { return false }
        let mail = try enqueue(compose(content), sharing: &texts, at: leaving)
        try run(
            """
            INSERT INTO reader_digests (reader, period, mail, written_at)
            VALUES (\(number), \(period), \(mail), \(now))
            """)
        for key in content.items.flatMap(\.told) {
            try run(
                """
                INSERT INTO reader_items (reader, kind, subject, moment)
                VALUES (\(number), \(key.kind), \(key.number), \(key.storedMoment)) ON CONFLICT DO NOTHING
                """)
        }
        return true
    }

    private func digest(
        for reader: ClubReader, period: String, from board: NewsBoard, at now: Instant
    ) throws -> DigestContent {
        let wishes = try Row.all(
            self, "SELECT club, confirmed_at FROM read_clubs WHERE reader = \(reader.number)"
        ).map { (scope: Subscription.Scope.club($0["club"]), since: $0["confirmed_at"] as Instant) }
        let told = try Row.map(
            self, "SELECT kind, subject, moment FROM reader_items WHERE reader = \(reader.number)"
        ) { Matter.Key($0[0], $0[1], storedMoment: $0[2]) }
        let readable = Set(board.clubs.filter { Viewer.visitor.mayRead($0.key, $0.value) }.keys)
        let selection = DigestSelection(
            board: board,
            reader: NewsReader(
                member: nil, readable: readable, told: Set(told)),
            specialties: [], following: Following(wishes, own: [], readable: readable),
            foresight: [Cadence.weekly].foresight, now: now)
        let all = selection.items()
        let chosen = all.chosen
        return DigestContent(
            recipient: NewsRecipient(reader), cadences: [.weekly], period: period, items: chosen,
            more: all.left(by: chosen))
    }
}
