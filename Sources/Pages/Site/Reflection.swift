import Mustache

/// A value whose parts templates ask for by name. It is looked into once: swift-mustache by itself reads every part of a
/// value again, through its mirror, for each name that stands in a template.
final class Reflection: MustacheParent, CustomStringConvertible {
    private let value: Any
    private lazy var parts: [String: Any] = {
        var parts: [String: Any] = [:]
        for child in Mirror(reflecting: value).children {
            if let name = child.label { parts[name] = Self.presented(child.value) }
        }
        return parts
    }()

    private init(_ value: Any) { self.value = value }

    func child(named name: String) -> Any? { parts[name] }

    /// What stands where a template prints the whole value.
    var description: String { String(describing: value) }

    /// `value` as templates are given it: structures so that their parts are found fast, arrays of them likewise; nil
    /// for an optional without a value.
    static func presented(_ value: Any) -> Any? {
        if value is String || value is Bool || value is any NamedParts { return value }
        if let list = value as? any PresentedList { return list.presented }
        let mirror = Mirror(reflecting: value)
        return switch mirror.displayStyle {
        case .struct: Reflection(value)
        case .optional: mirror.children.first.flatMap { presented($0.value) }
        default: value
        }
    }
}

/// Lists, told from other structures without a mirror.
private protocol PresentedList {
    /// The list as templates are given it.
    var presented: Any { get }
}

extension Array: PresentedList {
    fileprivate var presented: Any {
        if Element.self is any NamedParts.Type || Element.self == String.self { return self }
        return compactMap { Reflection.presented($0) }
    }
}
