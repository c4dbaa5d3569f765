@testable import Formats

/// A document that lives as long as its elements are looked at.
enum XMLText {
    static func read<Value>(_ text: String, _ body: (XMLTree.Element) throws -> Value) throws -> Value {
        try read(Array(text.utf8), body)
    }

    static func read<Value>(_ bytes: [UInt8], _ body: (XMLTree.Element) throws -> Value) throws -> Value {
        let tree = try XMLTree(bytes)
        return try withExtendedLifetime(tree) { try body(tree.root) }
    }
}
