/// How long mails to a domain wait after it put off several in a row, so that it is not pressed and nobody else waits
/// for it.
package enum DomainRest {
    /// A mailbox that is full says nothing of its neighbours; so many refusals without a mail taken in between do.
    package static let patience = 3
    package static let longest = Span.hours(1)

    /// Nil while it is not let rest; then 1, 2, 4, … minutes.
    /// - Parameter streak: how often it put off a mail since it last took one.
    package static func span(after streak: Int) -> Span? {
        if streak < patience { return nil }
        return min(.minutes(1 << min(streak - patience, 10)), longest)
    }
}

extension String {
    /// What a mail server said, without the mailboxes it names: of their addresses only the domain is left.
    package var withoutMailboxes: String {
        replacing(/[^\s<>"()\[\],:;@]+@(?=[A-Za-z0-9])/, with: "…@")
    }
}
