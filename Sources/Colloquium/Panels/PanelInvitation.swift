/// A member of the site, or a guest, asked to be on a panel.
package struct PanelInvitation: Hashable, Sendable {
    package let number: Number<PanelInvitation>
    package let panel: Number<Panel>
    /// Who is asked; of a guest, the account that used the link.
    package let member: Number<Member>?
    package let name: String
    /// Where a guest was asked; nil for a member of the site.
    package let email: EmailAddress?
    package let invitedAt: Instant
    /// Until when a guest's link works; nil for a member of the site.
    package let endsAt: Instant?
    package let answer: Answer
    /// What they said with it, to the facilitators alone.
    package let words: String
    /// As they state them; "none" is a statement, too. Empty for who never accepted.
    package let competingInterests: String

    package init(
        number: Number<PanelInvitation>, panel: Number<Panel>, member: Number<Member>?, name: String,
        email: EmailAddress?, invitedAt: Instant, endsAt: Instant?, answer: Answer, words: String,
        competingInterests: String
    ) {
        self.number = number
        self.panel = panel
        self.member = member
        self.name = name
        self.email = email
        self.invitedAt = invitedAt
        self.endsAt = endsAt
        self.answer = answer
        self.words = words
        self.competingInterests = competingInterests
    }

    package enum Answer: String, Hashable, Sendable, Codable {
        case waiting, accepted, declined, left
        case takenBack = "taken-back"
    }

    /// How many may be asked to one panel, whatever they answered.
    package static let limit = 60
    /// How many a facilitator may ask within 24 hours, to whatever panels.
    package static let dailyLimit = 40

    /// Whether there is anything to take back.
    package var isStanding: Bool { answer == .waiting || answer == .accepted }

    /// Whether who is asked may still say yes: a member of the site also after they declined.
    package func mayBeAccepted(at now: Instant) -> Bool {
        switch answer {
        case .waiting: endsAt.map { now < $0 } ?? true
        case .declined: email == nil
        case .accepted, .left, .takenBack: false
        }
    }
}

extension PanelInvitation {
    /// The form for a guest, as typed.
    package struct GuestEntry: Hashable, Sendable {
        package var name = ""
        package var email = ""

        package init() {}
    }

    /// Somebody outside who may be asked.
    package struct Guest: Hashable, Sendable {
        package let name: String
        package let email: EmailAddress

        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: GuestEntry) throws(Refusal) {
            var inspection = Inspection()
            name = inspection.text(entry.name, "name", called: "their name", limit: 100).tidiedLine
            let address = EmailAddress(entry.email)
            if address == nil { inspection.note("email", "Enter an e-mail address, like ada@example.org.") }
            try inspection.settle()
            guard let address else { throw .invalid("email", "Enter an e-mail address, like ada@example.org.") }
            email = address
        }
    }

    /// What somebody who is asked says, as typed.
    package struct Reply: Hashable, Sendable {
        package var competingInterests = ""
        /// With a refusal.
        package var words = ""
        package var identifiesNobody = ""

        package init() {}

        /// The competing interests of who accepts.
        /// - Throws: every problem at once, by the fields' names.
        package func statedInterests() throws(Refusal) -> String {
            var inspection = Inspection()
            let stated = inspection.text(
                competingInterests, "competing-interests", called: "your competing interests, or “none”", limit: 1_000)
            inspection.screen(stated, answer: identifiesNobody)
            try inspection.settle()
            return stated.tidiedLine
        }

        /// What who declines wants the facilitators to know; empty for nothing.
        /// - Throws: every problem at once, by the fields' names.
        package func checkedWords() throws(Refusal) -> String {
            var inspection = Inspection()
            let said = inspection.optionalText(words, "words", called: "your words", limit: 1_000)
            inspection.screen(said, answer: identifiesNobody)
            try inspection.settle()
            return said
        }
    }
}
