package import Colloquium
import Foundation
import GRDB

/// A rule of an inbox.
package struct StoredRule: Sendable {
    package let number: Number<InboxRule>
    package let rule: InboxRule
    /// Items it matched so far.
    package let matches: Int
    /// Whether all that is in its inbox was asked already.
    package let isAsked: Bool
    /// Proposals it made that a club may still look at, or has.
    package let proposals: Int
    /// The club it proposes to; empty when it does not.
    package let clubName: String
}

extension Store {
    /// The rules of an inbox in the order they were made; all who read it may know them.
    package func rules(of follower: Follower, for viewer: Viewer) async throws -> [StoredRule] {
        try await read { db in
            guard let inbox = try db.inbox(of: follower, readBy: viewer) else { return [] }
            return try db.rules(of: inbox)
        }
    }

    package func rule(
        _ number: Number<InboxRule>, of follower: Follower, for viewer: Viewer
    ) async throws -> StoredRule {
        let found = try await rules(of: follower, for: viewer).first { $0.number == number }
        guard let found else { throw Refusal.noSuch("rule") }
        return found
    }

    /// Makes a rule, which holds for what is in the inbox as well, but proposes nothing of that.
    package func addRule(
        _ rule: InboxRule, to follower: Follower, by viewer: Viewer, at now: Instant
    ) async throws -> Number<InboxRule> {
        let (inbox, number) = try await write { db in
            let inbox = try db.inbox(of: follower, tendedBy: viewer)
            try db.checkTarget(of: rule, follower, viewer)
            let count = try Int.first(db, "SELECT count(*) FROM inbox_rules WHERE inbox = \(inbox)") ?? 0
            if count >= InboxRule.limit {
                throw Refusal(.conflict, "An inbox has at most \(InboxRule.limit) rules; remove one first.")
            }
            let columns = try RuleColumns(rule)
            try db.refuseTwin(of: rule, columns, in: inbox)
            try db.run(
                """
                INSERT INTO inbox_rules (inbox, kind, phrases, action, tag, club, made_by, made_at)
                VALUES (\(inbox), \(rule.condition.kind), \(columns.phrases), \(rule.action.name), \(columns.tag),
                    \(columns.club), \(viewer.member), \(now))
                """)
            let number = db.insertedNumber(of: InboxRule.self)
            try db.expectMatching(of: number)
            return (inbox, number)
        }
        try await matchSomeRules(of: inbox)
        return number
    }

    /// Changes a rule, and what follows from it for what is in the inbox.
    package func changeRule(
        _ number: Number<InboxRule>, to rule: InboxRule, of follower: Follower, by viewer: Viewer, at now: Instant
    ) async throws {
        let inbox = try await write { db in
            let inbox = try db.inbox(of: follower, tendedBy: viewer)
            try db.checkTarget(of: rule, follower, viewer)
            let columns = try RuleColumns(rule)
            try db.refuseTwin(of: rule, columns, in: inbox, beside: number)
            try db.run(
                """
                UPDATE inbox_rules SET kind = \(rule.condition.kind), phrases = \(columns.phrases),
                    action = \(rule.action.name), tag = \(columns.tag), club = \(columns.club),
                    made_by = \(viewer.member), made_at = \(now)
                WHERE number = \(number) AND inbox = \(inbox)
                """)
            if db.changesCount == 0 { throw Refusal.noSuch("rule") }
            try db.run("DELETE FROM rule_matches WHERE rule = \(number)")
            try db.run("DELETE FROM waiting_proposals WHERE rule = \(number)")
            try db.expectMatching(of: number)
            return inbox
        }
        try await matchSomeRules(of: inbox)
    }

    /// Removes a rule and all it did, but for the proposals it made. Removing it twice is fine.
    package func removeRule(_ number: Number<InboxRule>, of follower: Follower, by viewer: Viewer) async throws {
        try await write { db in
            let inbox = try db.inbox(of: follower, tendedBy: viewer)
            try db.run("DELETE FROM inbox_rules WHERE number = \(number) AND inbox = \(inbox)")
        }
    }
}

/// A rule as the table `inbox_rules` has it.
struct RuleColumns {
    let phrases: String
    let tag: Tag?
    let club: Number<Club>?

    init(_ rule: InboxRule) throws {
        phrases = String(decoding: try JSONEncoder().encode(rule.condition.phrases), as: UTF8.self)
        if case .tag(let tag) = rule.action { self.tag = tag } else { tag = nil }
        if case .propose(let club) = rule.action { self.club = club } else { club = nil }
    }

    static func rule(_ row: Row) throws -> InboxRule {
        let condition = InboxRule.Condition(
            kind: row["kind"], phrases: try JSONDecoder().decode([String].self, from: row["phrases"]))
        return InboxRule(condition: condition, action: action(row["action"], row["tag"], row["club"]))
    }

    private static func action(_ name: String, _ tag: Tag?, _ club: Number<Club>?) -> InboxRule.Action {
        if name == "tag", let tag { return .tag(tag) }
        if name == "propose", let club { return .propose(club) }
        return name == "hide" ? .hide : .show
    }
}

extension Database {
    fileprivate func rules(of inbox: Number<Inbox>) throws -> [StoredRule] {
        try Row.all(
            self,
            """
            SELECT inbox_rules.*, coalesce(clubs.name, '') AS club_name,
                (SELECT count(*) FROM rule_matches WHERE rule = inbox_rules.number) AS matches,
                NOT EXISTS (SELECT 1 FROM rule_matchings WHERE rule = inbox_rules.number) AS is_asked,
                (SELECT count(*) FROM proposals WHERE rule = inbox_rules.number) AS proposals
            FROM inbox_rules LEFT JOIN clubs ON clubs.number = club
            WHERE inbox = \(inbox) ORDER BY inbox_rules.number
            """
        ).map { row in
            StoredRule(
                number: row["number"], rule: try RuleColumns.rule(row), matches: row["matches"],
                isAsked: row["is_asked"],
                proposals: row["proposals"], clubName: row["club_name"])
        }
    }

    /// A rule that says what another one says would only have to be removed twice.
    fileprivate func refuseTwin(
        of rule: InboxRule, _ columns: RuleColumns, in inbox: Number<Inbox>, beside number: Number<InboxRule>? = nil
    ) throws {
        let twin = try Bool.first(
            self,
            """
            SELECT 1 FROM inbox_rules WHERE inbox = \(inbox) AND number IS NOT \(number)
                AND kind = \(rule.condition.kind) AND phrases = \(columns.phrases) COLLATE NOCASE
                AND action = \(rule.action.name) AND tag IS \(columns.tag) AND club IS \(columns.club)
            """)
        if twin != nil { throw Refusal.invalid("phrases", "This rule is there already.") }
    }

    /// A club's rules propose to the club itself, a member's to any they may post in.
    fileprivate func checkTarget(of rule: InboxRule, _ follower: Follower, _ viewer: Viewer) throws {
        guard case .propose(let target) = rule.action else { return }
        if case .club(let club) = follower, club != target {
            throw Refusal.invalid("club", "A rule of a club proposes to that club.")
        }
        let club = try self.club(target, for: viewer)
        guard viewer.mayWrite(in: club.number, club.visibility) else {
            throw Refusal.invalid("club", "You may not post in this club; choose another.")
        }
    }
}
