internal import Colloquium

/// Text as it may stand in a field: what LaTeX takes for commands is written with its commands.
enum LaTeXEscaping {
    static func text(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out += "\\textbackslash{}"
            // BibTeX counts braces whether or not a backslash is before them.
            case "{": out += "\\textbraceleft{}"
            case "}": out += "\\textbraceright{}"
            case "~": out += "\\textasciitilde{}"
            case "^": out += "\\textasciicircum{}"
            case "#", "$", "%", "&", "_":
                out += "\\"
                out.unicodeScalars.append(scalar)
            case "\u{A0}": out += "~"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return withoutLigatures(out)
    }

    /// Hyphens, backquotes and apostrophes that stand in a row would print as dashes and quotation marks.
    private static func withoutLigatures(_ text: String) -> String {
        guard text.contains("--") || text.contains("``") || text.contains("''") else { return text }
        return text.replacing("--", with: "-{}-").replacing("--", with: "-{}-").replacing("``", with: "`{}`")
            .replacing("''", with: "'{}'").replacing("''", with: "'{}'")
    }

    /// A title from its safe HTML: emphasis as commands, and words that must keep their capitals in braces, since
    /// most styles set titles in lower case.
    static func title(html: String) -> String {
        var out = ""
        for token in HTMLFragment.tokens(html) {
            switch token {
            case .text(let text): out += protected(text)
            case .begin(let name): out += commands[name].map { "\\\($0){" } ?? ""
            case .end(let name): out += commands[name] == nil ? "" : "}"
            }
        }
        return out
    }

    private static let commands = ["i": "textit", "b": "textbf", "sub": "textsubscript", "sup": "textsuperscript"]

    private static func protected(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let escaped = Self.text(String(word))
            return word.filter(\.isLetter).dropFirst().contains(where: \.isUppercase) ? "{\(escaped)}" : escaped
        }.joined(separator: " ")
    }

    /// Addresses and identifiers stand as they are; a brace in one is percent-encoded.
    static func verbatim(_ text: String) -> String {
        text.replacing("{", with: "%7B").replacing("}", with: "%7D").replacing("\\", with: "%5C")
    }
}
