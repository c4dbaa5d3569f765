package import Colloquium

/// What a text says now that was changed after its form was opened.
package struct NewerText: Sendable {
    let newerWords: String
    let newerHTML: String

    /// Of lines that are shown as they are.
    package init(lines: [String]) {
        self.init(
            Prose(
                source: lines.joined(separator: "\n"),
                html: lines.map { "<p>\($0.escapedForHTML)</p>" }.joined(separator: "\n")))
    }

    /// - Parameter day: on which it opens, in words; empty for what opens on none.
    package init(_ text: Prose, on day: String = "") {
        newerHTML = text.html
        newerWords =
            text.source.isEmpty
            ? "It was taken away while this form was open, and says nothing now."
            : "It was changed while this form was open. It says now\(day.isEmpty ? "" : ", on \(day)"):"
    }
}
