/// What a client asked a `LoopbackServer`.
package struct LoopbackRequest: Sendable {
    package let method: String
    /// Path and query as they were sent.
    package let target: String
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]

    /// The first field so named, in whatever case.
    package subscript(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The path alone.
    package var path: String { String(target.prefix { $0 != "?" }) }
}
