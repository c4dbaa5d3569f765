import Foundation

/// A week of a club's rota: from Monday to Sunday, as clocks in the club's time zone show them.
package struct RotaWeek: RawRepresentable, Hashable, Sendable, Codable {
    /// Its Monday as "2026-11-30".
    package let rawValue: String

    /// How many weeks the rota reaches ahead, this one among them.
    package static let ahead = 12

    /// Nil for what is not the day of a Monday.
    package init?(rawValue: String) {
        guard let day = WallTime(day: rawValue, hour: "00:00")?.instant(in: "UTC"),
            Self(of: day, in: "UTC").rawValue == rawValue
        else { return nil }
        self.rawValue = rawValue
    }

    /// The week that clocks in a zone show at a moment.
    package init(of moment: Instant, in zone: String) {
        let offset = (TimeZone(identifier: zone) ?? .gmt).secondsFromGMT(for: moment.date)
        let today = (moment.rawValue + Int64(offset) * 1_000).dividedDown(by: Self.day)
        // The first day of all was a Thursday.
        self.init(monday: today - (today + 3 - (today + 3).dividedDown(by: 7) * 7))
    }

    private init(monday: Int64) {
        rawValue = Instant(rawValue: monday * Self.day).date.formatted(.iso8601.year().month().day())
    }

    /// The weeks of the rota at a moment, this one first.
    package static func coming(at now: Instant, in zone: String) -> [RotaWeek] {
        let current = RotaWeek(of: now, in: zone)
        return (0..<ahead).map { current.later(by: $0) }
    }

    package func later(by weeks: Int) -> RotaWeek {
        RotaWeek(of: midnight.after(days: weeks * 7).instant(in: "UTC"), in: "UTC")
    }

    /// From its first moment to that of the next week.
    package func range(in zone: String) -> Range<Instant> {
        midnight.instant(in: zone)..<midnight.after(days: 7).instant(in: zone)
    }

    private var midnight: WallTime {
        guard let midnight = WallTime(day: rawValue, hour: "00:00") else {
            preconditionFailure("A Monday has a midnight.")
        }
        return midnight
    }

    private static let day: Int64 = 86_400_000
}

extension RotaWeek: Comparable {
    package static func < (one: RotaWeek, other: RotaWeek) -> Bool { one.rawValue < other.rawValue }
}

extension Int64 {
    /// Rounded towards the past, also before 1970.
    fileprivate func dividedDown(by other: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: other)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
