/// An author of the article, asked to take part in its discussion as a guest.
package struct AuthorInvitation: Hashable, Sendable {
    package let number: Number<AuthorInvitation>
    package let discussion: Number<Discussion>
    package let author: ArticleAuthor
    package let email: EmailAddress
    package let invitedAt: Instant
    package let endsAt: Instant
    package let answer: Answer
    /// Who used the link.
    package let guest: Number<Member>?

    package init(
        number: Number<AuthorInvitation>, discussion: Number<Discussion>, author: ArticleAuthor, email: EmailAddress,
        invitedAt: Instant, endsAt: Instant, answer: Answer, guest: Number<Member>?
    ) {
        self.number = number
        self.discussion = discussion
        self.author = author
        self.email = email
        self.invitedAt = invitedAt
        self.endsAt = endsAt
        self.answer = answer
        self.guest = guest
    }

    package enum Answer: String, Hashable, Sendable, Codable {
        case waiting, accepted, declined
        case takenBack = "taken-back"
    }

    /// How many authors may be asked to one discussion, whatever they answered.
    package static let limit = 20
    /// How many authors a facilitator may ask within 24 hours, in whatever discussions.
    package static let dailyLimit = 10

    /// Whether it can still be answered.
    package func isOpen(at now: Instant) -> Bool { answer == .waiting && now < endsAt }

    /// Whether there is anything to take back.
    package var isStanding: Bool { answer == .waiting || answer == .accepted }

    /// The form as typed.
    package struct Entry: Hashable, Sendable {
        /// The key of one of those who may be asked.
        package var author = ""
        package var email = ""

        package init() {}
    }
}

extension AuthorInvitation {
    /// Whom a form asks, and where.
    package struct Draft: Hashable, Sendable {
        package let author: ArticleAuthor
        package let email: EmailAddress

        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: Entry, among authors: [ArticleAuthor]) throws(Refusal) {
            var inspection = Inspection()
            let address = EmailAddress(entry.email)
            let namesakes = authors.filter { $0.key == entry.author }
            let chosen = namesakes.first { author in address.map(author.has) ?? false } ?? namesakes.first
            if chosen == nil {
                inspection.note(
                    "author",
                    entry.author.isEmpty
                        ? "Choose an author of the article."
                        : "The article’s record names this author no more. Choose another.")
            }
            if address == nil { inspection.note("email", "Enter an e-mail address, like ada@example.org.") }
            try inspection.settle()
            guard let chosen, let address else { throw .invalid("email", "Choose an author, and enter an address.") }
            author = chosen
            email = address
        }
    }

    /// The iD a guest gives, where it is the one that the article's record has of the author; nil for none given.
    /// - Throws: what is wrong with it, at `orcid`.
    package static func orcid(_ typed: String, of author: ArticleAuthor) throws(Refusal) -> String? {
        if typed.tidied.isEmpty { return nil }
        guard let given = ORCID.normalised(typed) else {
            throw .invalid("orcid", "This is not an ORCID iD: check its 16 digits, like 0000-0002-1825-0097.")
        }
        guard given == author.orcid else {
            throw .invalid(
                "orcid", "The article’s record has another ORCID iD for \(author.name). Check yours, or leave it out.")
        }
        return given
    }
}
