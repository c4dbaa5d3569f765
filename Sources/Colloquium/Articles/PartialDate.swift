/// A calendar date known to the year, the month or the day, as publishers state it: "2024", "2024-05", "2024-05-31".
package struct PartialDate: Hashable, Sendable, Codable {
    package let year: Int
    package let month: Int?
    package let day: Int?

    /// Nil unless the parts make a date of the years 1000…2999; a day without a month is dropped.
    package init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1000...2999).contains(year) else { return nil }
        if let month, !(1...12).contains(month) { return nil }
        if let day, !(1...31).contains(day) { return nil }
        self.year = year
        self.month = month
        self.day = month == nil ? nil : day
    }

    /// Whether it says the same and more: "2024-05-31" refines "2024-05" and "2024".
    package func refines(_ other: PartialDate) -> Bool {
        guard year == other.year, let month else { return false }
        guard let known = other.month else { return true }
        return month == known && other.day == nil && day != nil
    }

    /// Reads what `description` writes.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...3).contains(parts.count), !parts.contains(nil), let year = parts[0] else { return nil }
        self.init(year: year, month: parts.count > 1 ? parts[1] : nil, day: parts.count > 2 ? parts[2] : nil)
    }
}

extension PartialDate: CustomStringConvertible {
    /// ISO 8601 calendar date at its precision: "2024", "2024-05", "2024-05-31".
    package var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return [String(year), month.map(two), day.map(two)].compactMap { $0 }.joined(separator: "-")
    }
}
