package import Colloquium

/// Who gets a mail of news.
package struct NewsRecipient: Sendable {
    package enum Who: Hashable, Sendable {
        case member(Number<Member>)
        case reader(Number<ClubReader>)
    }

    package let who: Who
    /// Empty where nobody told it.
    package let name: String
    package let email: EmailAddress
    package let timeZone: String

    init(_ member: Number<Member>, name: String, _ email: EmailAddress, timeZone: String) {
        who = .member(member)
        self.name = name
        self.email = email
        self.timeZone = timeZone
    }

    init(_ reader: ClubReader) {
        who = .reader(reader.number)
        name = ""
        email = reader.email
        timeZone = reader.timeZone
    }

    /// What tells them apart from all others.
    package var code: String {
        switch who {
        case .member(let number): number.description
        case .reader(let number): "reader-\(number)"
        }
    }
}
