/// Somebody without an account who gets the weekly digest of public clubs, at an address they confirmed.
package struct ClubReader: Hashable, Sendable {
    package let number: Number<ClubReader>
    package let email: EmailAddress
    /// IANA name; the digest comes on Monday at seven by its clocks.
    package let timeZone: String

    package init(number: Number<ClubReader>, email: EmailAddress, timeZone: String) {
        self.number = number
        self.email = email
        self.timeZone = timeZone
    }

    package var hour: DigestHour { DigestHour(hour: 7, weekday: 1, timeZone: timeZone) }

    /// How long the link works that confirms an address.
    package static let confirmation = Span.days(2)
}
