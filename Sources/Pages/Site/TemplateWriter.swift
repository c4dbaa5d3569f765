import Colloquium

/// Writes a page by its template.
struct TemplateWriter {
    private let templates: [String: Template]
    private var output: [UInt8] = []
    /// What the sections that are being written are over, the outermost first: a name that the innermost lacks is looked
    /// up in what encloses it.
    private var scopes: [Seen] = []

    /// - Parameter templates: by their names, with those they include.
    init(_ templates: [String: Template]) {
        self.templates = templates
        output.reserveCapacity(16_384)
    }

    /// A value as the template of that name has it; empty where there is none.
    mutating func text<Value>(of value: Value, by name: String) -> String {
        withUnsafePointer(to: value) { place in
            within(Seen(place: Shape.Place(place), shape: Shape.of(Value.self))) { writer in
                writer.write(writer.templates[name]?.pieces ?? [], indentation: [])
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private mutating func within(_ scope: Seen, _ write: (inout TemplateWriter) -> Void) {
        scopes.append(scope)
        write(&self)
        scopes.removeLast()
    }

    private mutating func write(_ pieces: [Template.Piece], indentation: [UInt8]) {
        let start = output.count
        for piece in pieces {
            let isIndented = !indentation.isEmpty && output.count > start && output.last == Self.newLine
            if isIndented { output += indentation }
            let written = output.count
            write(piece, indentation: indentation)
            if isIndented, output.count == written { output.removeLast(indentation.count) }
        }
    }

    private static let newLine = UInt8(ascii: "\n")

    private mutating func write(_ piece: Template.Piece, indentation: [UInt8]) {
        switch piece {
        case .text(let text): write(text, indentation: indentation)
        case .value(let name, let isEscaped): write(name, isEscaped: isEscaped)
        case .section(let name, let inside): writeSection(name, inside, indentation: indentation)
        case .inversion(let name, let inside):
            if !holds(name, seen(name)) { write(inside, indentation: indentation) }
        case .partial(let name, let further):
            write(templates[name]?.pieces ?? [], indentation: indentation + further)
        }
    }

    /// - Parameter indentation: of each line but the first, which is indented already.
    private mutating func write(_ text: [UInt8], indentation: [UInt8]) {
        var rest = text[...]
        while !indentation.isEmpty, let end = rest.firstIndex(of: Self.newLine), end + 1 < rest.endIndex {
            output += rest[...end]
            output += indentation
            rest = rest[(end + 1)...]
        }
        output += rest
    }

    private mutating func write(_ name: Template.Name, isEscaped: Bool) {
        guard let seen = seen(name) else { return }
        var text: String
        if case .count = name, case .list(let list) = seen.shape.manner {
            text = String(list.count(at: seen.place))
        } else {
            text = seen.shape.text(at: seen.place)
        }
        text.withUTF8 { bytes in
            if isEscaped { output.append(escapedForHTML: bytes) } else { output.append(contentsOf: bytes) }
        }
    }

    private mutating func writeSection(_ name: Template.Name, _ inside: [Template.Piece], indentation: [UInt8]) {
        guard let seen = seen(name), holds(name, seen) else { return }
        switch (name, seen.shape.manner) {
        case (.emptiness, _), (_, .flag): write(inside, indentation: indentation)
        case (_, .list(let list)):
            list.forEach(at: seen.place) { element in
                within(element) { $0.write(inside, indentation: indentation) }
            }
        default: within(seen) { $0.write(inside, indentation: indentation) }
        }
    }

    /// Whether a section of the name is written.
    private func holds(_ name: Template.Name, _ seen: Seen?) -> Bool {
        guard let seen else { return false }
        switch (name, seen.shape.manner) {
        case (.emptiness, .text): return seen.place.assumingMemoryBound(to: String.self).pointee.isEmpty
        case (.emptiness, .list(let list)): return list.count(at: seen.place) == 0
        case (.emptiness, _): return false
        case (_, .flag): return seen.place.assumingMemoryBound(to: Bool.self).pointee
        case (_, .list(let list)): return list.count(at: seen.place) > 0
        default: return true
        }
    }

    /// What a name stands for, or is asked of.
    private func seen(_ name: Template.Name) -> Seen? {
        switch name {
        case .this: return scopes.last
        case .part(let name), .emptiness(let name), .count(let name):
            for scope in scopes.reversed() {
                if let part = scope.part(name) { return part }
            }
            return nil
        }
    }
}
