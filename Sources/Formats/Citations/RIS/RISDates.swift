internal import Colloquium

/// Dates of RIS: "YYYY/MM/DD/other information", any part after the year empty; exporters also write free text.
enum RISDates {
    static func date(_ value: String) -> PartialDate? {
        let parts = value.prefix(100).split(separator: "/", omittingEmptySubsequences: false).map { $0.trimmingSpace }
        if let year = parts.first, year.count == 4,
            let date = StatedDate.date(
                year: year, month: parts.count > 1 ? parts[1] : "", day: parts.count > 2 ? parts[2] : "")
        {
            return date
        }
        return StatedDate.date(in: String(value.prefix(100).replacing(rangeOfDays) { String($0.1) + " " }))
    }

    /// "27-30 June 2016": a conference begins on the first of them.
    private static var rangeOfDays: Regex<(Substring, Substring)> {
        /^\s*([0-9]{1,2})\s*[-–]\s*[0-9]{1,2}\s+(?=[A-Za-z])/
    }

    /// The date of publication from the tags that state it: the year is that of the first, and the others make it
    /// more precise. "DA  - MAR 15" has its year in another tag.
    static func published(_ stated: [TaggedRecord.Field]) -> (date: PartialDate, from: TaggedRecord.Field)? {
        let dated = stated.compactMap { field in date(field.value).map { (date: $0, from: field) } }
        guard let first = dated.first else { return nil }
        let yearless = stated.filter { date($0.value) == nil }.compactMap { field in
            date("\(field.value) \(first.date.year)").map { (date: $0, from: field) }
        }
        return (dated + yearless).filter { $0.date.year == first.date.year }.reduce(first) { best, next in
            precision(next.date) > precision(best.date) ? next : best
        }
    }

    private static func precision(_ date: PartialDate) -> Int { date.day != nil ? 2 : date.month != nil ? 1 : 0 }
}
