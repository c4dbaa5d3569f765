package import Colloquium
import Foundation
import GRDB

/// What a member uploaded and has not chosen among yet.
package struct NetworkUpload: Sendable {
    package let number: Number<NetworkUpload>
    package let name: String
    package let cards: [ContactCard]
    /// What could not be read, a sentence each.
    package let problems: [String]
    /// Rows whose people are in the network already.
    package let present: Set<Int>
}

/// What a member decided on one row of an upload.
package struct ChosenCard: Sendable {
    package let row: Int
    package let draft: Tie.Draft

    package init(row: Int, draft: Tie.Draft) {
        self.row = row
        self.draft = draft
    }
}

private struct UploadRow: ReadRow {
    let number: Number<NetworkUpload>
    let name: String
    let people: String
    let problems: String
}

extension Store {
    /// Keeps what was read of a file until the viewer has chosen, after whom they have not chosen among yet. Who waits already, all alike,
    /// is not kept twice.
    /// - Throws: a refusal at "file" where more would wait than are taken of one file.
    package func keepUpload(
        _ cards: [ContactCard], problems: [String], named name: String, by viewer: Viewer, at now: Instant
    ) async throws {
        let owner = try viewer.signedIn(to: "upload people")
        try await write { db in
            let waiting = try db.upload(of: owner)
            let people = try (waiting?.cards ?? []).joined(by: cards)
            let names = [waiting?.name, name].compactMap { $0 }
            let unread = (waiting?.problems ?? []) + problems.filter { !(waiting?.problems ?? []).contains($0) }
            let title = Set(names).count < names.count ? name : names.joined(separator: ", ")
            // A new number: a form about the rows there were before must not choose among those that came.
            try db.run("DELETE FROM network_uploads WHERE owner = \(owner)")
            try db.run(
                """
                INSERT INTO network_uploads (owner, name, people, problems, uploaded_at)
                VALUES (\(owner), \(title.excerpt(200)), \(JSON.text(people)), \(JSON.text(unread)),
                    \(now))
                """)
        }
    }

    /// What waits for the viewer to choose; nil for nothing.
    package func upload(of viewer: Viewer) async throws -> NetworkUpload? {
        let owner = try viewer.signedIn(to: "upload people")
        return try await read { try $0.upload(of: owner) }
    }

    /// Adds the chosen people to the viewer's network. What was not chosen waits on, as does whose person is in the network
    /// meanwhile; a row that is not there any more was added before and is passed over.
    /// - Returns: how many were added.
    package func add(
        _ chosen: [ChosenCard], of number: Number<NetworkUpload>, by viewer: Viewer, at now: Instant
    ) async throws -> Int {
        let owner = try viewer.signedIn(to: "upload people")
        return try await write { db in
            guard let upload = try db.upload(of: owner), upload.number == number else {
                throw Refusal(.conflict, "Another file took the place of this one, or all of it was chosen from.")
            }
            let rows = Set(upload.cards.map(\.row))
            var keys = Set(try db.nodes("owner = \(owner)").map(\.key))
            var added: Set<Int> = []
            for card in chosen where rows.contains(card.row) && !keys.contains(card.draft.node.key) {
                if keys.count >= Tie.limit { throw Refusal.fullNetwork }
                _ = try db.insertTie(card.draft, to: owner, at: now)
                keys.insert(card.draft.node.key)
                added.insert(card.row)
            }
            let left = upload.cards.filter { !added.contains($0.row) }
            if left.isEmpty {
                try db.run("DELETE FROM network_uploads WHERE number = \(number)")
            } else {
                try db.run("UPDATE network_uploads SET people = \(JSON.text(left)) WHERE number = \(number)")
            }
            return added.count
        }
    }

    /// Throws away what waits of an upload.
    package func discardUpload(by viewer: Viewer) async throws {
        let owner = try viewer.signedIn(to: "upload people")
        try await write { try $0.run("DELETE FROM network_uploads WHERE owner = \(owner)") }
    }
}

extension [ContactCard] {
    /// These, and of a newer file those who do not stand here already, in rows that follow.
    /// - Throws: a refusal at "file" where they are too many.
    fileprivate func joined(by others: [ContactCard]) throws(Refusal) -> [ContactCard] {
        func said(_ card: ContactCard) -> ContactCard {
            var said = card
            said.row = 0
            return said
        }
        let known = Set(map(said))
        let rows = map(\.row).max() ?? 0
        let new = others.filter { !known.contains(said($0)) }.map { card in
            var moved = card
            moved.row += rows
            return moved
        }
        guard count + new.count <= ContactCard.limit else {
            throw Refusal.invalid(
                "file",
                "\(count) people wait below already, and \(ContactCard.limit) may wait at once: this file has \(new.count) more. Add or throw away those below first."
            )
        }
        return self + new
    }
}

extension Database {
    fileprivate func upload(of owner: Number<Member>) throws -> NetworkUpload? {
        guard let row = try UploadRow.first(self, "SELECT * FROM network_uploads WHERE owner = \(owner)") else {
            return nil
        }
        let cards = try JSONDecoder().decode([ContactCard].self, from: Data(row.people.utf8))
        let keys = Set(try nodes("owner = \(owner)").map(\.key))
        return NetworkUpload(
            number: row.number, name: row.name, cards: cards,
            problems: try JSONDecoder().decode([String].self, from: Data(row.problems.utf8)),
            present: Set(cards.filter { keys.contains($0.node.key) }.map(\.row)))
    }
}

private enum JSON {
    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }
}
