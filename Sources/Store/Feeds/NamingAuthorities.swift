package import Colloquium
import GRDB

extension Store {
    /// Under whose name the site calls its things; chosen when it is first asked for, and the same ever after.
    /// - Parameter host: where the site is reached now.
    package func namingAuthority(host: String, at now: Instant) async throws -> NamingAuthority {
        if let known = try await memory.authority.value(0, in: edition(), reading: readNamingAuthority) { return known }
        return try await write { db in
            let chosen = NamingAuthority(host: host, chosenAt: now)
            try db.run(
                """
                INSERT INTO naming_authority (id, host, chosen_at) VALUES (1, \(chosen.host), \(chosen.chosenAt))
                ON CONFLICT DO NOTHING
                """)
            return try db.namingAuthority() ?? chosen
        }
    }

    private func readNamingAuthority() async throws -> NamingAuthority? {
        try await read { db in try db.namingAuthority() }
    }
}

extension Database {
    fileprivate func namingAuthority() throws -> NamingAuthority? {
        try Row.first(self, "SELECT host, chosen_at FROM naming_authority").map {
            NamingAuthority(host: $0["host"], chosenAt: $0["chosen_at"])
        }
    }
}
