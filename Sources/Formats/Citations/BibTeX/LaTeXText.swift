internal import Colloquium
internal import Foundation

/// Text in LaTeX as the line of Unicode it prints: accents and symbols as characters, emphasis kept, other commands
/// gone. Groups are kept on a list of our own, so that depth costs nothing.
struct LaTeXText {
    static func inline(_ latex: String) -> InlineText {
        if !latex.utf8.contains(where: { marks.contains($0) }) { return InlineText(plain: latex) }
        var text = LaTeXText(latex, limit: 5_000)
        let read = text.read()
        // Crossref and others put HTML into BibTeX.
        return CitationText.looksLikeHTML(read.plain) ? InlineText(html: read.plain) : read
    }

    /// Text without any of these is what it prints.
    private static let marks = Set("\\{}$~-`'<&".utf8)

    static func plain(_ latex: String) -> String { inline(latex).plain }

    /// A long text: an abstract.
    static func prose(_ latex: String) -> String {
        if !latex.utf8.contains(where: { marks.contains($0) }) { return latex }
        var text = LaTeXText(latex, limit: 100_000)
        return text.read().plain
    }

    /// Addresses and identifiers, in which a hyphen or a tilde is itself.
    static func verbatim(_ latex: String) -> String {
        var text = latex.replacing("\\textasciitilde", with: "~").replacing("$\\sim$", with: "~")
            .replacing("\\url", with: "").replacing("$\\less$", with: "<").replacing("$\\greater$", with: ">")
        text.removeAll { "{}".contains($0) }
        for mark in ["_", "%", "&", "#", "$", "~", "^", "/", "-"] { text = text.replacing("\\" + mark, with: mark) }
        return text.trimmingSpace
    }

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var builder: InlineText.Builder
    /// For each open group, the styles that end with it.
    private var groups: [[InlineText.Style]] = [[]]
    private var pendingStyle: InlineText.Style?
    private var pendingAccent: Unicode.Scalar?
    private var isMath = false

    private init(_ latex: String, limit: Int) {
        scalars = Array(latex.unicodeScalars.prefix(limit * 4))
        builder = InlineText.Builder(limit: limit)
    }

    private mutating func read() -> InlineText {
        while position < scalars.count {
            let scalar = scalars[position]
            position += 1
            switch scalar {
            case "\\": command()
            case "{": open()
            case "}": close()
            case "$": isMath.toggle()
            case "~": builder.append(" ")
            case "_" where isMath: pendingStyle = .lowered
            case "^" where isMath: pendingStyle = .raised
            case "-" where !isMath: dash()
            case "`" where next("`"), "'" where next("'"):
                position += 1
                builder.append(scalar == "`" ? "“" : "”")
            case _ where scalar.isPlain && pendingAccent == nil && pendingStyle == nil: run(from: position - 1)
            default: emit(scalar)
            }
        }
        return builder.finish()
    }

    private func next(_ scalar: Unicode.Scalar) -> Bool { position < scalars.count && scalars[position] == scalar }

    private mutating func open() {
        var styles: [InlineText.Style] = []
        if let pendingStyle {
            builder.begin(pendingStyle)
            styles = [pendingStyle]
        }
        pendingStyle = nil
        groups.append(styles)
    }

    private mutating func close() {
        guard groups.count > 1, let styles = groups.popLast() else { return }
        for style in styles.reversed() { builder.end(style) }
        pendingAccent = nil
    }

    /// "--" and "---" are dashes.
    private mutating func dash() {
        guard next("-") else { return emit("-") }
        position += 1
        guard next("-") else { return builder.append("–") }
        position += 1
        builder.append("—")
    }

    /// Letters, digits and spaces up to the next that may mean something else, at once.
    private mutating func run(from start: Int) {
        while position < scalars.count, scalars[position].isPlain { position += 1 }
        builder.append(String(String.UnicodeScalarView(scalars[start..<position])))
    }

