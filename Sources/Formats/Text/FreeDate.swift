internal import Colloquium

/// A date in any other form: compact and ordinal ISO 8601, asctime, "30.06.2021", "6/15/2021 12:00:00 AM",
/// "2004년 05월 28일", names of months in many languages, years of two digits as e-mail once had them.
struct FreeDate {
    private enum Token {
        /// `before` is the byte that stands before it; 0 at the beginning.
        case number(Int, digits: Int, before: UInt8)
        case word(String)
    }

    private var tokens: [Token] = []
    private var hasTime = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        hasTime = bytes.contains(UInt8(ascii: ":"))
        var index = 0
        while index < bytes.count, tokens.count < 40 {
            let start = index
            if bytes[index].isASCIIDigit {
                while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
                let value = bytes[start..<index].prefix(8).reduce(0) { $0 * 10 + Int($1 - 0x30) }
                tokens.append(.number(value, digits: index - start, before: before(start, in: bytes)))
            } else if bytes[index].isWordByte {
                while index < bytes.count, bytes[index].isWordByte { index += 1 }
                tokens.append(.word(String(decoding: bytes[start..<index], as: UTF8.self).lowercased()))
            } else {
                index += 1
            }
        }
    }

    /// A sign before a number after a space is that of a time zone: " +1000" is no year.
    private func before(_ start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
        guard start > 0 else { return 0 }
        let byte = bytes[start - 1]
        let isSign = byte == UInt8(ascii: "-") && start > 1 && bytes[start - 2].isXMLSpace
        return isSign ? UInt8(ascii: "+") : byte
    }

    var date: PartialDate? { compact ?? yearFirst ?? dayFirst ?? named ?? year }

    /// Digits alone: "20031231", "2003335", "200312", "031231", "03335", "-0312", "03-12-31", "-03-12".
    private var compact: PartialDate? {
        guard case .number(let value, let digits, let before)? = tokens.first, before == 0 || before == hyphen else {
            return nil
        }
        if tokens.count > 1, digits != 2 {
            guard digits == 8, case .word("t") = tokens[1] else { return nil }
        }
        switch (digits, before) {
        case (8, 0): return exact(value / 10_000, value / 100 % 100, value % 100)
        case (7, 0): return StatedDate.date(value / 1_000, ordinal: value % 1_000)
        case (6, 0) where (1900...2099).contains(value / 100) && (1...12).contains(value % 100):
            return StatedDate.date(value / 100, value % 100, nil)
        case (6, 0): return exact(Self.full(value / 10_000), value / 100 % 100, value % 100)
        case (5, 0): return StatedDate.date(Self.full(value / 1_000), ordinal: value % 1_000)
        case (4, hyphen): return exact(Self.full(value / 100), value % 100)
        case (2, _): return twoDigits(year: Self.full(value), isShort: before == hyphen)
        default: return nil
        }
    }

    private func twoDigits(year: Int, isShort: Bool) -> PartialDate? {
        guard tokens.count == (isShort ? 2 : 3), case .number(let month, 2, hyphen) = tokens[1] else { return nil }
        if isShort { return exact(year, month) }
        guard case .number(let day, 2, hyphen) = tokens[2] else { return nil }
        return exact(year, month, day)
    }

    /// Digits alone may be any number: only a date without a flaw is one.
    private func exact(_ year: Int, _ month: Int, _ day: Int? = nil) -> PartialDate? {
        guard let date = StatedDate.date(year, month, day), date.month == month, date.day == day else { return nil }
        return date
    }

    /// "2006/09/15", "2004.05.25", "2004년 05월 28일", "2003-335", "2018-12-17-08:00".
    private var yearFirst: PartialDate? {
        guard let start = yearIndex, case .number(let year, _, _) = tokens[start] else { return nil }
        let numbers = numbers(after: start)
        guard let month = numbers.first else { return nil }
        if month.digits == 3, numbers.count == 1 { return StatedDate.date(year, ordinal: month.value) }
        guard month.digits <= 2 || month.value <= 12, month.digits <= 3 else { return nil }
        return StatedDate.date(year, month.value, numbers.count > 1 ? numbers[1].value : nil)
    }

    /// The month and the day behind a year: numbers that a hyphen, a slash, a point or the signs of Chinese, Japanese
    /// or Korean dates join.
    private func numbers(after start: Int) -> [(value: Int, digits: Int)] {
        var found: [(value: Int, digits: Int)] = []
        var isJoined = false
        for token in tokens[(start + 1)...].prefix(5) {
            switch token {
            case .word(let word):
                guard ["年", "月", "년", "월"].contains(word) else { return found }
                isJoined = true
            case .number(let value, let digits, let before):
                guard isJoined || [hyphen, slash, UInt8(ascii: ".")].contains(before), digits <= 3 else { return found }
                found.append((value, digits))
                isJoined = false
            }
            if found.count == 2 { return found }
        }
        return found
    }

    /// "30.06.2021"; "15/06/2021" and "6/15/2021" where the numbers or a 12-hour clock tell which is which.
    private var dayFirst: PartialDate? {
        guard tokens.count > 2, case .number(let first, ...2, _) = tokens[0],
            case .number(let second, ...2, let sign) = tokens[1],
            case .number(let year, 4, sign) = tokens[2]
        else { return nil }
        if sign == UInt8(ascii: ".") { return StatedDate.date(year, second, first) }
        guard sign == slash || sign == hyphen else { return nil }
        if first > 12 { return StatedDate.date(year, second, first) }
        if second > 12 || hasTwelveHours || first == second { return StatedDate.date(year, first, second) }
        return StatedDate.date(year, nil, nil)
    }

    private var hasTwelveHours: Bool {
        tokens.contains { if case .word(let word) = $0 { ["am", "pm"].contains(word) } else { false } }
    }

    /// "5 Nov 2025", "2021 Nov 5", "November 5, 2025", "Sun Jan  4 16:29:06 2004": the day stands beside the month.
    private var named: PartialDate? {
        guard let index = monthIndex, case .word(let name) = tokens[index], let month = StatedDate.month(name) else {
            return nil
        }
        let beside = [index - 1, index + 1].filter(tokens.indices.contains).compactMap { shortNumber(at: $0) }
        if let start = yearIndex, case .number(let year, _, _) = tokens[start] {
            return StatedDate.date(year, month, beside.first)
        }
        // RFC 5322, 4.3: years of two digits. A time beside them makes sure that it is a date of that kind.
        guard hasTime, let day = shortNumber(at: index - 1), let year = shortNumber(at: index + 1) else { return nil }
        return StatedDate.date(Self.full(year), month, day)
    }

    private var monthIndex: Int? {
        let months = tokens.indices.filter { index in
            if case .word(let word) = tokens[index] { StatedDate.month(word) != nil } else { false }
        }
        // "mar., 15 juin 2021": Tuesday in French, Spanish and Italian.
        if months.count > 1, months[0] == 0, case .word("mar") = tokens[0], months[1] == 2 { return months[1] }
        return months.first
    }

    private func shortNumber(at index: Int) -> Int? {
        guard tokens.indices.contains(index), case .number(let value, ...2, _) = tokens[index] else { return nil }
        return value
    }

    private var year: PartialDate? {
        guard let start = yearIndex, case .number(let year, _, _) = tokens[start] else { return nil }
        return PartialDate(year: year)
    }

    private var yearIndex: Int? {
        tokens.firstIndex { token in
            if case .number(let value, 4, let before) = token {
                before != UInt8(ascii: "+") && PartialDate(year: value) != nil
            } else {
                false
            }
        }
    }

    private static func full(_ year: Int) -> Int { year < 50 ? 2000 + year : 1900 + year }
}

private let hyphen = UInt8(ascii: "-")
private let slash = UInt8(ascii: "/")

extension UInt8 {
    /// Part of a letter, of any script.
    fileprivate var isWordByte: Bool { isASCIILetter || self >= 0x80 }
}
