package import Colloquium
import GRDB

/// Something a member is told of an introduction.
package struct IntroductionNews: Sendable {
    package let introduction: Number<Introduction>
    package let occasion: Introduction.Occasion
    package let introducer: String
    /// Of both, for the introducer; for one of both, of the other alone.
    package let names: [String]
    package let notedAt: Instant
    package let isRead: Bool

    /// How many are told at once, and counted as new.
    package static let limit = 20
}

extension Store {
    /// What the viewer was told of introductions lately: what they have not read first, then the newest.
    package func introductionNews(for viewer: Viewer, at now: Instant) async throws -> [IntroductionNews] {
        guard let member = viewer.member, viewer.isMember else { return [] }
        return try await read { db in
            try Row.all(
                db,
                """
                SELECT news.introduction, news.occasion, news.noted_at, news.read_at IS NOT NULL AS is_read,
                    introducers.name AS introducer, introductions.introducer = \(member) AS is_own,
                    ones.name AS one_name, others.name AS other_name, introductions.one = \(member) AS is_one
                FROM introduction_news AS news JOIN introductions ON introductions.number = news.introduction
                    JOIN members AS introducers ON introducers.number = introductions.introducer
                    JOIN members AS ones ON ones.number = introductions.one
                    JOIN members AS others ON others.number = introductions.other
                WHERE news.member = \(member) AND (read_at IS NULL OR noted_at > \(now - .days(60)))
                    AND \(SQL.isIntroductionNewsShown(to: "\(member)"))
                ORDER BY is_read, noted_at DESC, news.introduction DESC LIMIT \(IntroductionNews.limit)
                """
            ).compactMap(IntroductionNews.init)
        }
    }

    /// Notes that the viewer has seen what they were told of an introduction; writes only where there is something to note.
    package func readIntroduction(_ number: Number<Introduction>, by viewer: Viewer, at now: Instant) async throws {
        guard let member = viewer.member else { return }
        let unread: SQL = "member = \(member) AND read_at IS NULL AND introduction = \(number)"
        let isNew = try await read { db in
            try Bool.first(db, "SELECT EXISTS (SELECT 1 FROM introduction_news WHERE \(unread))") ?? false
        }
        if isNew { try await write { try $0.run("UPDATE introduction_news SET read_at = \(now) WHERE \(unread)") } }
    }

    /// Asks the three of each introduction that led to a meeting some weeks ago whether it was worth it, once; of them those
    /// alone who keep it still.
    package func askAfterIntroductions(at now: Instant) async throws {
        let due: SQL = """
            FROM introductions WHERE met_at <= \(now - Introduction.followUp)
                AND NOT EXISTS (SELECT 1 FROM introduction_news
                    WHERE introduction = introductions.number AND occasion = 'worth-it')
            """
        let isDue = try await read { db in try Bool.first(db, "SELECT EXISTS (SELECT 1 \(due))") ?? false }
        guard isDue else { return }
        try await write { db in
            for row in try Row.all(db, "SELECT number, introducer, erased_at IS NULL AS is_kept \(due) LIMIT 500") {
                let number: Number<Introduction> = row["number"]
                let introducer: [Number<Member>] = row["is_kept"] ? [row["introducer"]] : []
                let both = try Number<Member>.all(
                    db,
                    "SELECT member FROM introduction_news WHERE introduction = \(number) AND occasion = 'asked'")
                try db.tell(introducer + both, .worthIt, of: number, at: now)
            }
        }
    }
}

extension SQL {
    /// Whether what is told of a row of `introductions` is there for a member: on the site and by mail alike. Who blocked
    /// another of the three hears no more of it; who was blocked does, as though nothing had happened.
    static func isIntroductionNewsShown(to member: SQL) -> SQL {
        "(\(isIntroductionShown(to: member)) AND NOT \(isBlocked(by: "(\(member))", oneOf: introducedThree)))"
    }
}

extension Database {
    /// Tells members of an introduction, each once of one occasion. For who muted the introducer it is not new.
    func tell(
        _ members: [Number<Member>], _ occasion: Introduction.Occasion, of number: Number<Introduction>,
        at now: Instant
    ) throws {
        for member in members {
            try run(
                """
                INSERT INTO introduction_news (introduction, member, occasion, noted_at, read_at)
                SELECT number, \(member), \(occasion.rawValue), \(now), CASE WHEN EXISTS (SELECT 1 FROM muted_members
                    WHERE muted_members.member = \(member) AND muted = introducer) THEN \(now) END
                FROM introductions WHERE number = \(number) ON CONFLICT DO NOTHING
                """)
        }
    }
}

extension IntroductionNews {
    fileprivate init?(_ row: Row) {
        guard let occasion = Introduction.Occasion(rawValue: row["occasion"]) else { return nil }
        let (one, other): (String, String) = (row["one_name"], row["other_name"])
        let names: [String] = row["is_own"] ? [one, other] : [row["is_one"] ? other : one]
        self.init(
            introduction: row["introduction"], occasion: occasion, introducer: row["introducer"], names: names,
            notedAt: row["noted_at"], isRead: row["is_read"])
    }
}
