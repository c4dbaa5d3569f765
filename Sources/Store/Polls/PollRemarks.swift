package import Colloquium
import GRDB

/// What somebody says of a poll, in the thread under it.
package struct PollRemark: Sendable {
    package let number: Number<PollRemark>
    package let parent: Number<PollRemark>?
    package let depth: Int
    package let author: Author
    package let body: Prose
    package let writtenAt: Instant
    package let isWithdrawn: Bool
}

private struct PollRemarkRow: ReadRow {
    let number: Number<PollRemark>
    let poll: Number<Poll>
    let parent: Number<PollRemark>?
    let depth: Int
    let author: Number<Member>
    let name: String
    let byline: String
    let body: String
    let bodyHtml: String
    let writtenAt: Instant
    let withdrawnAt: Instant?

    static var selection: SQL {
        """
        SELECT poll_remarks.*, members.name, members.byline
        FROM poll_remarks JOIN members ON members.number = poll_remarks.author
        """
    }

    var remark: PollRemark {
        PollRemark(
            number: number, parent: parent, depth: depth, author: Author(number: author, name: name, byline: byline),
            body: Prose(source: body, html: bodyHtml), writtenAt: writtenAt, isWithdrawn: withdrawnAt != nil)
    }
}

extension Store {
    /// Says something under a poll, closed or not, and tells who is answered and who is named. The same form sent twice
    /// says it once.
    package func remark(
        _ words: Prose, on poll: Number<Poll>, inReplyTo parent: Number<PollRemark>?, submission: String,
        by viewer: Viewer, at now: Instant
    ) async throws -> Number<PollRemark> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to write.") }
        return try await write { db in
            let sent = try Row.first(
                db, "SELECT number, body FROM poll_remarks WHERE author = \(member) AND submission = \(submission)")
            if let sent, sent["body"] == words.source { return sent["number"] }
            let row = try db.poll(poll, for: viewer)
            try viewer.refuseUnlessRemarking(on: row.poll(replacedBy: nil), in: db.club(row.club), at: now)
            let above = try parent.map { try db.remark($0, on: poll) }
            try db.run(
                """
                INSERT INTO poll_remarks (poll, parent, depth, author, body, body_html, submission, written_at)
                VALUES (\(poll), \(parent), \(above.map { $0.depth + 1 } ?? 0), \(member), \(words.source), \(words.html),
                    \(sent == nil ? submission : Token().text), \(now))
                """)
            let number = db.insertedNumber(of: PollRemark.self)
            try db.notify(
                of: number, answering: above?.author, naming: TextReference.handles(in: words.source), on: poll,
                by: member, at: now)
            return number
        }
    }

    /// Takes a remark back; its author, a facilitator or a moderator may. Its place in the thread stays.
    /// - Returns: the poll it stands under, where the viewer may read it: who left a panel may not.
    package func withdraw(
        _ number: Number<PollRemark>, by viewer: Viewer, at now: Instant
    ) async throws -> Number<Poll>? {
        try await write { db in
            let row = try PollRemarkRow.first(db, "\(PollRemarkRow.selection) WHERE poll_remarks.number = \(number)")
            guard let row else { throw Refusal.noSuch("remark") }
            let isReadable = try db.mayWithdrawWords(
                by: row.author, in: row.poll, viewer,
                orElse: "Only its author, a facilitator or a moderator may withdraw a remark.")
            if row.withdrawnAt == nil {
                try db.run(
                    """
                    UPDATE poll_remarks SET withdrawn_at = \(now), withdrawn_by = \(viewer.member)
                    WHERE number = \(number)
                    """)
                try db.audit("remark withdrawn", "polls/\(row.poll)", by: viewer.member, at: now)
            }
            return isReadable ? row.poll : nil
        }
    }
}

extension Database {
    /// The thread under a poll, replies behind what they answer.
    func remarks(on poll: Number<Poll>) throws -> [PollRemark] {
        let rows = try PollRemarkRow.all(
            self, "\(PollRemarkRow.selection) WHERE poll = \(poll) ORDER BY poll_remarks.number")
        let replies = Dictionary(grouping: rows, by: \.parent)
        var thread: [PollRemark] = []
        var waiting = Array((replies[nil] ?? []).reversed())
        while let next = waiting.popLast() {
            thread.append(next.remark)
            waiting += (replies[next.number] ?? []).reversed()
        }
        return thread
    }

    fileprivate func remark(_ number: Number<PollRemark>, on poll: Number<Poll>) throws -> PollRemarkRow {
        let row = try PollRemarkRow.first(
            self, "\(PollRemarkRow.selection) WHERE poll_remarks.number = \(number) AND poll = \(poll)")
        guard let row, row.withdrawnAt == nil else {
            throw Refusal(.conflict, "What you answer was withdrawn meanwhile; write it as a remark of its own.")
        }
        return row
    }
}
