/// What a form showed in a field: sent along, so that only what somebody changed is saved, and a page left open takes nothing back
/// that was chosen elsewhere meanwhile.
package struct Shown: Sendable {
    let shownName: String
    let shownValue: String

    package init(_ field: String, _ value: String) {
        shownName = Self.name(of: field)
        shownValue = value
    }

    package static func name(of field: String) -> String { "shown-\(field)" }
}
