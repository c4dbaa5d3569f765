package import Colloquium
import GRDB

/// A contribution as it stood once.
package struct ContributionRevision: Decodable, FetchableRecord, Sendable {
    package let revision: Int
    package let kind: Contribution.Kind
    package let body: String
    package let bodyHtml: String
    package let writtenAt: Instant
}

extension ContributionRevision: ReadRow {}

extension Store {
    package func contribution(
        _ number: Number<Contribution>, for viewer: Viewer
    ) async throws -> ContributionReading {
        try await read { db in try db.contribution(number, for: viewer) }
    }

    /// Publishes a critique. The same form sent twice gives the contribution it made the first time, if it stands and says the
    /// same; so does a form that was opened anew and says in the same place what one of the member's latest says already. What
    /// comes by mail leaves drafts alone, and the same mail is never posted again.
    /// - Parameter limit: of replies by mail, where it is one.
    package func contribute(
        _ critique: Critique, to discussion: Number<Discussion>, inReplyTo parent: Number<Contribution>?,
        by viewer: Viewer, within limit: PostingLimit? = nil, at now: Instant
    ) async throws -> Number<Contribution> {
        let member = try viewer.signedIn(to: "contribute")
        let read = ReadCritique(critique)
        return try await write { db in
            let isByMail = limit != nil
            let sent = try db.contribution(sentAs: critique.submission, by: member)
            if let sent, isByMail || sent.says(critique, in: discussion, to: parent) { return sent.number }
            if sent == nil, let same = try db.contribution(saying: critique, in: discussion, to: parent, by: member) {
                if !isByMail { try db.discardDraft(of: critique, by: member, in: discussion, inReplyTo: parent) }
                return same
            }
            if let limit { try db.refuseReplies(of: member, beyond: limit, at: now) }
            // Something else in a form that was sent before, after going back: a contribution of its own.
            let submission = sent == nil ? critique.submission : Token().text
            let row = try db.discussion(discussion, for: viewer)
            let club = try db.club(of: row)
            try viewer.refuseUnlessContributing(to: discussion, in: club)
            let isLate = try db.lateness(of: critique, in: row, club, by: viewer, at: now)
            let above = try parent.map { try db.contribution($0, for: viewer) }
            guard above == nil || above?.discussion == discussion else { throw Refusal.noSuch("contribution") }
            if above?.withdrawnAt != nil, !critique.isUnderWithdrawn { throw Refusal.underWithdrawn }
            if critique.disagrees, let above {
                try above.authorship.refuseUnlessDisagreed(by: viewer)
            }
            let writtenAt = try db.moment(ofWritingIn: discussion, sent: now)
            let number = try db.add(
                read, to: discussion, inReplyTo: parent, depth: above.map { $0.depth + 1 } ?? 0, by: member,
                submission: submission, isLate: isLate, at: writtenAt)
            if !isByMail { try db.discardDraft(of: critique, by: member, in: discussion, inReplyTo: parent) }
            if critique.disagrees, let above { try db.disagree(with: above, because: number, by: member, at: now) }
            if let above { try db.notifyOfReply(number, to: above, by: member, at: now) }
            try db.notify(
                named: TextReference.handles(in: critique.body.source), in: number, of: discussion, by: member, at: now)
            return number
        }
    }

    /// Replaces the text of a contribution and keeps what it was. Saving the same text again changes nothing.
    /// - Parameter revision: the one the new text was made from.
    /// - Throws: a conflict when the contribution was edited since that revision.
    package func edit(
        _ number: Number<Contribution>, _ critique: Critique, of revision: Int, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let old = try db.contribution(number, for: viewer)
            let row = try db.discussion(old.discussion, for: viewer)
            guard viewer.member == old.author else {
                throw Refusal(.forbidden, "Only its author may edit a contribution.")
            }
            try viewer.refuseUnlessContributing(to: row.number, in: try db.club(of: row))
            guard old.withdrawnAt == nil else { throw Refusal(.conflict, "This contribution was withdrawn.") }
            let stage = row.discussion.schedule.stage(at: now)
            guard old.authorship.isEditable(by: viewer, stage: stage, at: now) else {
                throw Refusal.editingIsOver(isLate: old.isLate, "Keep your text.")
            }
            if old.body == critique.body.source, old.kind == critique.kind { return }
            guard old.revision == revision else {
                throw Refusal.editedMeanwhile
            }
            try db.run(
                """
                INSERT INTO contribution_revisions (contribution, revision, kind, body, body_html, written_at)
                VALUES (\(number), \(old.revision), \(old.kind), \(old.body), \(old.bodyHtml),
                    \(old.editedAt ?? old.writtenAt))
                """)
            try db.run(
                """
                UPDATE contributions SET kind = \(critique.kind), body = \(critique.body.source),
                    body_html = \(critique.body.html), revision = revision + 1, edited_at = \(now)
                WHERE number = \(number)
                """)
            try db.noteWorks(in: number, critique.body, at: now)
            try db.clearRequests(
                in: number, saying: critique.body, insteadOf: Prose(source: old.body, html: old.bodyHtml))
            try db.index(.contribution, number.rawValue, title: "", body: critique.body.words)
            let before = TextReference.handles(in: old.body)
            let after = TextReference.handles(in: critique.body.source)
            try db.forget(named: before.subtracting(after), in: number, at: now)
            try db.notify(
                named: after.subtracting(before), in: number, of: old.discussion, by: old.author, at: now)
            if !after.isSubset(of: before) { try db.gather(number, at: now) }
        }
    }

    /// Takes a contribution back: its text is no longer shown, in the synthesis neither; its place in the thread stays.
    /// - Parameter render: makes HTML of what is left of a synthesis that quotes it.
    package func withdraw(
        _ number: Number<Contribution>, by viewer: Viewer, at now: Instant,
        rendering render: @escaping @Sendable (String) -> String = { "<p>\($0.escapedForHTML)</p>" }
    ) async throws {
        try await write { db in
            let old = try db.contribution(number, for: viewer)
            if old.withdrawnAt != nil { return }
            let row = try db.discussion(old.discussion, for: viewer)
            guard old.authorship.isWithdrawable(by: viewer, club: row.club) else {
                throw Refusal(.forbidden, "Only its author, a facilitator or a moderator may withdraw a contribution.")
            }
            try db.run(
                "UPDATE contributions SET withdrawn_at = \(now), withdrawn_by = \(viewer.member) WHERE number = \(number)"
            )
            try db.forgetWorks(in: number)
            try db.unindex(.contribution, number.rawValue)
            try db.audit("contribution withdrawn", "contributions/\(number)", by: viewer.member, at: now)
            try db.takeOut(number, ofSynthesisIn: row, by: viewer.member, at: now, rendering: render)
        }
    }

    /// What a contribution said before, oldest first; nothing is shown of a withdrawn one, except to moderators.
    package func history(
        of number: Number<Contribution>, for viewer: Viewer
    ) async throws -> (now: ContributionReading, before: [ContributionRevision]) {
        try await read { db in
            let now = try db.contribution(number, for: viewer)
            if now.withdrawnAt != nil, !viewer.isModerator {
                throw Refusal(.gone, "This contribution was withdrawn.")
            }
            let before = try ContributionRevision.all(
                db, "SELECT * FROM contribution_revisions WHERE contribution = \(number) ORDER BY revision")
            return (now, before)
        }
    }
}

