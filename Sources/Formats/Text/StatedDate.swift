internal import Colloquium

/// Dates as sources state them. The calendar day is the one written, whatever the time zone beside it.
enum StatedDate {
    /// Year, month (a number or a name) and day from separate elements.
    static func date(year: String, month: String = "", day: String = "") -> PartialDate? {
        guard let year = Int(year.trimmingSpace) else { return nil }
        let month = self.month(month)
        return PartialDate(year: year, month: month, day: month == nil ? nil : Int(day.trimmingSpace))
            ?? PartialDate(year: year, month: month) ?? PartialDate(year: year)
    }

    /// Free text: ISO 8601, e-mail style in several languages, "October 2021", "1998 Dec-1999 Jan".
    static func date(in text: String) -> PartialDate? {
        if let iso = text.firstMatch(of: /(?:^|[^0-9])([12][0-9]{3})-([0-9]{1,2})(?:-([0-9]{1,2}))?(?![0-9])/) {
            if let date = date(year: String(iso.1), month: String(iso.2), day: iso.3.map(String.init) ?? "") {
                return date
            }
        }
        let words = text.split { !($0.isLetter || $0.isNumber || $0 == ":") }.map(String.init)
        guard let yearIndex = words.firstIndex(where: { $0.count == 4 && PartialDate(year: Int($0) ?? 0) != nil })
        else {
            return nil
        }
        guard let monthIndex = words.firstIndex(where: { !$0.contains(where: \.isNumber) && month($0) != nil }) else {
            return date(year: words[yearIndex])
        }
        // The day stands beside the month: "5 Nov 2025", "2021 Nov 5", "November 5, 2025".
        let before = monthIndex > 0 ? words[monthIndex - 1] : ""
        let after = monthIndex + 1 < words.count ? words[monthIndex + 1] : ""
        let day = [before, after].first { $0.count <= 2 && Int($0) != nil } ?? ""
        return date(year: words[yearIndex], month: words[monthIndex], day: day)
    }

    /// The earlier of two; of two that agree as far as both go, the more precise.
    static func earlier(_ one: PartialDate, _ other: PartialDate) -> PartialDate {
        if one.year != other.year { return one.year < other.year ? one : other }
        guard let oneMonth = one.month else { return other }
        guard let otherMonth = other.month else { return one }
        if oneMonth != otherMonth { return oneMonth < otherMonth ? one : other }
        guard let oneDay = one.day else { return other }
        guard let otherDay = other.day else { return one }
        return oneDay <= otherDay ? one : other
    }

    /// 1…12 for a number or for a name in the languages that feed software prints dates in.
    static func month(_ text: String) -> Int? {
        let text = text.trimmingSpace
        if let number = Int(text) { return (1...12).contains(number) ? number : nil }
        let start = String(text.lowercased().prefix(4))
        return names.firstIndex { $0.contains { start.hasPrefix($0) } }.map { $0 + 1 }
    }

    /// Beginnings long enough to tell the months apart: English, German, French, Spanish, Portuguese, Italian.
    private static let names: [[String]] = [
        ["jan", "jän", "ene", "gen"], ["feb", "fév", "fev"], ["mar", "mär", "mrz"], ["apr", "avr", "abr"],
        ["may", "mai", "mag"], ["jun", "juin", "giu"], ["jul", "juil", "lug"], ["aug", "aoû", "aou", "ago"],
        ["sep", "set"], ["oct", "okt", "out", "ott"], ["nov"], ["dec", "dez", "déc", "dic"],
    ]
}
