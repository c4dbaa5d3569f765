package import Colloquium
import GRDB

/// What a synthesis said at one time.
package struct SynthesisVersion: ReadRow {
    package let version: Int
    /// Empty where it was not kept.
    package let authorName: String
    package private(set) var body: String
    package private(set) var bodyHtml: String
    package let writtenAt: Instant
    /// The contribution whose words were taken out of the version before, because it was withdrawn.
    package let takesOut: Number<Contribution>?
    /// A withdrawn contribution that it quotes: its texts are empty, for whoever may not read that one any more.
    package private(set) var hides: Number<Contribution>?

    /// Nothing was said from then on.
    package var isTakenBack: Bool { body.isEmpty && hides == nil }

    fileprivate func hiding(_ withdrawn: Set<Number<Contribution>>) -> SynthesisVersion {
        guard let quoted = Synthesis.contributions(quotedIn: body).intersection(withdrawn).min() else { return self }
        var hidden = self
        (hidden.body, hidden.bodyHtml, hidden.hides) = ("", "", quoted)
        return hidden
    }
}

extension Store {
    /// All that a synthesis said, the oldest first. What quotes a withdrawn contribution is shown to facilitators and
    /// moderators alone.
    package func synthesisVersions(
        of number: Number<Discussion>, for viewer: Viewer
    ) async throws -> [SynthesisVersion] {
        try await read { db in
            let row = try db.discussion(number, for: viewer)
            let versions = try db.synthesisVersions(of: number)
            if versions.isEmpty { throw Refusal.noSuch("synthesis") }
            if viewer.isModerator || viewer.facilitates(row.club) { return versions }
            let withdrawn = try db.withdrawn(quotedIn: versions.map(\.body))
            return versions.map { $0.hiding(withdrawn) }
        }
    }
}

extension Database {
    func synthesisVersions(of number: Number<Discussion>) throws -> [SynthesisVersion] {
        try SynthesisVersion.all(
            self,
            """
            SELECT version, coalesce(members.name, '') AS author_name, body, body_html, written_at, takes_out,
                NULL AS hides
            FROM synthesis_versions LEFT JOIN members ON members.number = author
            WHERE discussion = \(number) ORDER BY version
            """)
    }

    /// Of the contributions that texts quote, those that were withdrawn.
    func withdrawn(quotedIn sources: [String]) throws -> Set<Number<Contribution>> {
        let quoted = Set(sources.flatMap(Synthesis.contributions(quotedIn:)).map(\.rawValue))
        if quoted.isEmpty { return [] }
        return Set(
            try Number<Contribution>.all(
                self,
                "SELECT number FROM contributions WHERE number IN \(SQL.list(quoted)) AND withdrawn_at IS NOT NULL"))
    }
}
