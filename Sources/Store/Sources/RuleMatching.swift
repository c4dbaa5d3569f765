import Colloquium
import GRDB

/// Asking rules of what is in their inboxes already. What is still to be asked stands in the database and is done a few
/// items at a time, so that it survives a restart and keeps nobody waiting; a rule that is changed meanwhile begins anew.
extension Store {
    /// Items that are asked in one transaction, which is how long the one writer is kept.
    private static let matchedAtOnce = 200
    /// What somebody who makes a rule or follows a source waits for; the rest is done in the background.
    private static let transactionsAwaited = 5

    /// Asks rules of items in at most so many transactions.
    /// - Parameter inbox: the inbox whose rules are asked first.
    /// - Returns: whether there is more to ask.
    @discardableResult
    func matchRules(_ transactions: Int, first inbox: Number<Inbox>?) async throws -> Bool {
        for _ in 0..<transactions {
            try Task.checkCancellation()
            let hasMore = try await write { db in try db.matchNextItems(Self.matchedAtOnce, first: inbox) }
            if !hasMore { return false }
        }
        return true
    }

    /// The same for the rules of all inboxes.
    @discardableResult
    package func matchRules(_ transactions: Int = 1) async throws -> Bool {
        try await matchRules(transactions, first: nil)
    }

    func matchSomeRules(of inbox: Number<Inbox>) async throws {
        try await matchRules(Self.transactionsAwaited, first: inbox)
    }
}

/// What a rule is still to be asked of one source.
private struct RuleMatching {
    let rule: Number<InboxRule>
    let source: Number<Source>
    let below: Int64
    let matcher: RuleMatcher

    init(_ row: Row) throws {
        (rule, source, below) = (row["rule"], row["source"], row["below"])
        matcher = RuleMatcher(try RuleColumns.rule(row).condition)
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

    /// Has the rules of some inboxes asked of all that a source brought.
    /// - Parameter inboxes: their numbers.
    func expectMatching(of source: Number<Source>, in inboxes: SQL) throws {
        try run(
            """
            INSERT INTO rule_matchings (rule, source, below)
            SELECT number, \(source), \(Int64.max) FROM inbox_rules WHERE inbox IN (\(inboxes))
                AND EXISTS (SELECT 1 FROM sightings WHERE source = \(source))
            ON CONFLICT (rule, source) DO UPDATE SET below = excluded.below
            """)
    }

    /// Gives back whether there is more to ask. A source that has nothing to be asked of costs its look, too.
    fileprivate func matchNextItems(_ limit: Int, first inbox: Number<Inbox>?) throws -> Bool {
        var left = limit
        while left > 0 {
            guard let next = try nextMatching(first: inbox) else { return false }
            left -= max(1, try match(next, left))
        }
        return true
    }

    private func nextMatching(first inbox: Number<Inbox>?) throws -> RuleMatching? {
        try Row.first(
            self,
            """
            SELECT rule, rule_matchings.source, below, inbox_rules.*
            FROM rule_matchings JOIN inbox_rules ON inbox_rules.number = rule
            ORDER BY inbox IS \(inbox) DESC, rule DESC, below DESC, rule_matchings.source LIMIT 1
            """
        ).map(RuleMatching.init)
    }

    /// The newest items first: they are what is looked at. Gives back how many were asked.
    private func match(_ next: RuleMatching, _ limit: Int) throws -> Int {
        let (rule, source) = (next.rule, next.source)
        let said = try Row.all(
            self,
            """
            SELECT number AS item, record FROM items WHERE source = \(source) AND number < \(next.below)
            UNION ALL SELECT item, record FROM item_versions WHERE source = \(source) AND item < \(next.below)
            ORDER BY item DESC LIMIT \(limit)
            """)
        for row in said where next.matcher.matches(ItemText(try ItemRecord.read(row["record"]))) {
            let item: Number<Item> = row["item"]
            try run("INSERT OR IGNORE INTO rule_matches (rule, item) VALUES (\(rule), \(item))")
        }
        if said.count == limit, let last = said.last {
            let asked: Int64 = last["item"]
            try run("UPDATE rule_matchings SET below = \(asked) WHERE rule = \(rule) AND source = \(source)")
        } else {
            try run("DELETE FROM rule_matchings WHERE rule = \(rule) AND source = \(source)")
        }
        return said.count
    }
}
