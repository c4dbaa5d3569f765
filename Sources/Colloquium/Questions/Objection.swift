/// What a reader says against an answer: that a reference does not support it, or that better evidence exists.
package struct Objection: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case doubt = "doubts"
        case betterEvidence = "better-evidence"
    }

    /// The reference that is doubted, or the better one.
    package let reference: Identifier
    package let reason: String

    /// The form as typed.
    package struct Entry: Hashable, Sendable {
        /// Which reference is doubted, by `Identifier.key`; or the better one in any spelling.
        package var reference = ""
        package var reason = ""
        /// "yes" where its author says that what looks like it identifies no patient.
        package var identifiesNobody = ""

        package init() {}
    }

    /// - Throws: every problem at once, by the entry's field names.
    package init(_ entry: Entry, _ kind: Kind) throws(Refusal) {
        var inspection = Inspection()
        reason = inspection.text(entry.reason, "reason", called: "the reason", limit: 1_000)
        inspection.screen(reason, answer: entry.identifiesNobody)
        var found: Identifier?
        switch kind {
        case .doubt:
            found = Identifier(key: entry.reference)
            if found == nil { inspection.note("reference", "Choose the reference that does not support the answer.") }
        case .betterEvidence:
            do {
                let named = try References(lines: entry.reference, field: "reference")
                if named.others.isEmpty { found = named.first.identifier }
                if found == nil { inspection.note("reference", "Give one reference; others can follow.") }
            } catch {
                for problem in error.problems { inspection.note(problem.field, problem.reason) }
            }
        }
        try inspection.settle()
        guard let found else { throw .invalid("reference", References.needed) }
        reference = found
    }
}

extension AnswerStanding {
    /// Checks that `viewer` may say what they think of the answer.
    /// - Throws: `forbidden` for its author, a conflict for what was withdrawn.
    package func refuseUnlessJudged(by viewer: Viewer) throws(Refusal) {
        if isWithdrawn { throw Refusal(.conflict, "This answer was withdrawn.") }
        if viewer.member == author { throw Refusal(.forbidden, "Others say what they think of your answer.") }
    }

    /// Checks that `viewer`, who reads a question of `asker`, may accept the answer.
    package func refuseUnlessAccepted(by viewer: Viewer, asker: Number<Member>) throws(Refusal) {
        guard viewer.member == asker else { throw Refusal(.forbidden, "Only who asked may accept an answer.") }
        if isWithdrawn { throw Refusal(.conflict, "This answer was withdrawn.") }
        if isHeld { throw Refusal(.conflict, "Correct its references first.") }
        if isRetracted { throw Refusal(.conflict, "A reference of this answer was retracted.") }
    }
}

/// Whose an answer is, and whether it stands.
package struct AnswerStanding: Hashable, Sendable {
    package let author: Number<Member>
    package let isWithdrawn: Bool
    package let isHeld: Bool
    /// Whether a reference of it was retracted.
    package let isRetracted: Bool

    package init(author: Number<Member>, isWithdrawn: Bool, isHeld: Bool, isRetracted: Bool) {
        self.author = author
        self.isWithdrawn = isWithdrawn
        self.isHeld = isHeld
        self.isRetracted = isRetracted
    }
}
