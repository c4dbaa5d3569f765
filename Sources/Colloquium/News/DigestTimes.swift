/// Works out when digests are due and which period they are for, once for all who share an hour and a zone: a calendar
/// takes longer than all else that is done for a reader.
package struct DigestTimes {
    private struct Moment: Hashable {
        let hour: DigestHour
        let cadence: Cadence
        let moment: Instant
    }

    private var dates: [Moment: Instant] = [:]
    private var periods: [Moment: String] = [:]

    package init() {}

    /// As `DigestHour.next`.
    package mutating func next(_ cadence: Cadence, after moment: Instant, at hour: DigestHour) -> Instant {
        let key = Moment(hour: hour, cadence: cadence, moment: moment)
        if let known = dates[key] { return known }
        let date = hour.next(cadence, after: moment)
        dates[key] = date
        return date
    }

    /// As `DigestHour.period`.
    package mutating func period(_ cadence: Cadence, at moment: Instant, of hour: DigestHour) -> String {
        let key = Moment(hour: hour, cadence: cadence, moment: moment)
        if let known = periods[key] { return known }
        let period = hour.period(cadence, at: moment)
        periods[key] = period
        return period
    }
}
