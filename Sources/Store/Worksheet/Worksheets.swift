package import Colloquium
import GRDB

/// A worksheet with the names of the ties in it, as far as its reader may know them.
package struct WorksheetReading: Sendable {
    package let worksheet: Worksheet
    package let names: [Number<Tie>: String]
}

/// A member's worksheet as they see it themselves.
package struct OwnWorksheet: Sendable {
    package let reading: WorksheetReading
    /// Their network, by name.
    package let ties: [Tie]
    package let sharing: Worksheet.Sharing
    /// Those named for it, by handle.
    package let named: [Handle]
    /// Whether digests remind them of steps.
    package let reminds: Bool
    /// What of it is in their log of professional development.
    package let logged: Set<Worksheet.Piece>
    /// Oldest first.
    package let comments: [Worksheet.Comment]
    /// Whether somebody guides them, as far as they know.
    package let isGuided: Bool
}

extension Store {
    /// The worksheet of a member, with all that they see beside it.
    package func worksheet(of viewer: Viewer) async throws -> OwnWorksheet {
        let owner = try viewer.signedIn(to: "see your worksheet")
        return try await read { try $0.ownWorksheet(of: owner) }
    }

    /// A goal of the viewer's.
    package func goal(_ number: Number<Worksheet.Goal>, of viewer: Viewer) async throws -> Worksheet.Goal {
        let owner = try viewer.signedIn(to: "see your worksheet")
        return try await read { try $0.goal(number, of: owner) }
    }

    /// A step of the viewer's.
    package func step(_ number: Number<Worksheet.Step>, of viewer: Viewer) async throws -> Worksheet.Step {
        let owner = try viewer.signedIn(to: "see your worksheet")
        return try await read { try $0.step(number, of: owner) }
    }
}

extension Database {
    func ownWorksheet(of owner: Number<Member>) throws -> OwnWorksheet {
        let ties = try ties("owner = \(owner)")
        let named = try Handle.all(
            self,
            """
            SELECT handle FROM worksheet_readers JOIN members ON members.number = worksheet_readers.member
            WHERE owner = \(owner) AND handle IS NOT NULL ORDER BY handle
            """)
        return OwnWorksheet(
            reading: WorksheetReading(worksheet: try worksheet(of: owner), names: ties.names), ties: ties,
            sharing: try worksheetSharing(of: owner), named: named,
            reminds: try Bool.first(self, "SELECT reminds FROM worksheets WHERE owner = \(owner)") ?? true,
            logged: try loggedPieces(of: owner), comments: try comments(on: owner, for: owner),
            isGuided: try !guidings(of: owner).guides.isEmpty)
    }
}

extension [Tie] {
    var names: [Number<Tie>: String] { Dictionary(uniqueKeysWithValues: map { ($0.number, $0.node.name) }) }
}
