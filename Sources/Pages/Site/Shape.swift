@_spi(Reflection) import Swift
import Synchronization

/// How templates see the values of one type. What can be known of the type is found out once: a mirror would find it
/// out again for each value, which took longer than all else about a page.
final class Shape: Sendable {
    /// Where a value stands; it must stay there while it is looked into.
    typealias Place = UnsafeRawPointer

    enum Manner: Sendable {
        case text
        case flag
        case list(any ListValue.Type)
        case optional(any OptionalValue.Type)
        /// Has parts, or is printed as it describes itself.
        case whole
    }

    struct Part: Sendable {
        /// From the beginning of the value.
        let offset: Int
        let shape: Shape
    }

    private final class Parts: Sendable {
        let byName: [String: Part]

        init(_ byName: [String: Part]) { self.byName = byName }
    }

    let manner: Manner
    private let type: any ShapedType.Type
    private let parts = AtomicLazyReference<Parts>()
    private static let shapes = Mutex<[ObjectIdentifier: Shape]>([:])

    static func of<Value>(_ type: Value.Type) -> Shape {
        shapes.withLock { shapes in
            let name = ObjectIdentifier(type)
            if let shape = shapes[name] { return shape }
            let shape = Shape(type)
            shapes[name] = shape
            return shape
        }
    }

    private init<Value>(_ type: Value.Type) {
        self.type = Shaped<Value>.self
        manner =
            if type is String.Type {
                .text
            } else if type is Bool.Type {
                .flag
            } else if let list = type as? any ListValue.Type {
                .list(list)
            } else if let optional = type as? any OptionalValue.Type {
                .optional(optional)
            } else {
                .whole
            }
    }

    /// A stored property of the type.
    subscript(name: String) -> Part? {
        guard case .whole = manner else { return nil }
        let parts = self.parts.load() ?? self.parts.storeIfNil(Parts(type.parts))
        return parts.byName[name]
    }

    /// What a value is printed as.
    func text(at place: Place) -> String {
        if case .text = manner { place.assumingMemoryBound(to: String.self).pointee } else { type.text(at: place) }
    }
}

/// A value where it stands, with its shape.
struct Seen {
    let place: Shape.Place
    let shape: Shape

    /// Nil where the value has no part of that name, or an optional that holds nothing.
    func part(_ name: String) -> Seen? {
        guard let part = shape[name] else { return nil }
        return Seen(place: place + part.offset, shape: part.shape).held
    }

    /// The value itself, or what an optional holds.
    var held: Seen? {
        guard case .optional(let optional) = shape.manner else { return self }
        return optional.held(at: place)?.held
    }
}

/// What is asked of a type about its values.
private protocol ShapedType: SendableMetatype {
    static var parts: [String: Shape.Part] { get }
    static func text(at place: Shape.Place) -> String
}

private enum Shaped<Value>: ShapedType {
    /// From the runtime's table of the type's stored properties, which is what `Mirror` reads for every value.
    static var parts: [String: Shape.Part] {
        var parts: [String: Shape.Part] = [:]
        // A number's only part is none of the language's.
        if Value.self is any Numeric.Type { return parts }
        _forEachField(of: Value.self) { name, offset, type, _ in
            func shape<Field>(_ type: Field.Type) -> Shape { Shape.of(type) }
            parts[String(cString: name)] = Shape.Part(offset: offset, shape: _openExistential(type, do: shape))
            return true
        }
        return parts
    }

    static func text(at place: Shape.Place) -> String {
        String(describing: place.assumingMemoryBound(to: Value.self).pointee)
    }
}

protocol ListValue: SendableMetatype {
    static func count(at place: Shape.Place) -> Int
    static func forEach(at place: Shape.Place, _ body: (Seen) -> Void)
}

extension Array: ListValue {
    static func count(at place: Shape.Place) -> Int { place.assumingMemoryBound(to: Self.self).pointee.count }

    static func forEach(at place: Shape.Place, _ body: (Seen) -> Void) {
        let shape = Shape.of(Element.self)
        place.assumingMemoryBound(to: Self.self).pointee.withUnsafeBufferPointer { elements in
            guard let first = elements.baseAddress else { return }
            for index in elements.indices {
                if let element = Seen(place: Shape.Place(first + index), shape: shape).held { body(element) }
            }
        }
    }
}

protocol OptionalValue: SendableMetatype {
    static func held(at place: Shape.Place) -> Seen?
}

extension Optional: OptionalValue {
    /// What an optional holds stands where the optional does.
    static func held(at place: Shape.Place) -> Seen? {
        if place.assumingMemoryBound(to: Self.self).pointee == nil { return nil }
        return Seen(place: place, shape: Shape.of(Wrapped.self))
    }
}
