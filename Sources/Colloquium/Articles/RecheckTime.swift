/// When in the day an article is looked up again for retractions and corrections: the same time every day, told by its
/// number, so that the articles of a site are spread evenly over the day.
package enum RecheckTime {
    private static let secondsPerDay: Int64 = 86_400

    /// The first time for `article` that is at least an hour after `now`.
    package static func next(for article: Number<Article>, after now: Instant) -> Instant {
        let day = Span.days(1).milliseconds
        let time = second(of: article) * 1_000
        let earliest = now.rawValue + Span.hours(1).milliseconds
        let today = earliest - earliest % day + time
        return Instant(rawValue: today >= earliest ? today : today + day)
    }

    /// Second of the day in UTC. Multiplying by Knuth's prime (The Art of Computer Programming, 6.4) puts neighbouring
    /// numbers far apart.
    static func second(of article: Number<Article>) -> Int64 {
        (article.rawValue % secondsPerDay) * (2_654_435_761 % secondsPerDay) % secondsPerDay
    }
}
