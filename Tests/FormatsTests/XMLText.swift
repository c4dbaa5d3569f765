@testable import Formats

/// A document that lives as long as its elements are looked at.
enum XMLText {
    static func read<Value>(_ text: String, _ body: (XMLTree.Element) throws -> Value) throws -> Value {
        try read(Array(text.utf8), body)
    }

    static func read<Value>(_ bytes: [UInt8], _ body: (XMLTree.Element) throws -> Value) throws -> Value {
        var result: Result<Value, any Error>?
        try XMLTree.read(bytes) { (root: XMLTree.Element) throws(FormatError) in result = Result { try body(root) } }
        guard let result else { throw FormatError.unrecognised }
        return try result.get()
    }
}
