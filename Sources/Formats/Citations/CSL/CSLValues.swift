internal import Colloquium
internal import Foundation

/// A text, wherever a number or a list stands for one.
struct CSLText: Decodable {
    let value: String

    init(from decoder: any Decoder) throws {
        let stated = try decoder.singleValueContainer()
        if let text = try? stated.decode(String.self) {
            value = text
        } else if let number = try? stated.decode(Int.self) {
            value = String(number)
        } else if let number = try? stated.decode(Double.self) {
            value = String(number)
        } else {
            value = try stated.decode([String].self).joined(separator: ", ")
        }
    }
}

/// A person's name in its parts, or a group's as it stands.
struct CSLName: Codable {
    var family: String?
    var given: String?
    var suffix: String?
    var droppingParticle: String?
    var nonDroppingParticle: String?
    var literal: String?

    enum CodingKeys: String, CodingKey {
        case family, given, suffix, literal
        case droppingParticle = "dropping-particle"
        case nonDroppingParticle = "non-dropping-particle"
    }
}

/// Names each on its own, so that one of the wrong shape costs no other.
struct CSLNames: Decodable {
    let names: [CSLName]

    private struct Element: Decodable {
        let name: CSLName?
        init(from decoder: any Decoder) throws {
            if let parts = try? CSLName(from: decoder) {
                name = parts
            } else {
                name = (try? decoder.singleValueContainer().decode(String.self)).map { CSLName(literal: $0) }
            }
        }
    }

    /// The longest by-lines of physics have five thousand.
    private static let limit = 20_000

    init(from decoder: any Decoder) throws {
        guard var list = try? decoder.unkeyedContainer() else {
            names = try Element(from: decoder).name.map { [$0] } ?? []
            return
        }
        var names: [CSLName] = []
        while !list.isAtEnd, names.count < Self.limit {
            if let name = try list.decode(Element.self).name { names.append(name) }
        }
        self.names = names
    }
}

/// A date in parts, the last of which may be missing; or as written.
struct CSLDate: Encodable {
    var parts: [[Int]]?
    var written: String?

    enum CodingKeys: String, CodingKey { case parts = "date-parts" }

    init(_ date: PartialDate) {
        parts = [[date.year, date.month, date.day].compactMap { $0 }]
    }

    var date: PartialDate? {
        if let first = parts?.first, let year = first.first {
            return StatedDate.date(
                year: String(year), month: first.count > 1 ? String(first[1]) : "",
                day: first.count > 2 ? String(first[2]) : "")
        }
        return written.flatMap { StatedDate.date(in: $0) }
    }
}

extension CSLDate: Decodable {
    private enum WrittenKeys: CodingKey { case raw, literal, year, month, day }

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            written = text
            return
        }
        let stated = try decoder.container(keyedBy: CodingKeys.self)
        if stated.contains(.parts), var ranges = try? stated.nestedUnkeyedContainer(forKey: .parts) {
            if var first = try? ranges.nestedUnkeyedContainer() {
                parts = [Self.numbers(in: &first)]
            } else {
                // One list too few.
                parts = [Self.numbers(in: &ranges)]
            }
        }
        // Processors before 1.0 and careless writers name the parts.
        let other = try decoder.container(keyedBy: WrittenKeys.self)
        func text(_ key: WrittenKeys) -> String? {
            other.contains(key) ? (try? other.decode(CSLText.self, forKey: key))?.value : nil
        }
        let named = [text(.year), text(.month), text(.day)].compactMap { $0 }.joined(separator: "-")
        written = text(.raw) ?? text(.literal) ?? (named.isEmpty ? nil : named)
    }

    /// Year, month and day, as numbers or as text; what stands after them is none of the date's.
    private static func numbers(in list: inout any UnkeyedDecodingContainer) -> [Int] {
        var numbers: [Int] = []
        while !list.isAtEnd, numbers.count < 3 {
            guard let part = try? list.decode(CSLText.self), let number = Int(part.value.trimmingSpace) else { break }
            numbers.append(number)
        }
        return numbers
    }
}
