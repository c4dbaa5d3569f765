import Foundation
import GRDB

extension Migrations {
    /// Journals and terms that were followed a second time under their name as addresses write it ("BMJ%20Open"), since the page
    /// of subscriptions once sent it so. Of what is followed under its real name, too, one is left, heard of as was chosen
    /// last; the rest gets its real name.
    static func decodedNames(_ db: Database) throws {
        let misspelt = try Row.fetchAll(
            db,
            sql: """
                SELECT number, member, kind, word, cadence FROM subscriptions
                WHERE kind IN ('journal', 'term') AND word LIKE '%!%__%' ESCAPE '!' ORDER BY number
                """)
        for row in misspelt {
            guard let name = decoded(row["word"]) else { continue }
            let (number, cadence): (Int64, String) = (row["number"], row["cadence"])
            let real = try Int64.fetchOne(
                db,
                sql: "SELECT number FROM subscriptions WHERE member = ? AND kind = ? AND subject = lower(?)",
                arguments: [row["member"] as Int64, row["kind"] as String, name])
            if let real {
                try db.execute(
                    sql: "UPDATE subscriptions SET cadence = ? WHERE number = ?", arguments: [cadence, real])
                try db.execute(sql: "DELETE FROM subscriptions WHERE number = ?", arguments: [number])
            } else {
                try db.execute(sql: "UPDATE subscriptions SET word = ? WHERE number = ?", arguments: [name, number])
            }
        }
    }

    /// Each time the page was saved, it was encoded once more. Nil where it is not encoded, or what it would be is no name: of
    /// one line without spaces to spare, with a letter or a digit.
    private static func decoded(_ word: String) -> String? {
        var name = word
        while let shorter = name.removingPercentEncoding, shorter != name { name = shorter }
        let line = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let isName =
            name == line && name.contains { $0.isLetter || $0.isNumber }
            && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
        return isName && name != word ? name : nil
    }
}
