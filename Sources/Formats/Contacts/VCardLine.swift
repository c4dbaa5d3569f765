/// One line of a vCard: `group.NAME;PARAMETER=value:value` (RFC 6350 section 3.3).
struct VCardLine {
    /// In capitals, without its group.
    let name: String
    let group: String
    /// Names in capitals, values as written without quotation marks.
    let parameters: [(name: String, value: String)]
    let value: String

    /// Nil where there is no colon outside quotation marks.
    init?(_ line: String) {
        var isQuoted = false
        var head: [String] = [""]
        var rest: Substring?
        for index in line.unicodeScalars.indices {
            let scalar = line.unicodeScalars[index]
            if scalar == "\"" {
                isQuoted.toggle()
            } else if scalar == ":", !isQuoted {
                rest = line[line.unicodeScalars.index(after: index)...]
                break
            } else if scalar == ";", !isQuoted {
                head.append("")
            } else {
                head[head.count - 1].unicodeScalars.append(scalar)
            }
        }
        guard let rest else { return nil }
        let parts = head[0].split(separator: ".", maxSplits: 1)
        name = (parts.last ?? "").trimmedSpaces.uppercased()
        group = parts.count == 2 ? parts[0].lowercased() : ""
        parameters = head.dropFirst().map { parameter in
            let halves = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return halves.count == 2 ? (halves[0].uppercased(), String(halves[1])) : ("TYPE", String(halves[0]))
        }
        value = Self.isQuotedPrintable(head.dropFirst()) ? Self.decoded(rest, parameters) : String(rest)
    }

    /// Whether the parameters, as written, say so. vCard 2.1 has it, and programs write it into 3.0.
    private static func isQuotedPrintable(_ parameters: some Sequence<String>) -> Bool {
        parameters.contains { ["QUOTED-PRINTABLE", "ENCODING=QUOTED-PRINTABLE"].contains($0.uppercased()) }
    }

    private static func decoded(_ value: Substring, _ parameters: [(name: String, value: String)]) -> String {
        let charset = parameters.first { $0.name == "CHARSET" }?.value ?? ""
        return MailText.decoded(TransferEncoding.quotedPrintable.decoded(Array(value.utf8)[...])[...], charset: charset)
    }

    /// The lines of a text, each with the lines that are folded into it (RFC 6350 section 3.2), or that go on after the “=” which
    /// ends one in quoted-printable (RFC 2045 section 6.7, rule 5).
    static func unfolded(_ text: String) -> [String] {
        var lines: [String] = []
        var (isQuoted, goesOn) = (false, false)
        for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
            let isFolded = line.first == " " || line.first == "\t"
            // In place: a file may be one line in a million pieces.
            if goesOn {
                lines[lines.count - 1].removeLast()
                lines[lines.count - 1] += line
            } else if isFolded, !lines.isEmpty {
                lines[lines.count - 1] += line.dropFirst()
            } else {
                lines.append(String(line))
                isQuoted = isQuotedPrintable(head(of: line))
            }
            goesOn = isQuoted && line.utf8.last == UInt8(ascii: "=")
        }
        return lines
    }

    /// The parameters of a line, as written.
    private static func head(of line: Substring) -> [String] {
        line.prefix { $0 != ":" }.split(separator: ";").dropFirst().map(String.init)
    }

    /// The value without its escapes (RFC 6350 section 3.4).
    var text: String { Self.fields(of: value, at: nil).first ?? "" }

    /// The parts of a value, such as the components of a name or a list of categories.
    func parts(at separator: Unicode.Scalar) -> [String] { Self.fields(of: value, at: separator) }

    private static func fields(of value: String, at separator: Unicode.Scalar?) -> [String] {
        var fields: [String] = [""]
        var isEscaped = false
        for scalar in value.unicodeScalars {
            if isEscaped {
                fields[fields.count - 1].unicodeScalars.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == separator {
                fields.append("")
            } else {
                fields[fields.count - 1].unicodeScalars.append(scalar)
            }
        }
        return fields
    }
}

extension StringProtocol {
    fileprivate var trimmedSpaces: String { split(separator: " ").joined(separator: " ") }
}
