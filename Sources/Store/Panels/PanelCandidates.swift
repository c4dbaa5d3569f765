package import Colloquium
import GRDB

/// A member whom a facilitator may ask to a panel, and whether they were.
package struct PanelCandidate: Sendable {
    package let member: Member
    package let isAsked: Bool
}

extension Store {
    /// Members who may be asked to a panel, by name; none before something is looked for. A field of a profile that its
    /// owner keeps to themselves is as if it were empty. Facilitators may ask.
    /// - Returns: at most `PanelCandidate.limit`, and whether there are more.
    package func candidates(
        _ search: PanelSearch, for panel: Number<Panel>, by viewer: Viewer, at now: Instant
    ) async throws -> (found: [PanelCandidate], hasMore: Bool) {
        try await read { db in
            let row = try db.panel(panel, lookedAfterBy: viewer)
            if search.isEmpty { return ([], false) }
            let rows = try Row.all(
                db,
                """
                SELECT members.*, \(SQL.isAskedMember(to: panel, at: now)) AS is_asked
                FROM members JOIN clubs ON clubs.number = \(row.club)
                WHERE \(SQL.isPanelCandidate) AND \(search.condition(for: viewer))
                ORDER BY members.name COLLATE NOCASE, members.number LIMIT \(PanelCandidate.limit + 1)
                """)
            let found = try rows.prefix(PanelCandidate.limit).map {
                PanelCandidate(member: try MemberRow(row: $0).member(db), isAsked: $0["is_asked"])
            }
            return (found, rows.count > PanelCandidate.limit)
        }
    }
}

extension PanelCandidate {
    static let limit = 50
}

extension PanelSearch {
    /// Facilitators are members, so that only what its owner shows to nobody is hidden from them.
    fileprivate func condition(for viewer: Viewer) -> SQL {
        var parts: [SQL] = viewer.member.map { ["members.number NOT IN \(SQL.blocked(with: $0))"] } ?? ["TRUE"]
        if let pattern = Self.pattern(name) { parts.append(Self.matches("members.name", pattern)) }
        if let pattern = Self.pattern(specialty) {
            parts.append(
                """
                EXISTS (SELECT 1 FROM json_each(members.specialties) WHERE \(Self.matches("value", pattern)))
                    AND \(Self.isShown(.specialties))
                """)
        }
        if let pattern = Self.pattern(country) {
            parts.append("\(Self.matches("members.country", pattern)) AND \(Self.isShown(.country))")
        }
        if let stage { parts.append("members.career_stage = \(stage) AND \(Self.isShown(.careerStage))") }
        if !ties.isEmpty {
            parts.append(
                """
                EXISTS (SELECT 1 FROM ties WHERE ties.owner = \(viewer.member) AND ties.member = members.number
                    AND ties.strength IN \(ties.map(\.rawValue)))
                """)
        }
        return parts.joined(separator: " AND ")
    }

    /// Whether a column holds what was typed, whatever the accents of either: who types "vondracek" finds Vondráček.
    private static func matches(_ column: SQL, _ pattern: String) -> SQL {
        "\(SQL.withoutAccents(column)) LIKE \(AccentFolding.folded(pattern)) ESCAPE '\\'"
    }

    /// What contains the words; nil for none.
    private static func pattern(_ typed: String) -> String? {
        let words = typed.tidied.tidiedLine
        if words.isEmpty { return nil }
        let plain = words.prefix(200).replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing(
            "_", with: "\\_")
        return "%\(plain)%"
    }

    private static func isShown(_ field: Profile.Field) -> SQL {
        """
        NOT EXISTS (SELECT 1 FROM profile_visibilities WHERE profile_visibilities.member = members.number
            AND field = \(field.rawValue) AND visibility = \(Visibility.onlyMe))
        """
    }
}
