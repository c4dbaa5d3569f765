import Colloquium
import GRDB

extension Database {
    /// Makes one item of two that turned out to be one work. What anybody marked, tagged, hid or proposed stays; read in
    /// one of them is read.
    func join(_ gone: Number<Item>, into kept: Number<Item>) throws {
        try joinRecords(gone, kept)
        try run("UPDATE item_keys SET item = \(kept) WHERE item = \(gone)")
        try run("UPDATE OR IGNORE sightings SET item = \(kept) WHERE item = \(gone)")
        try run("UPDATE sighted_items SET item = \(kept) WHERE item = \(gone)")
        try run(
            """
            INSERT INTO item_marks (member, item, is_read)
            SELECT member, \(kept), 1 FROM item_marks WHERE item = \(gone) AND is_read
            ON CONFLICT (member, item) DO UPDATE SET is_read = 1
            """)
        try run("UPDATE OR IGNORE rule_matches SET item = \(kept) WHERE item = \(gone)")
        try run("UPDATE OR IGNORE waiting_proposals SET item = \(kept) WHERE item = \(gone)")
        try run("UPDATE OR IGNORE inbox_choices SET item = \(kept) WHERE item = \(gone)")
        try run("UPDATE OR IGNORE inbox_tags SET item = \(kept) WHERE item = \(gone)")
        try joinProposals(gone, kept)
        try run("DELETE FROM item_search WHERE rowid = \(gone)")
        try run("DELETE FROM items WHERE number = \(gone)")
    }

    /// Each source keeps what it says of the item.
    private func joinRecords(_ gone: Number<Item>, _ kept: Number<Item>) throws {
        let said = try Row.all(
            self,
            """
            SELECT source, record, fullness FROM items WHERE number = \(gone) AND source IS NOT NULL
            UNION ALL SELECT source, record, fullness FROM item_versions WHERE item = \(gone)
            """)
        for row in said {
            let source: Number<Source> = row["source"]
            if try record(of: kept, from: source) != nil { continue }
            let record: String = row["record"]
            try keepVersion(
                of: kept, from: source, record, row["fullness"], ItemWords(ItemText(try ItemRecord.read(record))))
        }
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
            INSERT OR IGNORE INTO proposal_supporters (proposal, member, why, why_html, tags, since)
            SELECT one.number, member, proposal_supporters.why, proposal_supporters.why_html, proposal_supporters.tags,
                since
            FROM proposals AS one JOIN proposals AS other ON other.club = one.club
                JOIN proposal_supporters ON proposal = other.number
            WHERE one.item = \(kept) AND one.state = 'open' AND other.item = \(gone)
            """)
        try run(
            """
            UPDATE proposals AS one SET tags = (SELECT json_group_array(value) FROM (
                SELECT value FROM json_each(one.tags)
                UNION SELECT value FROM proposals AS other, json_each(other.tags)
                    WHERE other.item = \(gone) AND other.club = one.club))
            WHERE item = \(kept) AND state = 'open'
            """)
        try run("DELETE FROM proposals WHERE item = \(gone)")
    }
}
