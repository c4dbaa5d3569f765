/// A template, read once. The language is the part of Mustache that the site's templates speak: `{{name}}`, `{{{name}}}`
/// as it is, `{{.}}`, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`, `{{> partial}}`, `{{empty(name)}}` and
/// `{{count(name)}}`, with tags alone on a line leaving no line (mustache(5); empty and count are the site's own).
struct Template: Sendable {
    let pieces: [Piece]

    indirect enum Piece: Sendable {
        case text([UInt8])
        case value(Name, isEscaped: Bool)
        /// Written for each element of a list, for a truth that holds, or once.
        case section(Name, [Piece])
        /// Written where a section of the name is not.
        case inversion(Name, [Piece])
        /// Another template; what stands before a tag alone on its line stands before each of its lines.
        case partial(String, indentation: [UInt8])
    }

    enum Name: Hashable, Sendable {
        /// What the innermost section is over.
        case this
        case part(String)
        case emptiness(of: String)
        case count(of: String)
    }

    /// - Throws: when a tag is not of the language, or a section is not closed as it was opened.
    init(_ text: String) throws(TemplateFault) {
        var reader = TemplateReader(text)
        pieces = try reader.pieces()
    }

    /// The templates it includes.
    var partials: Set<String> { Self.partials(of: pieces) }

    private static func partials(of pieces: [Piece]) -> Set<String> {
        pieces.reduce(into: []) { names, piece in
            switch piece {
            case .text, .value: break
            case .section(_, let inside), .inversion(_, let inside): names.formUnion(partials(of: inside))
            case .partial(let name, _): names.insert(name)
            }
        }
    }
}

/// Why a template cannot be read.
package struct TemplateFault: Error, CustomStringConvertible {
    package let description: String
}
