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
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                name = CSLName(literal: text)
            } else {
                name = try? CSLName(from: decoder)
            }
        }
    }

    init(from decoder: any Decoder) throws {
        names = try decoder.singleValueContainer().decode([Element].self).compactMap(\.name)
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
        if let lists = try? stated.decode([[CSLText?]].self, forKey: .parts) {
            parts = lists.map { list in list.map { $0.flatMap { Int($0.value.trimmingSpace) } ?? 0 } }
        }
        // Processors before 1.0 and careless writers name the parts.
        let other = try decoder.container(keyedBy: WrittenKeys.self)
        func text(_ key: WrittenKeys) -> String? { (try? other.decode(CSLText.self, forKey: key))?.value }
        let named = [text(.year), text(.month), text(.day)].compactMap { $0 }.joined(separator: "-")
        written = text(.raw) ?? text(.literal) ?? (named.isEmpty ? nil : named)
    }
}
