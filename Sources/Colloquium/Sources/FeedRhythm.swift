/// The rhythm a feed's own dates tell, before anything was observed.
package enum FeedRhythm {
    /// The mean time between the days on which something was published; nil where fewer than two days of the last year
    /// are told. Days to come say nothing: issues are dated ahead, and clocks go wrong.
    package static func stated(by dates: [PartialDate], at now: Instant) -> Span? {
        let today = now.rawValue / Span.days(1).milliseconds
        let days = Set(dates.compactMap(\.daysSince1970)).filter { (today - 365...today).contains($0) }
        guard let first = days.min(), let last = days.max(), days.count > 1 else { return nil }
        return Span(milliseconds: Span.days(1).milliseconds * (last - first) / Int64(days.count - 1))
    }
}

extension PartialDate {
    /// Nil where only the month or the year is known. Years are counted from March, so that a leap day ends one.
    fileprivate var daysSince1970: Int64? {
        guard let month, let day else { return nil }
        let marchYear = month > 2 ? year : year - 1
        let dayOfMarchYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let daysOfYears = marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400
        return Int64(daysOfYears + dayOfMarchYear - 719_468)
    }
}
