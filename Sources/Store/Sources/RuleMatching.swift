import Colloquium
import GRDB

/// Asking rules of what is in their inboxes already. What is still to be asked stands in the database and is done a few
/// items at a time, so that it survives a restart and keeps nobody waiting; a rule that is changed meanwhile begins anew.
extension Store {
    /// Items that are asked in one transaction, which is how long the one writer is kept.
    private static let matchedAtOnce = 200
    /// What somebody who makes a rule or follows a source waits for; the rest is done in the background.
    private static let transactionsAwaited = 5

    /// Asks a rule of some items.
    /// - Returns: whether there is more to ask.
    @discardableResult
    package func matchRules() async throws -> Bool {
        try await write { db in try db.matchNextItems(Self.matchedAtOnce) }
    }

    func matchSomeRules() async throws {
        for _ in 0..<Self.transactionsAwaited {
            if try await !matchRules() { return }
        }
    }
}

extension Database {
    /// Has a rule asked of all that is in its inbox.
    func expectMatching(of rule: Number<InboxRule>) throws {
        try run(
            """
            INSERT INTO rule_matchings (rule, source, below)
            SELECT inbox_rules.number, source, \(Int64.max) FROM inbox_rules JOIN follows USING (inbox)
            WHERE inbox_rules.number = \(rule)
            ON CONFLICT (rule, source) DO UPDATE SET below = excluded.below
            """)
    }

    /// The newest first: they are what is looked at.
    fileprivate func matchNextItems(_ limit: Int) throws -> Bool {
        guard
            let next = try Row.first(
                self,
                """
                SELECT rule, rule_matchings.source, below, inbox_rules.*
                FROM rule_matchings JOIN inbox_rules ON inbox_rules.number = rule ORDER BY rule DESC LIMIT 1
                """)
        else { return false }
        let (rule, source): (Number<InboxRule>, Number<Source>) = (next["rule"], next["source"])
        let below: Int64 = next["below"]
        let said = try Row.all(
            self,
            """
            SELECT number AS item, record FROM items WHERE source = \(source) AND number < \(below)
            UNION ALL SELECT item, record FROM item_versions WHERE source = \(source) AND item < \(below)
            ORDER BY item DESC LIMIT \(limit)
            """)
        let matcher = RuleMatcher(try RuleColumns.rule(next).condition)
        for row in said where matcher.matches(ItemText(try ItemRecord.read(row["record"]))) {
            let item: Number<Item> = row["item"]
            try run("INSERT OR IGNORE INTO rule_matches (rule, item) VALUES (\(rule), \(item))")
        }
        if said.count == limit, let last = said.last {
            let asked: Int64 = last["item"]
            try run("UPDATE rule_matchings SET below = \(asked) WHERE rule = \(rule) AND source = \(source)")
        } else {
            try run("DELETE FROM rule_matchings WHERE rule = \(rule) AND source = \(source)")
        }
        return true
    }
}
