package import Colloquium
import GRDB

/// Why a member proposed an article that another brought to the club.
package struct ProposedWords: Sendable {
    package let proposer: Number<Member>
    package let name: String
    package let why: Prose
}

extension Database {
    /// What the proposals said that a discussion settled, except its poster's own.
    func proposedWords(behind discussion: Number<Discussion>) throws -> [ProposedWords] {
        try Row.all(
            self,
            """
            SELECT proposer, name, proposals.why, proposals.why_html
            FROM proposals JOIN members ON members.number = proposer
                JOIN discussions ON discussions.number = proposals.discussion
            WHERE proposals.discussion = \(discussion) AND state = 'picked' AND proposer <> poster
            ORDER BY proposals.number
            """
        ).map { row in
            ProposedWords(
                proposer: row["proposer"], name: row["name"], why: Prose(source: row["why"], html: row["why_html"]))
        }
    }
}
