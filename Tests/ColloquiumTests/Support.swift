import Foundation

@testable import Colloquium

/// The fields a refusal names, in order; empty when nothing was refused.
func refusedFields(_ body: () throws(Refusal) -> Void) -> [String] {
    do {
        try body()
        return []
    } catch {
        return error.kind == .invalid ? error.problems.map(\.field) : ["\(error.kind)"]
    }
}

/// Stands for Markdown: shows that a text went through it.
func rendered(_ text: String) -> String { "<p>\(text)</p>" }

extension Instant {
    /// A moment as RFC 3339 writes it, "2026-10-25T01:00:00Z".
    init(_ text: String) throws { self.init(try Date(text, strategy: .iso8601)) }

    var text: String { date.formatted(.iso8601) }
}

/// A field of a form as typed.
typealias TypedField<Entry> = any WritableKeyPath<Entry, String> & Sendable
