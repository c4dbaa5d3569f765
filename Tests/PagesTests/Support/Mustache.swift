/// A template as a tree of tags, read without the library that renders it, so that a check of the one is no check of
/// itself. Partials stay names; delimiters are never changed here.
indirect enum MustacheNode {
    case variable(MustacheName)
    case section(MustacheName, [MustacheNode], id: Int)
    case inverted(MustacheName, [MustacheNode])
    case partial(String)
}

/// What stands in a tag: a dotted name, and the transforms around it, the outermost first.
struct MustacheName: Equatable {
    let path: [String]
    let transforms: [String]

    /// Reads "a.b", ".", "empty(a)" and "not(empty(a.b))".
    init(_ text: String) {
        var rest = Substring(text.filter { !$0.isWhitespace })
        var transforms: [String] = []
        while let open = rest.firstIndex(of: "("), rest.hasSuffix(")") {
            transforms.append(String(rest[..<open]))
            rest = rest[rest.index(after: open)...].dropLast()
        }
        self.transforms = transforms
        path = rest.split(separator: ".").map(String.init)
    }

    var text: String {
        transforms.map { "\($0)(" }.joined() + (path.isEmpty ? "." : path.joined(separator: "."))
            + transforms.map { _ in ")" }.joined()
    }
}

struct MustacheFault: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// Reads one template's text.
struct MustacheReader {
    private var rest: Substring
    private var sections = 0

    init(_ text: String) { rest = Substring(text) }

    static func nodes(_ text: String) throws -> [MustacheNode] {
        var reader = MustacheReader(text)
        return try reader.nodes(until: nil)
    }

    private mutating func nodes(until end: MustacheName?) throws -> [MustacheNode] {
        var nodes: [MustacheNode] = []
        while let tag = try nextTag() {
            let body = String(tag.dropFirst()).trimming
            switch tag.first {
            case "#":
                sections += 1
                let id = sections
                let name = MustacheName(body)
                nodes.append(.section(name, try self.nodes(until: name), id: id))
            case "^":
                let name = MustacheName(body)
                nodes.append(.inverted(name, try self.nodes(until: name)))
            case "/":
                guard MustacheName(body) == end else { throw MustacheFault("{{/\(body)}} closes nothing that is open") }
                return nodes
            case ">": nodes.append(.partial(body))
            case "!", "%": continue
            case "{", "&": nodes.append(.variable(MustacheName(body)))
            case "<", "$", "=": throw MustacheFault("{{\(tag)}} is a kind of tag this check does not know")
            default: nodes.append(.variable(MustacheName(tag.trimming)))
            }
        }
        if let end { throw MustacheFault("{{#\(end.text)}} is never closed") }
        return nodes
    }

    /// What stands between the next pair of braces; of three braces the inner one is kept at its head.
    private mutating func nextTag() throws -> String? {
        guard let open = rest.firstRange(of: "{{") else { return nil }
        rest = rest[open.upperBound...]
        let closing = rest.hasPrefix("{") ? "}}}" : "}}"
        guard let close = rest.firstRange(of: closing) else { throw MustacheFault("a tag is never closed") }
        defer { rest = rest[close.upperBound...] }
        return String(rest[..<close.lowerBound])
    }
}

extension String {
    fileprivate var trimming: String {
        let head = drop { $0.isWhitespace }
        return String(head.reversed().drop { $0.isWhitespace }.reversed())
    }
}
