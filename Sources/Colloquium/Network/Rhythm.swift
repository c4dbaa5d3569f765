/// How often somebody means to be in touch, as in "every 3 months".
package struct Rhythm: Hashable, Sendable {
    package enum Unit: String, CaseIterable, Hashable, Sendable, Codable {
        case weeks, months, years
    }

    /// From 1 to 99.
    package let count: Int
    package let unit: Unit

    /// Nil for a count that is none.
    package init?(_ count: Int, _ unit: Unit) {
        guard (1...99).contains(count) else { return nil }
        self.count = count
        self.unit = unit
    }

    /// As tables spell it: "every 3 months", "2 weeks", "month", "monthly". Nil for anything else.
    package init?(spelled: String) {
        let words = spelled.comparisonKey.split(separator: " ").filter { $0 != "every" }
        guard let last = words.last, words.count <= 2,
            let unit = Unit.allCases.first(where: { unit in
                let one = unit.rawValue.dropLast()
                return [unit.rawValue, String(one), "\(one)ly"].contains(String(last))
            }), let count = words.count == 1 ? 1 : Int(words[0])
        else { return nil }
        self.init(count, unit)
    }

    /// "every month", "every 3 months"
    package var words: String { count == 1 ? "every \(unit.rawValue.dropLast())" : "every \(count) \(unit.rawValue)" }

    /// The day by which to be in touch again, after a day like "2026-11-30"; of a shorter month the last. Nil where a
    /// calendar knows no such day.
    package func due(after day: String) -> String? {
        guard let time = WallTime(day: day, hour: "00:00") else { return nil }
        if unit == .weeks { return time.after(days: 7 * count).day }
        guard let month = CalendarMonth(String(day.prefix(7))), let number = Int(day.suffix(2)) else { return nil }
        let later = month.later(by: unit == .months ? count : 12 * count)
        return (0...3).lazy.compactMap {
            WallTime(day: "\(later.text)-\(number - $0)", hour: "00:00")?.day
        }.first
    }
}

extension Tie {
    /// The day by which to be in touch again; without a noted contact it is counted from the day the tie was added. Nil
    /// without a rhythm.
    /// - Parameter zone: of the owner, named as IANA does.
    package func due(in zone: String) -> String? {
        rhythm?.due(after: lastContact ?? WallTime(addedAt, in: zone).day)
    }

    /// Whether its rhythm has passed.
    /// - Parameter today: where the owner is, as "2026-11-28".
    package func drifts(on today: String, in zone: String) -> Bool { due(in: zone).map { $0 < today } ?? false }
}
