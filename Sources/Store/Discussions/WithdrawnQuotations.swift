import Colloquium
import GRDB

extension Database {
    /// Takes what the synthesis quotes of a contribution that is being withdrawn out of it, wherever it is shown, and tells
    /// the facilitators, who mend what is left. They are told as well where it names the contribution alone.
    /// - Parameter render: makes HTML of what is left.
    func takeOut(
        _ number: Number<Contribution>, ofSynthesisIn row: DiscussionRow, by member: Number<Member>?, at now: Instant,
        rendering render: (String) -> String
    ) throws {
        guard let mention = Synthesis.mention(of: number, in: row.synthesis) else { return }
        if mention == .quoted {
            let left = Synthesis.source(row.synthesis, withoutQuotationsOf: number)
            let synthesis = Prose(source: left, html: left.isEmpty ? "" : render(left))
            // What is left is still theirs who wrote it.
            let author = try Number<Member>?.first(
                self,
                """
                SELECT author FROM synthesis_versions WHERE discussion = \(row.number) ORDER BY version DESC LIMIT 1
                """)
            try keep(synthesis, of: row.number, without: number, by: author ?? nil, at: now)
            if left.isEmpty {
                try unindex(.synthesis, row.number.rawValue)
            } else {
                try index(.synthesis, row.number.rawValue, title: "", body: synthesis.words)
            }
            try audit("quotation taken out", "discussions/\(row.number)", by: member, at: now)
        }
        if let member { try notifyFacilitators(ofQuotationWithdrawnIn: row, by: member, at: now) }
    }

    /// Who was told that something is to be mended is told no more, once somebody has been at it.
    func settleWithdrawnQuotations(in discussion: Number<Discussion>) throws {
        try run(
            """
            DELETE FROM notifications
            WHERE discussion = \(discussion) AND reason = \(NotificationReason.quotationWithdrawn.rawValue)
            """)
    }

    private func notifyFacilitators(
        ofQuotationWithdrawnIn row: DiscussionRow, by member: Number<Member>, at now: Instant
    ) throws {
        try notify(
            """
            SELECT member FROM club_members JOIN members ON members.number = member
            WHERE club = \(row.club) AND club_members.role = 'facilitator' AND standing = 'active'
            """, of: NotifiedAct(.quotationWithdrawn, in: .discussion(row.number), by: member), at: now)
    }
}
