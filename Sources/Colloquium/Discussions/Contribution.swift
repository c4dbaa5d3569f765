/// One voice in a discussion.
package struct Contribution: Hashable, Sendable {
    package let number: Number<Contribution>
    package let discussion: Number<Discussion>
    package let author: Number<Member>
    package let kind: Kind
    package let body: Prose
    package let writtenAt: Instant
    package let withdrawnAt: Instant?

    package init(
        number: Number<Contribution>, discussion: Number<Discussion>, author: Number<Member>, kind: Kind, body: Prose,
        writtenAt: Instant, withdrawnAt: Instant?
    ) {
        self.number = number
        self.discussion = discussion
        self.author = author
        self.kind = kind
        self.body = body
        self.writtenAt = writtenAt
        self.withdrawnAt = withdrawnAt
    }

    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case strength, limitation, implication, method, question, comment

        package var name: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    }

    /// The contribution form as typed.
    package struct Entry: Hashable, Sendable {
        package var kind = ""
        package var body = ""
        /// Made with the form; the same one sent twice is one contribution.
        package var submission = ""
        /// Which revision an edit was made from.
        package var revision = ""
        /// "yes" where a reply says why its author disagrees.
        package var disagrees = ""
        /// "yes" where its author knows that the discussion has closed.
        package var late = ""
        /// "yes" where its author says that what looks like it identifies no patient.
        package var identifiesNobody = ""

        package init() {}
    }

    package var authorship: Authorship { Authorship(author: author, isWithdrawn: withdrawnAt != nil) }
}

/// Whose a contribution is, which decides what may be done with it.
package struct Authorship: Hashable, Sendable {
    package let author: Number<Member>
    package let isWithdrawn: Bool

    package init(author: Number<Member>, isWithdrawn: Bool) {
        self.author = author
        self.isWithdrawn = isWithdrawn
    }

    /// Whether `viewer` may change the text: its author, while the discussion takes contributions.
    package func isEditable(by viewer: Viewer, stage: Stage) -> Bool {
        viewer.member == author && !isWithdrawn && stage.takesContributions
    }

    /// Whether `viewer` may withdraw it: its author at any time; a facilitator of the club or a moderator too.
    package func isWithdrawable(by viewer: Viewer, club: Number<Club>) -> Bool {
        !isWithdrawn && viewer.isSignedIn
            && (viewer.member == author || viewer.isModerator || viewer.facilitates(club))
    }
}

/// A critique that may be published: its kind is known and its text is neither empty nor too long.
package struct Critique: Hashable, Sendable {
    package let kind: Contribution.Kind
    package let body: Prose
    package let submission: String
    /// A reply that says why its author disagrees with what it replies to.
    package let disagrees: Bool
    /// Its author knows that the discussion has closed.
    package let isLate: Bool

    /// - Throws: every problem at once, by the entry's field names.
    package init(_ entry: Contribution.Entry, render: (String) -> String) throws(Refusal) {
        var inspection = Inspection()
        let chosen = Contribution.Kind(rawValue: entry.kind)
        if chosen == nil { inspection.note("kind", "Choose what kind of contribution this is.") }
        let text = inspection.text(entry.body, "body", called: "what you want to say", limit: Prose.limit)
        inspection.screen(text, answer: entry.identifiesNobody)
        try inspection.settle()
        kind = chosen ?? .comment
        body = Prose(source: text, html: render(text))
        submission = String(entry.submission.tidied.prefix(64))
        disagrees = entry.disagrees == "yes"
        isLate = entry.late == "yes"
    }
}
