/// Walks a template over a sample of its page and notes every tag that names nothing there: the library would look it
/// up further out or print nothing, and nobody would hear of it.
struct TagCheck {
    /// The text of a template by its name; nil when there is none.
    let source: (String) -> String?
    private(set) var faults: Set<String> = []
    /// Sections over lists, and those of them whose inside was seen with an element.
    private var lists: Set<String> = []
    private var entered: Set<String> = []
    private var parsed: [String: [MustacheNode]] = [:]

    init(source: @escaping (String) -> String?) { self.source = source }

    /// Checks `template` over `sample`; several samples of one page together must fill every list.
    mutating func check(_ template: String, _ sample: Any) { walk(partial: template, [sample], depth: 0) }

    /// What is wrong after every sample was checked.
    var problems: [String] {
        (faults + lists.subtracting(entered).map { "\($0): no sample has an element, so the inside was not checked" })
            .sorted()
    }

    private mutating func walk(partial name: String, _ stack: [Any], depth: Int) {
        guard depth < 20 else { return note("\(name): partials contain themselves") }
        if parsed[name] == nil {
            guard let text = source(name) else { return note("\(name): there is no such template") }
            do { parsed[name] = try MustacheReader.nodes(text) } catch { return note("\(name): \(error)") }
        }
        walk(parsed[name] ?? [], in: name, stack, depth: depth)
    }

    private mutating func walk(_ nodes: [MustacheNode], in template: String, _ stack: [Any], depth: Int) {
        for node in nodes {
            switch node {
            case .partial(let name): walk(partial: name, stack, depth: depth + 1)
            case .variable(let name):
                guard let value = find(name, in: template, stack) else { continue }
                if !isPrintable(value) { note("\(template): {{\(name.text)}} prints a \(type(of: value))") }
            case .inverted(let name, let inside):
                if find(name, in: template, stack) != nil { walk(inside, in: template, stack, depth: depth) }
            case .section(let name, let inside, let id):
                guard let value = find(name, in: template, stack) else { continue }
                enter(value, of: "\(template): {{#\(name.text)}} (\(id))", inside, in: template, stack, depth: depth)
            }
        }
    }

    private mutating func enter(
        _ value: Any, of section: String, _ inside: [MustacheNode], in template: String, _ stack: [Any], depth: Int
    ) {
        if value is Bool { return walk(inside, in: template, stack, depth: depth) }
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle != .optional, value is String {
            return note("\(section) is over a text, which is never false")
        }
        switch mirror.displayStyle {
        case .collection, .set, .optional:
            lists.insert(section)
            for element in mirror.children.prefix(30) {
                entered.insert(section)
                walk(inside, in: template, stack + [element.value], depth: depth)
            }
        default: walk(inside, in: template, stack + [value], depth: depth)
        }
    }

    /// The value a tag stands for, looked up from the innermost object outwards as the library does.
    private mutating func find(_ name: MustacheName, in template: String, _ stack: [Any]) -> Any? {
        var value: Any? = stack.last
        if let head = name.path.first {
            value = nil
            for object in stack.reversed() where value == nil { value = property(head, of: object) }
            for part in name.path.dropFirst() { value = value.flatMap { property(part, of: $0) } }
        }
        guard var found = value else {
            let places = stack.map { "\(type(of: $0))" }.joined(separator: " > ")
            note("\(template): {{\(name.text)}} names nothing in \(places)")
            return nil
        }
        for transform in name.transforms.reversed() {
            guard let changed = transformed(found, transform) else {
                note("\(template): {{\(name.text)}} cannot be made of a \(type(of: found))")
                return nil
            }
            found = changed
        }
        return found
    }

    private func property(_ name: String, of object: Any) -> Any? {
        Mirror(reflecting: object).children.first { $0.label == name }?.value
    }

    private func transformed(_ value: Any, _ transform: String) -> Any? {
        let list = [.collection, .set].contains(Mirror(reflecting: value).displayStyle)
        switch transform {
        case "empty" where value is String || list: return false
        case "count" where list: return 0
        case "first" where list, "last" where list:
            let element: Any? = Mirror(reflecting: value).children.first?.value
            return element as Any
        case "reversed" where list, "sorted" where list: return value
        case "capitalized" where value is String, "lowercased" where value is String,
            "uppercased" where value is String, "reversed" where value is String:
            return value
        default: return nil
        }
    }

    private func isPrintable(_ value: Any) -> Bool { value is String || value is any BinaryInteger }

    private mutating func note(_ fault: String) { faults.insert(fault) }
}
