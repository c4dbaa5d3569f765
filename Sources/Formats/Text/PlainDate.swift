internal import Colloquium

/// The two forms that nearly every source uses, read byte by byte: a file of 10 MB states twenty thousand dates.
enum PlainDate {
    /// "2021-12-20T12:09:28-08:00", "2021-12-20", "2021-12" (W3CDTF, ISO 8601).
    static func iso(_ bytes: UnsafeBufferPointer<UInt8>) -> PartialDate? {
        var scan = Scan(bytes)
        scan.skipSpace()
        guard let year = scan.number(digits: 4), scan.take(UInt8(ascii: "-")) else { return nil }
        guard let month = scan.number(digits: 2), (1...12).contains(month) else { return nil }
        if scan.take(UInt8(ascii: "-")) {
            guard let day = scan.number(digits: 2) else { return nil }
            return StatedDate.date(year, month, day)
        }
        return scan.isAtEnd ? StatedDate.date(year, month, nil) : nil
    }

    /// "Thu, 01 Jan 2004 19:48:21 GMT", with English names, with or without the day of the week (RFC 5322, 3.3).
    static func email(_ bytes: UnsafeBufferPointer<UInt8>) -> PartialDate? {
        var scan = Scan(bytes)
        scan.skipSpace()
        scan.skipLetters()
        _ = scan.take(UInt8(ascii: ","))
        scan.skipSpace()
        guard let day = scan.number(digits: 2) ?? scan.number(digits: 1) else { return nil }
        scan.skipSpace()
        guard let month = scan.englishMonth() else { return nil }
        scan.skipSpace()
        guard let year = scan.number(digits: 4) else { return nil }
        return StatedDate.date(year, month, day)
    }

    private struct Scan {
        let bytes: UnsafeBufferPointer<UInt8>
        var index = 0

        init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        var isAtEnd: Bool { bytes[index...].allSatisfy(\.isXMLSpace) }

        mutating func skipSpace() {
            while index < bytes.count, bytes[index].isXMLSpace { index += 1 }
        }

        mutating func skipLetters() {
            while index < bytes.count, bytes[index].isASCIILetter { index += 1 }
        }

        mutating func take(_ byte: UInt8) -> Bool {
            guard index < bytes.count, bytes[index] == byte else { return false }
            index += 1
            return true
        }

        /// Exactly so many digits.
        mutating func number(digits: Int) -> Int? {
            let end = index + digits
            guard end <= bytes.count, end == bytes.count || !bytes[end].isASCIIDigit else { return nil }
            var value = 0
            for byte in bytes[index..<end] {
                guard byte.isASCIIDigit else { return nil }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
            }
            index = end
            return value
        }

        /// Three letters and a space: longer names are left to who knows other languages.
        mutating func englishMonth() -> Int? {
            guard index + 3 < bytes.count, bytes[index + 3].isXMLSpace else { return nil }
            let name = (bytes[index] | 0x20, bytes[index + 1] | 0x20, bytes[index + 2] | 0x20)
            guard let month = Self.months.firstIndex(where: { $0 == name }) else { return nil }
            index += 3
            return month + 1
        }

        private static let months: [(UInt8, UInt8, UInt8)] = [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ].map { name in
            let letters = Array(name.utf8)
            return (letters[0], letters[1], letters[2])
        }
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
}
