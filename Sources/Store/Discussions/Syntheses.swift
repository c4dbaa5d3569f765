package import Colloquium
import GRDB

/// What a synthesis said at one time.
package struct SynthesisVersion: ReadRow {
    package let version: Int
    /// Empty where it was not kept.
    package let authorName: String
    package let body: String
    package let bodyHtml: String
    package let writtenAt: Instant

    /// Nothing was said from then on.
    package var isTakenBack: Bool { body.isEmpty }
}

/// Who wrote a synthesis as it stands, and when.
package struct SynthesisCredit: Sendable {
    /// Its number among all there were.
    package let version: Int
    /// Everybody who had a hand in it since it was last taken back, the first to write first.
    package let authors: [String]
    /// Those whose contributions it names, beside its authors.
    package let contributors: [String]
    package let writtenAt: Instant
}

extension Store {
    /// Writes what the discussion came to; facilitators may, once it is closing. Saving the same again changes nothing.
    /// - Parameter version: the version that it was made of, 0 for none; nil for whichever there is.
    /// - Throws: a conflict when there is a newer one.
    package func saveSynthesis(
        _ synthesis: Prose, of number: Number<Discussion>, over version: Int? = nil, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let row = try db.synthesised(number, by: viewer)
            guard row.closesAt - Schedule.closing <= now else {
                throw Refusal(.conflict, "The synthesis is written when the discussion closes; it is open until then.")
            }
            if row.synthesis == synthesis.source { return }
            if let version, version != (try db.synthesisVersions(of: number).last?.version ?? 0) {
                throw Refusal.changedMeanwhile("The synthesis")
            }
            try db.refuseWithdrawn(quotedIn: synthesis)
            try db.keep(synthesis, of: number, by: viewer, at: now)
            try db.index(.synthesis, number.rawValue, title: "", body: synthesis.words)
            try db.audit("synthesis saved", "discussions/\(number)", by: viewer.member, at: now)
            // One that is only put better is no news.
            if row.synthesis.isEmpty, let member = viewer.member {
                try db.notifyOfSynthesis(of: number, by: member, at: now)
            }
        }
    }

    /// Takes a synthesis back: the discussion no longer shows it, and what it said stays in its history. Facilitators may.
    package func takeBackSynthesis(of number: Number<Discussion>, by viewer: Viewer, at now: Instant) async throws {
        try await write { db in
            let row = try db.synthesised(number, by: viewer)
            if row.synthesis.isEmpty { return }
            try db.keep(Prose(source: "", html: ""), of: number, by: viewer, at: now)
            try db.unindex(.synthesis, number.rawValue)
            try db.audit("synthesis taken back", "discussions/\(number)", by: viewer.member, at: now)
        }
    }

    /// All that a synthesis said, the oldest first.
    package func synthesisVersions(
        of number: Number<Discussion>, for viewer: Viewer
    ) async throws -> [SynthesisVersion] {
        try await read { db in
            _ = try db.discussion(number, for: viewer)
            let versions = try db.synthesisVersions(of: number)
            if versions.isEmpty { throw Refusal.noSuch("synthesis") }
            return versions
        }
    }
}

extension Database {
    /// A discussion whose synthesis the viewer may write.
    fileprivate func synthesised(_ number: Number<Discussion>, by viewer: Viewer) throws -> DiscussionRow {
        let row = try discussion(number, for: viewer)
        guard viewer.facilitates(row.club) else {
            throw Refusal(.forbidden, "Only a facilitator of the club may write the synthesis.")
        }
        return row
    }

    /// What somebody took back is not published in their name: it may have been pinned, and withdrawn while the synthesis
    /// was written.
    fileprivate func refuseWithdrawn(quotedIn synthesis: Prose) throws {
        let quoted = Synthesis.contributions(quotedIn: synthesis.source)
        let withdrawn = try Number<Contribution>.first(
            self,
            """
            SELECT number FROM contributions
            WHERE number IN \(SQL.list(Set(quoted.map(\.rawValue)))) AND withdrawn_at IS NOT NULL ORDER BY number LIMIT 1
            """)
        if let withdrawn {
            throw Refusal(
                .conflict,
                "#\(withdrawn) was withdrawn. Take out what you quote of it and its number, then save again.")
        }
    }

    /// Makes a text the newest version of the synthesis.
    fileprivate func keep(
        _ synthesis: Prose, of number: Number<Discussion>, by viewer: Viewer, at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO synthesis_versions (discussion, version, author, body, body_html, written_at)
            SELECT \(number), 1 + coalesce(max(version), 0), \(viewer.member), \(synthesis.source),
                \(synthesis.html), \(now)
            FROM synthesis_versions WHERE discussion = \(number)
            """)
        try run(
            """
            UPDATE discussions SET synthesis = \(synthesis.source), synthesis_html = \(synthesis.html)
            WHERE number = \(number)
            """)
    }

    fileprivate func synthesisVersions(of number: Number<Discussion>) throws -> [SynthesisVersion] {
        try SynthesisVersion.all(
            self,
            """
            SELECT version, coalesce(members.name, '') AS author_name, body, body_html, written_at
            FROM synthesis_versions LEFT JOIN members ON members.number = author
            WHERE discussion = \(number) ORDER BY version
            """)
    }

    func synthesisCredit(of number: Number<Discussion>) throws -> SynthesisCredit? {
        let versions = try synthesisVersions(of: number)
        guard let newest = versions.last else { return nil }
        var seen: Set<String> = []
        let standing = versions.lastIndex(where: \.isTakenBack).map { versions[($0 + 1)...] } ?? versions[...]
        return SynthesisCredit(
            version: newest.version,
            authors: standing.map(\.authorName).filter { !$0.isEmpty && seen.insert($0).inserted },
            contributors: try contributors(named: newest.body, to: number), writtenAt: newest.writtenAt)
    }

    /// What was withdrawn credits nobody.
    private func contributors(named source: String, to number: Number<Discussion>) throws -> [String] {
        let named = Synthesis.contributions(namedIn: source)
        if named.isEmpty { return [] }
        return try String.all(
            self,
            """
            SELECT members.name FROM contributions JOIN members ON members.number = author
            WHERE contributions.number IN \(SQL.list(named.map(\.rawValue))) AND discussion = \(number)
                AND withdrawn_at IS NULL AND author NOT IN (\(SQL.synthesisAuthors(of: "\(number)")))
            GROUP BY author ORDER BY min(contributions.number)
            """)
    }
}

extension SQL {
    /// Everybody who had a hand in the synthesis of a discussion since it was last taken back.
    static func synthesisAuthors(of discussion: SQL) -> SQL {
        """
        SELECT author FROM synthesis_versions WHERE discussion = \(discussion) AND author IS NOT NULL
            AND version > coalesce((SELECT max(version) FROM synthesis_versions AS taken
                WHERE taken.discussion = \(discussion) AND taken.body = ''), 0)
        """
    }
}