extension Refusal {
    fileprivate static let underWithdrawn = Refusal.invalid(
        "under-withdrawn",
        "What you reply to was withdrawn meanwhile. Its place in the thread stays; say here if you want to reply all the same."
    )
}

extension ContributionReading {
    /// Whether it stands and says just this, in the same place.
    fileprivate func says(
        _ critique: Critique, in discussion: Number<Discussion>, to parent: Number<Contribution>?
    ) -> Bool {
        self.discussion == discussion && self.parent == parent && kind == critique.kind
            && body == critique.body.source && disagrees == critique.disagrees && withdrawnAt == nil
    }
}

extension Database {
    func contribution(_ number: Number<Contribution>, for viewer: Viewer) throws -> ContributionReading {
        let row = try ContributionReading.first(
            self,
            """
            \(ContributionReading.selection) WHERE contributions.number = \(number)
                AND discussion IN (SELECT number FROM discussions WHERE \(viewer.mayReadDiscussion))
            """)
        guard let row else { throw Refusal.noSuch("contribution") }
        return row
    }

    /// What a form was posted as; nil where it was not.
    fileprivate func contribution(
        sentAs submission: String, by member: Number<Member>
    ) throws -> ContributionReading? {
        try ContributionReading.first(
            self,
            """
            \(ContributionReading.selection)
            WHERE contributions.author = \(member) AND contributions.submission = \(submission)
            """)
    }

    /// One of the member's latest that stands and says just this; nil where there is none. A browser that goes back to a
    /// form draws it anew, as another form with the words that were just sent.
    fileprivate func contribution(
        saying critique: Critique, in discussion: Number<Discussion>, to parent: Number<Contribution>?,
        by member: Number<Member>
    ) throws -> Number<Contribution>? {
        // The same words are more than they were where they say that they disagree.
        if critique.disagrees { return nil }
        return try Number<Contribution>.first(
            self,
            """
            SELECT number FROM (SELECT * FROM contributions WHERE author = \(member) ORDER BY number DESC LIMIT 8)
            WHERE discussion = \(discussion) AND parent IS \(parent) AND kind = \(critique.kind)
                AND body = \(critique.body.source) AND withdrawn_at IS NULL
            """)
    }

    /// Whether a contribution comes after the end, where its author knows that and the club takes such ones.
    fileprivate func lateness(
        of critique: Critique, in row: DiscussionRow, _ club: Club, by viewer: Viewer, at now: Instant
    ) throws -> Bool {
        let isWelcome = viewer.isWelcomeLate(
            in: club.number, club.visibility, takesLate: club.takesLate && row.calledOffAt == nil,
            at: row.discussion.schedule.stage(at: now))
        guard isWelcome else {
            try refuseUnlessOpen(row, at: now)
            return false
        }
        guard critique.isLate else {
            throw Refusal(
                .conflict, "The discussion closed while you wrote. You can still post this: it will be marked as late.")
        }
        return true
    }

    func refuseUnlessOpen(_ row: DiscussionRow, at now: Instant) throws {
        let stage = row.discussion.schedule.stage(at: now)
        guard stage.takesContributions else {
            let over = row.calledOffAt == nil ? "has closed" : "was called off"
            let what = stage.awaitsMembers ? "has not opened yet" : over
            throw Refusal(.conflict, "The discussion \(what), so this cannot be saved now; keep your text.")
        }
    }
}
