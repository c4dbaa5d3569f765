/// The day in UTC on which a mail was written, counted from 1 January 1970.
package struct MailedDay: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int

    /// For how many days a mail can be answered by mail. Addresses live on in address books and other people's mailboxes.
    package static let term = 60

    package init(rawValue: Int) { self.rawValue = rawValue }

    package init(_ instant: Instant) {
        rawValue = Int(instant.rawValue / Span.days(1).milliseconds)
    }

    /// From its first moment up to the next day's.
    package var moments: Range<Instant> {
        let midnight = Instant(rawValue: Int64(rawValue) * Span.days(1).milliseconds)
        return midnight..<(midnight + .days(1))
    }

    /// Whether a mail of this day can be answered by mail still.
    package func isOpen(at now: Instant) -> Bool { MailedDay(now).rawValue - rawValue <= Self.term }
}
