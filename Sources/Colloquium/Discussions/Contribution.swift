/// One voice in a discussion.
package struct Contribution: Hashable, Sendable {
    package let number: Number<Contribution>
    package let discussion: Number<Discussion>
    package let author: Number<Member>
    package let kind: Kind
    package let body: Prose
    package let writtenAt: Instant
    package let withdrawnAt: Instant?
    /// Nil where it stands, or where nobody knows who withdrew it.
    package let withdrawnBy: Number<Member>?
    /// It came after the end.
    package let isLate: Bool

    package init(
        number: Number<Contribution>, discussion: Number<Discussion>, author: Number<Member>, kind: Kind, body: Prose,
        writtenAt: Instant, withdrawnAt: Instant?, withdrawnBy: Number<Member>? = nil, isLate: Bool = false
    ) {
        self.number = number
        self.discussion = discussion
        self.author = author
        self.kind = kind
        self.body = body
        self.writtenAt = writtenAt
        self.withdrawnAt = withdrawnAt
        self.withdrawnBy = withdrawnBy
        self.isLate = isLate
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
        /// When the draft was saved that the form was filled with; empty for none.
        package var draft = ""
        /// Which revision an edit was made from.
        package var revision = ""
        /// The `draft` or the `revision` that the form was begun over, where its writer was shown a newer one since, and sends
        /// over that; nil where they were shown none.
        package var begunOver: String?
        /// "yes" where a reply says why its author disagrees.
        package var disagrees = ""
        /// "yes" where its author knows that the discussion has closed.
        package var late = ""
        /// "yes" where its author knows that what it replies to was withdrawn.
        package var underWithdrawn = ""
        /// "yes" where its author says that what looks like it identifies no patient.
        package var identifiesNobody = ""
        /// What the form asks of who has not declared anything in the discussion yet.
        package var declaration = Declaration.Entry()

        package init() {}
    }
}

/// Whose a contribution is, which decides what may be done with it.
package struct Authorship: Hashable, Sendable {
    package let author: Number<Member>
    package let isWithdrawn: Bool
    /// When it was posted, where it came after the end.
    package let lateSince: Instant?
    /// A reader asks for a reference in it.
    package let owesReference: Bool

    package init(
        author: Number<Member>, isWithdrawn: Bool, lateSince: Instant? = nil, owesReference: Bool = false
    ) {
        self.author = author
        self.isWithdrawn = isWithdrawn
        self.lateSince = lateSince
        self.owesReference = owesReference
    }

    /// How long what came late may be changed: as long as a discussion is open where nothing else is chosen.
    package static let lateEditing = Schedule.defaultWindow

    /// Whether `viewer` may change the text: its author, while the discussion takes contributions; where a reader asks for a
    /// reference, until it is archived; where it came late, for a week.
    package func isEditable(by viewer: Viewer, stage: Stage, at now: Instant) -> Bool {
        let isInTime =
            stage.takesContributions || owesReference && stage == .synthesis
            || lateSince.map { now < $0 + Authorship.lateEditing } ?? false
        return viewer.member == author && !isWithdrawn && isInTime
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
    /// Of the draft it was written from; nil for none.
    package let draftSavedAt: Instant?
    /// A reply that says why its author disagrees with what it replies to.
    package let disagrees: Bool
    /// Its author knows that the discussion has closed.
    package let isLate: Bool
    /// Its author knows that what it replies to was withdrawn.
    package let isUnderWithdrawn: Bool

    package init(_ checked: Contribution.CheckedEntry, render: (String) -> String) {
        let entry = checked.entry
        kind = checked.kind
        body = Prose(source: checked.text, html: render(checked.text))
        submission = entry.form
        draftSavedAt = entry.draftSavedAt
        disagrees = entry.disagrees == "yes"
        isLate = entry.late == "yes"
        isUnderWithdrawn = entry.underWithdrawn == "yes"
    }

    /// - Throws: every problem at once, by the entry's field names.
    package init(_ entry: Contribution.Entry, render: (String) -> String) throws(Refusal) {
        self.init(try entry.checked(), render: render)
    }
}

extension Contribution {
    /// What was typed, once it is known that it may be published: it is not too long to be looked at closely.
    package struct CheckedEntry: Sendable {
        package let kind: Kind
        package let text: String
        fileprivate let entry: Entry
    }
}

extension Contribution.Entry {
    /// What the form is known by.
    var form: String { String(submission.tidied.prefix(64)) }

    var draftSavedAt: Instant? { Int64(draft).map { Instant(rawValue: $0) } }

    /// - Throws: every problem at once, by the field names.
    package func checked() throws(Refusal) -> Contribution.CheckedEntry {
        var inspection = Inspection()
        let chosen = Contribution.Kind(rawValue: kind)
        if chosen == nil { inspection.note("kind", "Choose what kind of contribution this is.") }
        let text = inspection.text(body, "body", called: "what you want to say", limit: Prose.limit)
        if inspection.problems.allSatisfy({ $0.field != "body" }) {
            inspection.screen(text, answer: identifiesNobody)
        }
        try inspection.settle()
        return Contribution.CheckedEntry(kind: chosen ?? .comment, text: text, entry: self)
    }
}

extension Refusal {
    /// - Parameter advice: what can be done with the text, as a sentence.
    package static func editingIsOver(isLate: Bool, _ advice: String) -> Refusal {
        let reason =
            isLate
            ? "What comes late can be changed for a week, and that is over."
            : "The discussion has closed, so this can be changed no more."
        return Refusal(.conflict, "\(reason) \(advice)")
    }
}
