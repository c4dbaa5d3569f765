package import Colloquium
import GRDB

/// A worksheet as whoever has a link reads it.
package struct LinkedWorksheet: Sendable {
    package let ownerName: String
    package let reading: WorksheetReading
    /// Those of the map, without anything but where they lie and who may be named.
    package let ties: [Tie]
    package let link: Worksheet.Link
}

private struct WorksheetLinkRow: ReadRow {
    let number: Number<Worksheet.Link>
    let owner: Number<Member>
    let name: String
    let showsReflection: Bool
    let showsMap: Bool
    let showsNames: Bool
    let madeAt: Instant
    let endsAt: Instant

    var link: Worksheet.Link {
        Worksheet.Link(
            number: number, name: name, showsReflection: showsReflection, showsMap: showsMap, showsNames: showsNames,
            madeAt: madeAt, endsAt: endsAt)
    }
}

extension Store {
    /// The links to the viewer's worksheet that are not over, newest first.
    package func worksheetLinks(of viewer: Viewer, at now: Instant) async throws -> [Worksheet.Link] {
        let owner = try viewer.signedIn(to: "share your worksheet")
        return try await read { try $0.worksheetLinks("owner = \(owner) AND ends_at > \(now)") }
    }

    /// Makes an address for the viewer's worksheet. Its token is shown once: only a digest is kept.
    /// - Throws: a conflict when the same form made one before, or they have as many as there may be.
    package func makeWorksheetLink(
        _ draft: Worksheet.LinkDraft, by viewer: Viewer, at now: Instant
    ) async throws -> Token {
        let owner = try viewer.signedIn(to: "share your worksheet")
        let token = Token()
        try await write { db in
            try db.run("DELETE FROM worksheet_links WHERE owner = \(owner) AND ends_at <= \(now)")
            let form = SentForm(
                table: "worksheet_links", isSenders: "owner = \(owner)", submission: draft.submission,
                counted: "owner = \(owner)", limit: Worksheet.Link.limit,
                isFull: "You have \(Worksheet.Link.limit) links; take one back that is not needed any more.")
            try db.once(form) { (sent: Number<Worksheet.Link>) in
                guard try db.worksheetLinks("number = \(sent)").contains(where: { $0.says(draft) }) else {
                    return false
                }
                throw Refusal(
                    .conflict,
                    "This link is made, and its address was shown then. If you do not have it, take it back and make another."
                )
            } add: { submission in
                try db.run(
                    """
                    INSERT INTO worksheet_links (owner, token_digest, name, shows_reflection, shows_map, shows_names,
                        made_at, ends_at, submission)
                    VALUES (\(owner), \(token.digest), \(draft.name), \(draft.showsReflection), \(draft.showsMap),
                        \(draft.showsNames), \(now), \(now + draft.term), \(submission))
                    """)
            }
            try db.audit("worksheet link made", "members/\(owner)", by: owner, at: now)
        }
        return token
    }

    /// Makes a link as good as one that never was; one that is gone stays gone.
    package func revokeWorksheetLink(_ number: Number<Worksheet.Link>, by viewer: Viewer, at now: Instant) async throws
    {
        let owner = try viewer.signedIn(to: "share your worksheet")
        try await write { db in
            try db.run("DELETE FROM worksheet_links WHERE number = \(number) AND owner = \(owner)")
            if db.changesCount > 0 {
                try db.audit("worksheet link revoked", "members/\(owner)", by: owner, at: now)
            }
        }
    }

    /// What a link opens.
    /// - Throws: not found where it is none of ours, is over or was taken back, its owner may not sign in, or one of them
    ///   and `viewer` blocked the other.
    package func linkedWorksheet(
        _ token: Token, for viewer: Viewer, at now: Instant
    ) async throws -> LinkedWorksheet {
        try await read { db in
            let row = try WorksheetLinkRow.first(
                db, "SELECT * FROM worksheet_links WHERE token_digest = \(token.digest) AND ends_at > \(now)")
            guard let row, let owner = try MemberRow.member(row.owner, db), owner.standing == .active, !owner.isGuest
            else { throw Refusal.noSuch("worksheet") }
            let blocked = Set(try Number<Member>.all(db, "SELECT * FROM \(SQL.blocked(with: row.owner))"))
            if let reader = viewer.member, blocked.contains(reader) { throw Refusal.noSuch("worksheet") }
            // In the order they were added: by name, the place of those who are not named would tell of theirs.
            let ties = try db.ties("owner = \(row.owner) AND \(SQL.leadsToSomebody)").map {
                $0.linked(naming: row.showsNames, without: blocked)
            }.sorted { $0.tie.number < $1.tie.number }
            let names = ties.filter(\.isNamed).map(\.tie).names
            let parts: [Worksheet.Part] = row.showsReflection ? Worksheet.Part.allCases : [.goals, .plan]
            let shown = try db.worksheet(of: row.owner).shown(parts)
            return LinkedWorksheet(
                ownerName: owner.profile.name,
                reading: WorksheetReading(worksheet: row.showsNames ? shown : shown.withoutNames, names: names),
                ties: row.showsMap ? ties.map(\.tie) : [], link: row.link)
        }
    }
}

extension Database {
    /// Newest first.
    /// - Parameter condition: on `worksheet_links`.
    func worksheetLinks(_ condition: SQL) throws -> [Worksheet.Link] {
        try WorksheetLinkRow.all(
            self, "SELECT * FROM worksheet_links WHERE \(condition) ORDER BY number DESC"
        ).map(\.link)
    }
}

extension Worksheet.Link {
    /// Whether it is as a form says that makes one.
    fileprivate func says(_ draft: Worksheet.LinkDraft) -> Bool {
        name == draft.name && endsAt == madeAt + draft.term && showsReflection == draft.showsReflection
            && showsMap == draft.showsMap && showsNames == draft.showsNames
    }
}
