package import Colloquium
import Crypto
package import Foundation
import GRDB

/// What the whole installation is called and how people join it.
package struct Site: Hashable, Sendable {
    package let name: String
    package let tagline: String
    package let joining: JoiningPolicy
    /// Signs form tokens and unsubscribe links; never leaves the server.
    package let signingKey: Data
    package let isSetUp: Bool

    package func signature(of text: String) -> String {
        Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: signingKey))).base64URL
    }

    /// Compares in constant time.
    package func isSignature(_ signature: String, of text: String) -> Bool {
        let expected = Array(self.signature(of: text).utf8)
        let given = Array(signature.utf8)
        return given.count == expected.count && zip(given, expected).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// What the first person to come makes of a new installation.
package struct Founding: Sendable {
    package let siteName: String
    package let club: Club.Charter
    package let administrator: Newcomer
    package let passwordHash: String

    package init(siteName: String, club: Club.Charter, administrator: Newcomer, passwordHash: String) {
        self.siteName = siteName
        self.club = club
        self.administrator = administrator
        self.passwordHash = passwordHash
    }
}

extension Store {
    /// Asked for by every request, so it is read once an edition.
    package func site() async throws -> Site {
        try await memory.site.value(0, in: visitEdition()) { try await read { db in try db.site() } }
    }

    /// Makes the one row of `site` on a new database.
    func foundSite() throws {
        try database.write { db in
            if try Bool.fetchOne(db, sql: "SELECT 1 FROM site") != nil { return }
            let key = Data((0..<32).map { _ in UInt8.random(in: .min ... .max) })
            try db.run(
                """
                INSERT INTO site (id, name, tagline, joining, signing_key)
                VALUES (1, 'Colloquium', '', 'invitation', \(key))
                """)
        }
    }

    /// The first run: names the site and makes the administrator's account and the first club. `link` is the set-up
    /// link used, or nil when it is done from the command line.
    /// - Throws: gone when the site is set up already.
    package func setUp(_ founding: Founding, link: Token?, at now: Instant) async throws -> Number<Member> {
        try await write { db in
            if try db.site().isSetUp { throw Refusal(.gone, "This site is set up already; sign in instead.") }
            if let link { _ = try db.use(link, .setUp, at: now) }
            try db.run("UPDATE site SET name = \(founding.siteName), set_up_at = \(now)")
            let club = try db.addClub(founding.club, at: now)
            let member = try db.addMember(
                founding.administrator, passwordHash: founding.passwordHash, role: .administrator, standing: .active,
                by: nil, at: now)
            try db.run(
                """
                INSERT INTO club_members (club, member, role, joined_at) VALUES (\(club), \(member), 'facilitator', \(now))
                ON CONFLICT (club, member) DO UPDATE SET role = 'facilitator'
                """)
            return member
        }
    }

    package func saveSite(
        name: String, tagline: String, joining: JoiningPolicy, by actor: Number<Member>?, at now: Instant
    ) async throws {
        try await write { db in
            try db.run("UPDATE site SET name = \(name), tagline = \(tagline), joining = \(joining)")
            try db.audit("site settings", "site", by: actor, at: now, detail: joining.rawValue)
        }
    }
}

extension Database {
    func site() throws -> Site {
        guard let row = try Row.first(self, "SELECT * FROM site") else { throw Refusal.noSuch("site") }
        return Site(
            name: row["name"], tagline: row["tagline"], joining: row["joining"], signingKey: row["signing_key"],
            isSetUp: (row["set_up_at"] as Int64?) != nil)
    }
}
