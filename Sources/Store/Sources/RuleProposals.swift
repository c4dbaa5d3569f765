package import Colloquium
import Foundation
import GRDB

/// A rule that proposes what it matches.
struct ProposingRule {
    let number: Number<InboxRule>
    /// Whose own inbox it belongs to; nil for a club's.
    let owner: Number<Member>?
    let condition: InboxRule.Condition
    let club: Number<Club>

    /// Proposals of one rule that are open at a time: more than a facilitator looks through are of no use. The others
    /// wait.
    static let mostOpen = 50
}

extension Store {
    /// Proposes what waited until its rule had fewer proposals open, the oldest first.
    package func proposeWaiting(at now: Instant) async throws {
        let hasPlaces = try await read { db in try !db.waitingProposals(atMost: 1).isEmpty }
        if !hasPlaces { return }
        try await write { db in
            for waiting in try db.waitingProposals(atMost: ProposingRule.mostOpen) {
                try db.propose(waiting, at: now)
            }
        }
    }
}

/// What a rule would have proposed.
private struct WaitingProposal {
    let item: Number<Item>
    let inbox: Number<Inbox>
    let rule: ProposingRule
}

extension Database {
    /// Proposes an item in the name of a rule, or has it wait. What the club discusses, or has had before it, is not
    /// proposed again.
    func propose(_ item: Number<Item>, _ seen: SeenRecord, by rule: ProposingRule, at now: Instant) throws {
        guard try mayPropose(rule) else { return }
        let subject = try settled(.item(item), named: seen.identifiers, in: rule.club)
        if try isKnown(subject, in: rule.club) { return }
        if try openProposals(of: rule) >= ProposingRule.mostOpen {
            return try run(
                "INSERT OR IGNORE INTO waiting_proposals (rule, item) VALUES (\(rule.number), \(item))")
        }
        let why = rule.condition.sentence
        let proposal = Proposal(
            club: rule.club, why: Prose(source: why, html: "<p>\(why.escapedForHTML)</p>"), tags: [])
        let number = try addProposal(subject, proposal, seen: seen, by: rule.owner, at: now)
        try run("UPDATE proposals SET rule = \(rule.number) WHERE number = \(number)")
        if let owner = rule.owner {
            try run(
                """
                INSERT INTO proposal_supporters (proposal, member, why, why_html, since)
                VALUES (\(number), \(owner), '', '', \(now))
                """)
        }
    }

    private func mayPropose(_ rule: ProposingRule) throws -> Bool {
        guard let owner = rule.owner else { return true }
        return try Bool.first(
            self,
            """
            SELECT 1 FROM clubs, members WHERE clubs.number = \(rule.club) AND members.number = \(owner)
                AND standing = 'active' AND (visibility <> 'private' OR role = 'administrator' OR EXISTS (
                    SELECT 1 FROM club_members WHERE club = clubs.number AND member = members.number))
            """) != nil
    }

    private func isKnown(_ subject: Proposal.Subject, in club: Number<Club>) throws -> Bool {
        switch subject {
        case .item(let item):
            try Bool.first(self, "SELECT 1 FROM proposals WHERE club = \(club) AND item = \(item) LIMIT 1") != nil
        case .article(let article):
            try Bool.first(
                self,
                """
                SELECT 1 FROM discussions WHERE club = \(club) AND article = \(article)
                UNION ALL SELECT 1 FROM proposals WHERE club = \(club) AND article = \(article)
                """) != nil
        }
    }

    private func openProposals(of rule: ProposingRule) throws -> Int {
        try Int.first(
            self, "SELECT count(*) FROM proposals WHERE rule = \(rule.number) AND state = 'open'") ?? 0
    }

    /// Of rules that have fewer proposals open than they may.
    fileprivate func waitingProposals(atMost limit: Int) throws -> [WaitingProposal] {
        try Row.all(
            self,
            """
            SELECT item, inbox_rules.*, inboxes.member AS owner
            FROM waiting_proposals JOIN inbox_rules ON inbox_rules.number = rule
                JOIN inboxes ON inboxes.number = inbox_rules.inbox
            WHERE inbox_rules.club IS NOT NULL AND (
                SELECT count(*) FROM proposals WHERE proposals.rule = waiting_proposals.rule AND state = 'open'
            ) < \(ProposingRule.mostOpen)
            ORDER BY item, rule LIMIT \(limit)
            """
        ).map { row in
            WaitingProposal(
                item: row["item"], inbox: row["inbox"],
                rule: ProposingRule(
                    number: row["number"], owner: row["owner"], condition: try RuleColumns.rule(row).condition,
                    club: row["club"]))
        }
    }

    /// Waits again where others took the last place.
    fileprivate func propose(_ waiting: WaitingProposal, at now: Instant) throws {
        try run(
            "DELETE FROM waiting_proposals WHERE rule = \(waiting.rule.number) AND item = \(waiting.item)")
        guard let seen = try seenRecord(of: waiting.item, in: waiting.inbox) else { return }
        try propose(waiting.item, seen, by: waiting.rule, at: now)
    }
}
