import Colloquium
import GRDB

extension Database {
    /// Makes one item of two that turned out to be one work. What anybody marked, tagged, hid or proposed stays; read in
    /// one of them is read.
    func join(_ gone: Number<Item>, into kept: Number<Item>) throws {
        try joinRecords(gone, kept)
        try run("UPDATE item_keys SET item = \(kept) WHERE item = \(gone)")
        try run("UPDATE OR IGNORE sightings SET item = \(kept) WHERE item = \(gone)")
        try run(
            """
            INSERT INTO item_marks (member, item, is_read)
            SELECT member, \(kept), is_read FROM item_marks WHERE item = \(gone)
            ON CONFLICT (member, item) DO UPDATE SET is_read = max(is_read, excluded.is_read)
            """)
        try run("UPDATE OR IGNORE rule_matches SET item = \(kept) WHERE item = \(gone)")
        try run("UPDATE OR IGNORE inbox_choices SET item = \(kept) WHERE item = \(gone)")
        try run("UPDATE OR IGNORE inbox_tags SET item = \(kept) WHERE item = \(gone)")
        try joinProposals(gone, kept)
        try run("DELETE FROM item_search WHERE rowid = \(gone)")
        try reindex(kept)
        try run("DELETE FROM items WHERE number = \(gone)")
    }

    /// Each source keeps what it says of the item.
    private func joinRecords(_ gone: Number<Item>, _ kept: Number<Item>) throws {
        try run(
            """
            INSERT OR IGNORE INTO item_versions (item, source, record, fullness)
            SELECT \(kept), source, record, fullness FROM items WHERE number = \(gone) AND source IS NOT NULL
                AND source IS NOT (SELECT source FROM items WHERE number = \(kept))
            UNION ALL SELECT \(kept), source, record, fullness FROM item_versions WHERE item = \(gone)
                AND source IS NOT (SELECT source FROM items WHERE number = \(kept))
            """)
        let names = try [kept, gone].map { item in
            try String.first(self, "SELECT identifiers FROM items WHERE number = \(item)") ?? ""
        }
        let united = ItemIdentifiers.united(names[0], ItemIdentifiers.read(names[1]))
        try run("UPDATE items SET identifiers = \(united) WHERE number = \(kept)")
    }

    /// Where both are proposed to one club, those who would discuss the one would discuss the other.
    private func joinProposals(_ gone: Number<Item>, _ kept: Number<Item>) throws {
        try run("UPDATE OR IGNORE proposals SET item = \(kept) WHERE item = \(gone)")
        try run(
            """
            INSERT OR IGNORE INTO proposal_supporters (proposal, member, why, why_html, since)
            SELECT one.number, member, proposal_supporters.why, proposal_supporters.why_html, since
            FROM proposals AS one JOIN proposals AS other ON other.club = one.club
                JOIN proposal_supporters ON proposal = other.number
            WHERE one.item = \(kept) AND one.state = 'open' AND other.item = \(gone)
            """)
        try run("DELETE FROM proposals WHERE item = \(gone)")
    }
}
