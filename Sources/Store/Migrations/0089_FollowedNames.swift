import Foundation
import GRDB

extension Migrations {
    /// Journals and terms that were followed a second time under their name as addresses write it ("BMJ%20Open"), since the page of
    /// subscriptions once sent it so. What is followed under its real name, too, ends; the rest gets its real name.
    static func followedNames(_ db: Database) throws {
        let misspelt = try Row.fetchAll(
            db,
            sql: """
                SELECT number, member, kind, word FROM subscriptions
                WHERE kind IN ('journal', 'term') AND word LIKE '%!%__%' ESCAPE '!'
                """)
        for row in misspelt {
            let (number, word): (Int64, String) = (row["number"], row["word"])
            guard let name = decoded(word) else { continue }
            let isTwice = try Bool.fetchOne(
                db,
                sql: "SELECT 1 FROM subscriptions WHERE member = ? AND kind = ? AND subject = lower(?)",
                arguments: [row["member"] as Int64, row["kind"] as String, name])
            if isTwice != nil {
                try db.execute(sql: "DELETE FROM subscriptions WHERE number = ?", arguments: [number])
            } else {
                try db.execute(sql: "UPDATE subscriptions SET word = ? WHERE number = ?", arguments: [name, number])
            }
        }
    }

    /// Each time the page was saved, it was encoded once more. Nil where it is not encoded.
    private static func decoded(_ word: String) -> String? {
        var name = word
        while let shorter = name.removingPercentEncoding, shorter != name { name = shorter }
        let isName = !name.allSatisfy(\.isWhitespace) && name != word
        return isName ? name : nil
    }
}
