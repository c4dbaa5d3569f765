/// How long to wait before a service that did not answer is asked again, and when to stop.
package enum ResolutionPatience {
    private static let waits: [Span] = [
        .minutes(1), .minutes(5), .minutes(15), .hours(1), .hours(3), .hours(12),
    ]
    /// With a day between the later ones, some three weeks.
    private static let tries = 27

    /// When to ask again after `attempts` failed, at least 1; nil when it has been asked often enough.
    package static func next(after attempts: Int, at now: Instant) -> Instant? {
        guard attempts < tries else { return nil }
        let wait = waits.indices.contains(attempts - 1) ? waits[attempts - 1] : .days(1)
        return now + wait
    }
}
