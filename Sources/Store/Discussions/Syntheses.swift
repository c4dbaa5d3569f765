package import Colloquium
import GRDB

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
    /// Writes what the discussion came to; facilitators may, once it is closing or was written before. Saving the same again
    /// changes nothing. The writer's draft is done with, if it was typed into the same form or says the same.
    /// - Parameters:
    ///   - version: the version that it was made of, 0 for none; nil for whichever there is.
    ///   - form: what it was typed into.
    /// - Throws: a conflict when there is a newer one.
    package func saveSynthesis(
        _ synthesis: Prose, of number: Number<Discussion>, over version: Int? = nil,
        from form: SynthesisDraft.Form? = nil, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let row = try db.synthesised(number, by: viewer)
            let newest = try db.synthesisVersions(of: number).last?.version ?? 0
            try row.discussion.refuseSynthesis(version: newest, at: now)
            if row.synthesis == synthesis.source {
                return try db.forgetDraft(ofSynthesisOf: number, by: viewer, from: form, saying: synthesis.source)
            }
            if let version, version != newest { throw Refusal.changedMeanwhile("The synthesis") }
            try db.refuseWithdrawn(quotedIn: synthesis)
            try db.keep(synthesis, of: number, by: viewer.member, at: now)
            try db.forgetDraft(ofSynthesisOf: number, by: viewer, from: form, saying: synthesis.source)
            try db.settleWithdrawnQuotations(in: number)
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
            try db.keep(Prose(source: "", html: ""), of: number, by: viewer.member, at: now)
            try db.settleWithdrawnQuotations(in: number)
            try db.unindex(.synthesis, number.rawValue)
            try db.audit("synthesis taken back", "discussions/\(number)", by: viewer.member, at: now)
        }
    }
}

extension Database {
    /// A discussion whose synthesis the viewer may write.
    func synthesised(_ number: Number<Discussion>, by viewer: Viewer) throws -> DiscussionRow {
        try facilitated(number, by: viewer, to: "write the synthesis")
    }

    /// What somebody took back is not published in their name: it may have been pinned, and withdrawn while the synthesis
    /// was written.
    fileprivate func refuseWithdrawn(quotedIn synthesis: Prose) throws {
        if let withdrawn = try withdrawn(quotedIn: [synthesis.source]).min() {
            throw Refusal(
                .conflict,
                "#\(withdrawn) was withdrawn. Take out what you quote of it and its number, then save again.")
        }
    }

    /// Makes a text the newest version of the synthesis.
    /// - Parameter contribution: whose words it lacks, where it was withdrawn.
    func keep(
        _ synthesis: Prose, of number: Number<Discussion>, without contribution: Number<Contribution>? = nil,
        by author: Number<Member>?, at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO synthesis_versions (discussion, version, author, body, body_html, written_at, takes_out)
            SELECT \(number), 1 + coalesce(max(version), 0), \(author), \(synthesis.source),
                \(synthesis.html), \(now), \(contribution)
            FROM synthesis_versions WHERE discussion = \(number)
            """)
        try run(
            """
            UPDATE discussions SET synthesis = \(synthesis.source), synthesis_html = \(synthesis.html)
            WHERE number = \(number)
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
