import Colloquium
import GRDB

/// Applies the rules of all inboxes that follow a source to what it brings.
struct RuleApplication {
    /// A rule with whose it is.
    struct Rule {
        let number: Number<InboxRule>
        let inbox: Number<Inbox>
        let rule: InboxRule
        let matcher: RuleMatcher
        /// Whose own inbox it belongs to; nil for a club's.
        let owner: Number<Member>?
        /// The title of the source that it is asked about.
        let source: String
        let madeAt: Instant
        /// Whether its inbox wants to be told only of what comes after this answer of the source.
        let passesOver: Bool
    }

    private let db: Database
    private let now: Instant

    init(_ db: Database, at now: Instant) {
        self.db = db
        self.now = now
    }

    func rules(for source: Number<Source>) throws -> [Rule] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT inbox_rules.*, inboxes.member AS owner, sources.title AS source_title,
                    unread_from = ? AS passes_over
                FROM follows
                    JOIN sources ON sources.number = follows.source
                    JOIN inbox_rules ON inbox_rules.inbox = follows.inbox
                    JOIN inboxes ON inboxes.number = follows.inbox
                WHERE follows.source = ?
                """)
        return try Row.fetchAll(statement, arguments: [UnreadFrom.nextAnswer, source.rawValue]).map { row in
            let rule = try RuleColumns.rule(row)
            return Rule(
                number: row["number"], inbox: row["inbox"], rule: rule, matcher: RuleMatcher(rule.condition),
                owner: row["owner"], source: row["source_title"], madeAt: row["made_at"],
                passesOver: row["passes_over"])
        }
    }

    /// - Parameter isNews: only what is new is proposed, not what a source had when it was first followed.
    func apply(_ rules: [Rule], to item: Number<Item>, _ read: ReadItem, isNews: Bool) throws {
        for rule in rules where rule.matcher.matches(read.text) { try note(rule, item, read, isNews: isNews) }
    }

    /// For an item that was changed: what matched may match no more.
    func reapply(_ rules: [Rule], to item: Number<Item>, _ read: ReadItem) throws {
        if rules.isEmpty { return }
        let matched = try matches(of: item)
        for rule in rules {
            if rule.matcher.matches(read.text) {
                try note(rule, item, read, isNews: true)
            } else if matched.contains(rule.number), try !isMatchedElsewhere(rule, item) {
                try db.run("DELETE FROM rule_matches WHERE rule = \(rule.number) AND item = \(item)")
                try db.run("DELETE FROM waiting_proposals WHERE rule = \(rule.number) AND item = \(item)")
            }
        }
    }

    /// Whether what another source of the rule's inbox says of the item still matches.
    private func isMatchedElsewhere(_ rule: Rule, _ item: Number<Item>) throws -> Bool {
        try String.all(
            db,
            """
            WITH said AS (
                SELECT source, record FROM items WHERE number = \(item)
                UNION ALL SELECT source, record FROM item_versions WHERE item = \(item))
            SELECT record FROM said WHERE source IN (SELECT source FROM follows WHERE inbox = \(rule.inbox))
            """
        ).contains { rule.matcher.matches(ItemText(try ItemRecord.read($0))) }
    }

    private func matches(of item: Number<Item>) throws -> Set<Number<InboxRule>> {
        let statement = try db.cachedStatement(sql: "SELECT rule FROM rule_matches WHERE item = ?")
        return try Set(Number<InboxRule>.fetchAll(statement, arguments: [item]))
    }

    private func note(_ rule: Rule, _ item: Number<Item>, _ read: ReadItem, isNews: Bool) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO rule_matches (rule, item) VALUES (?, ?)")
        try statement.execute(arguments: [rule.number, item])
        guard db.changesCount > 0, isNews, case .propose(let club) = rule.rule.action, try isNew(item, to: rule)
        else { return }
        try db.propose(
            item, SeenRecord(record: read.record, source: rule.source, names: read.names),
            by: ProposingRule(
                number: rule.number, owner: rule.owner, condition: rule.rule.condition, club: club), at: now)
    }

    /// What the inbox had before the rule was made, or what a source had before it was followed, is old, whatever is
    /// changed in it.
    private func isNew(_ item: Number<Item>, to rule: Rule) throws -> Bool {
        if rule.passesOver { return false }
        return try Bool.first(
            db,
            """
            SELECT 1 FROM sightings JOIN follows ON follows.source = sightings.source
            WHERE item = \(item) AND inbox = \(rule.inbox) AND seen_at < max(followed_at, \(rule.madeAt)) LIMIT 1
            """) == nil
    }
}
