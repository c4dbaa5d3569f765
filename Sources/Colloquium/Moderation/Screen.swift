/// What a text says that may tell who a patient is. It finds the usual identifiers and no more: a text in which it finds
/// nothing may still name somebody.
package enum Screen {
    /// What kind of identifier something looks like.
    package enum Kind: CaseIterable, Hashable, Sendable {
        case recordNumber, birth, phone, email, name, age

        /// As many digits stand together in it at least.
        fileprivate var digits: Int {
            switch self {
            case .recordNumber: 5
            case .phone: 7
            case .birth, .name, .age: 1
            case .email: 0
            }
        }

        /// One of them stands in it, in lower case.
        fileprivate var signs: [StaticString] {
            switch self {
            case .recordNumber: ["mrn", "nhs", "medical", "hospital", "patient"]
            case .birth: ["dob", "d.o.b", "birth", "born"]
            case .phone: ["tel", "phone", "mobile", "call", "+", "("]
            case .email: ["@"]
            case .name: Self.titles
            case .age: ["old"]
            }
        }

        fileprivate static let titles: [StaticString] = ["mr", "mrs", "ms", "miss", "patient"]

        package var words: String {
            switch self {
            case .recordNumber: "a record number"
            case .birth: "a date of birth"
            case .phone: "a telephone number"
            case .email: "an e-mail address"
            case .name: "a name with a date"
            case .age: "an age over 89"
            }
        }
    }

    /// The most digits that follow each other with nothing but spaces, brackets and dashes between them.
    private static func longestNumber(in text: String) -> Int {
        var (longest, count, others) = (0, 0, 0)
        for byte in text.utf8 {
            if UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
                (count, others) = (count + 1, 0)
                longest = max(longest, count)
            } else if " ()-".utf8.contains(byte), others < 16 {
                others += 1
            } else {
                (count, others) = (0, 0)
            }
        }
        return longest
    }

    package struct Finding: Hashable, Sendable {
        package let kind: Kind
        /// As it stands in the text.
        package let excerpt: String
    }

    /// Each once, in the order of kinds. Links and the identifiers of works are passed over.
    package static func findings(in text: String) -> [Finding] {
        guard text.utf8.contains(where: { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: "@") })
        else { return [] }
        let text = text.hasWorksOrOtherLineEnds ? withoutWorks(text) : text
        let lowercased = text.lowercased()
        let digits = longestNumber(in: text)
        // A pattern takes far longer than looking for the words that it cannot do without.
        return Kind.allCases.lazy.filter { kind in
            digits >= kind.digits && kind.signs.contains(where: lowercased.has)
                && (kind != .name || hasTitledName(text))
        }
        .compactMap { kind in excerpt(of: kind, in: text).map { Finding(kind: kind, excerpt: $0.tidiedLine) } }
    }

    /// Whether a capital follows a title. Every other text here speaks of patients, few of Patient Smith.
    private static func hasTitledName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.dropLast().contains { index in
            guard bytes[index] == UInt8(ascii: " "), !(UInt8(ascii: "a")...UInt8(ascii: "z") ~= bytes[index + 1])
            else { return false }
            let end = index > 0 && bytes[index - 1] == UInt8(ascii: ".") ? index - 1 : index
            return Kind.titles.contains { title in
                end >= title.utf8CodeUnitCount
                    && zip(bytes[(end - title.utf8CodeUnitCount)..<end], title.bytes).allSatisfy { $0 | 0x20 == $1 }
            }
        }
    }

    private static func withoutWorks(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(withoutWorks)
            .joined(separator: "\n")
    }

    private static func withoutWorks(_ line: Substring) -> String {
        line.split(separator: " ", omittingEmptySubsequences: false).map { isOfAWork(String($0)) ? "" : String($0) }
            .joined(separator: " ")
    }

    private static func isOfAWork(_ word: String) -> Bool {
        word.has("://") || word.has("10.") && word.has("/")
    }

    private static func excerpt(of kind: Kind, in text: String) -> String? {
        let found: Substring? =
            switch kind {
            case .recordNumber: text.firstMatch(of: Pattern.recordNumber)?.output
            case .birth: text.firstMatch(of: Pattern.birth)?.output
            case .phone: text.firstMatch(of: Pattern.phone)?.output
            case .email: email(in: text)
            case .name: text.firstMatch(of: Pattern.name)?.output
            case .age: text.firstMatch(of: Pattern.age)?.output
            }
        return found.map(String.init)
    }

    /// Kept, because a pattern is read anew each time where it is written in place; none is changed.
    private enum Pattern {
        nonisolated(unsafe) static let recordNumber =
            /(?i)\b(?:MRN|NHS|(?:medical|hospital|patient) (?:record|number|no\.?|id)(?: number)?)\b[^\d\n]{0,12}\d(?:[ -]?\d){4,}/
        nonisolated(unsafe) static let birth =
            /(?i)\b(?:DOB|D\.O\.B\.?|date of birth|born(?: on)?)\b[^\d\n]{0,6}\d{1,4}[^,;\n]{2,16}\d/
        nonisolated(unsafe) static let phone =
            /(?i)(?:\b(?:tel|phone|mobile|call)\b[^\d\n]{0,10}\+?\d(?:[ ()-]*\d){6,}|\+\d(?:[ ()-]*\d){8,}|\(\d{3}\) ?\d{3}[ .-]\d{4})/
        nonisolated(unsafe) static let name =
            /\b(?:Mr|Mrs|Ms|Miss|[Pp]atient)\.? \p{Lu}\p{Ll}++[^\n]{0,80}?\b\d{1,2}(?:[.\/-]\d{1,2}[.\/-]\d{2,4}| (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?)\b/
        nonisolated(unsafe) static let age =
            /(?i)\b(?:a|an|the|our|my|this) (?:9\d|1[01]\d)[ -](?:year|yr)s?[ -]old\b/
    }

    /// Looked for from each sign on, not by a pattern: one of letters and dots is tried at every letter of a long word.
    private static func email(in text: String) -> Substring? {
        for sign in text.indices where text[sign] == "@" {
            let name = text[..<sign].lastIndex { !isOfAddress($0) }.map(text.index(after:)) ?? text.startIndex
            let end = text[text.index(after: sign)...].firstIndex { !isOfAddress($0) } ?? text.endIndex
            let host = text[text.index(after: sign)..<end].split(separator: ".", omittingEmptySubsequences: true)
            if name < sign, host.count > 1 { return text[name..<end] }
        }
        return nil
    }

    private static func isOfAddress(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "._%+-".contains(character))
    }
}

extension Inspection {
    /// Notes what may identify a patient in what somebody wrote for others to read, unless they have said that it does not.
    /// - Parameter answer: "yes" where they have.
    package mutating func screen(_ texts: String..., answer: String) {
        screen(texts, answer: answer)
    }

    package mutating func screen(_ texts: [String], answer: String) {
        if answer == "yes" { return }
        let found = Screen.findings(in: texts.joined(separator: "\n")).map {
            "\($0.kind.words) (“\($0.excerpt.excerpt(60))”)"
        }
        if found.isEmpty { return }
        note(
            "identifies-nobody",
            "This may identify a patient: \(found.joined(separator: ", ")). Change it, or say that it identifies nobody."
        )
    }
}

extension String {
    /// Whether some of it may be the name of a work, or a line may end otherwise than with U+000A: most texts are spared
    /// being taken apart.
    fileprivate var hasWorksOrOtherLineEnds: Bool {
        has("://") || has("10.") || hasByte { $0 >= 0x80 || (0x0B...0x0D).contains($0) }
    }
}
