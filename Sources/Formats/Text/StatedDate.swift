internal import Colloquium

/// Dates as sources state them. The calendar day is the one written, whatever the time zone beside it.
enum StatedDate {
    /// Year, month (a number or a name) and day from separate elements.
    static func date(year: String, month: String = "", day: String = "") -> PartialDate? {
        guard let year = Int(year.trimmingSpace) else { return nil }
        return date(year, self.month(month), Int(day.trimmingSpace))
    }

    /// Free text: ISO 8601, e-mail style in several languages, "October 2021", "1998 Dec-1999 Jan".
    static func date(in text: String) -> PartialDate? {
        var text = text
        // What follows the first line or two is no date any more.
        return text.withUTF8 { bytes in
            let bytes = UnsafeBufferPointer(rebasing: bytes.prefix(200))
            return PlainDate.iso(bytes) ?? PlainDate.email(bytes) ?? FreeDate(bytes).date
        }
    }

    /// What is known as far as the calendar allows it: a 31st of June is June.
    static func date(_ year: Int, _ month: Int?, _ day: Int?) -> PartialDate? {
        guard let month, (1...12).contains(month) else { return PartialDate(year: year) }
        guard let day, day > 0, day <= Self.days(in: month, of: year) else {
            return PartialDate(year: year, month: month)
        }
        return PartialDate(year: year, month: month, day: day)
    }

    /// The day that ISO 8601 counts from the first of January.
    static func date(_ year: Int, ordinal: Int) -> PartialDate? {
        var rest = ordinal
        for month in 1...12 where rest > 0 {
            let days = days(in: month, of: year)
            if rest <= days { return PartialDate(year: year, month: month, day: rest) }
            rest -= days
        }
        return nil
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
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

    /// Beginnings long enough to tell the months apart: English, German, French, Spanish, Portuguese, Italian, Dutch,
    /// Swedish, Hungarian, Polish, Russian, Greek.
    private static let names: [[String]] = [
        ["jan", "jän", "ene", "gen", "sty", "янв", "ιαν"], ["feb", "fév", "fev", "lut", "фев", "φεβ"],
        ["mar", "mär", "mrz", "maa", "már", "мар", "μαρ", "μάρ"], ["apr", "avr", "abr", "ápr", "kwi", "апр", "απρ"],
        ["may", "mai", "mag", "mei", "maj", "máj", "май", "мая", "μαι", "μάι", "μαΐ", "μαϊ"],
        ["jun", "juin", "giu", "jún", "cze", "июн", "ιουν", "ιούν"],
        ["jul", "juil", "lug", "lui", "júl", "lip", "июл", "ιουλ", "ιούλ"],
        ["aug", "aoû", "aou", "ago", "sie", "авг", "αυγ", "αύγ"],
        ["sep", "set", "sze", "wrz", "сен", "σεπ"], ["oct", "okt", "out", "ott", "paź", "окт", "οκτ"],
        ["nov", "lis", "ноя", "νοε", "νοέ"], ["dec", "dez", "déc", "dic", "gru", "дек", "δεκ"],
    ]
}