    private mutating func emit(_ scalar: Unicode.Scalar) {
        if scalar.properties.isWhitespace {
            // White space after a command belongs to the command.
            if pendingAccent == nil { builder.append(" ") }
            return
        }
        var text = String(scalar)
        if let accent = pendingAccent {
            let base: Unicode.Scalar = scalar == "ı" ? "i" : scalar == "ȷ" ? "j" : scalar
            text = "\(base)\(accent)".precomposedStringWithCanonicalMapping
            pendingAccent = nil
        }
        emit(text)
    }

    private mutating func emit(_ text: String) {
        guard let style = pendingStyle else { return builder.append(text) }
        pendingStyle = nil
        builder.begin(style)
        builder.append(text)
        builder.end(style)
    }
}

// MARK: - Commands
extension LaTeXText {
    private mutating func command() {
        guard position < scalars.count else { return }
        let first = scalars[position]
        guard first.isLaTeXLetter else {
            position += 1
            return mark(first)
        }
        let start = position
        while position < scalars.count, scalars[position].isLaTeXLetter { position += 1 }
        let name = String(String.UnicodeScalarView(scalars[start..<position]))
        // White space after the name of a command only ends the name.
        let end = position
        while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
        let isSpaced = isMath && position > end && position < scalars.count && scalars[position].isSpacedInFormulas
        named(name)
        if isSpaced { builder.append(" ") }
    }

    private mutating func mark(_ scalar: Unicode.Scalar) {
        if let accent = LaTeXSymbols.accents[String(scalar)] {
            pendingAccent = accent
        } else {
            switch scalar {
            case "-", "/", "!", "(", ")", "[", "]", "@": break
            case "\\", " ", ",", ";", ":", "\n", "\r", "\t": builder.append(" ")
            default: emit(scalar)
            }
        }
    }

    private mutating func named(_ name: String) {
        if let accent = LaTeXSymbols.accents[name] {
            pendingAccent = accent
        } else if let symbol = LaTeXSymbols.symbols[name] {
            skipEmptyGroup()
            if symbol.unicodeScalars.count == 1, let scalar = symbol.unicodeScalars.first {
                emit(scalar)
            } else {
                emit(symbol)
            }
        } else {
            switch name {
            case "textit", "emph", "textsl", "mkbibemph", "mkbibitalic", "mathit", "gls": pendingStyle = .italic
            case "textbf", "mathbf", "mkbibbold": pendingStyle = .bold
            case "textsuperscript", "mkbibsuperscript", "sp": pendingStyle = .raised
            case "textsubscript", "mkbibsubscript", "sb": pendingStyle = .lowered
            case "it", "em", "itshape", "sl": declare(.italic)
            case "bf", "bfseries": declare(.bold)
            case "href", "noopsort", "label", "cite", "footnote": _ = argument()
            case "url": builder.append(Self.verbatim(argument()))
            default: break
            }
        }
    }

    /// A style that lasts to the end of the group.
    private mutating func declare(_ style: InlineText.Style) {
        builder.begin(style)
        groups[groups.count - 1].append(style)
    }

    /// "\ss{}" has braces only to end the name.
    private mutating func skipEmptyGroup() {
        if position + 1 < scalars.count, scalars[position] == "{", scalars[position + 1] == "}" { position += 2 }
    }

    /// The raw text of a group that follows, empty where none does.
    private mutating func argument() -> String {
        guard next("{") else { return "" }
        var depth = 0
        let start = position + 1
        while position < scalars.count {
            if scalars[position] == "{" { depth += 1 }
            if scalars[position] == "}" { depth -= 1 }
            position += 1
            if depth == 0 { return String(String.UnicodeScalarView(scalars[start..<(position - 1)])) }
        }
        return String(String.UnicodeScalarView(scalars[min(start, position)..<position]))
    }
}

extension Unicode.Scalar {
    fileprivate var isPlain: Bool {
        isLaTeXLetter || ("0"..."9").contains(self) || " ,.;:()/".unicodeScalars.contains(self)
    }

    /// Signs and figures around which people leave room, as formulas are printed: "p \\leq 0.05".
    fileprivate var isSpacedInFormulas: Bool { "=<>+-0123456789".unicodeScalars.contains(self) }

    fileprivate var isLaTeXLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
