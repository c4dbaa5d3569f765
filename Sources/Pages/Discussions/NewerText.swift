package import Colloquium

/// What a text says now that was changed after its form was opened.
package struct NewerText: Sendable {
    let newerWords: String
    let newerHTML: String

    /// None where the form was made of what stands.
    /// - Parameters:
    ///   - version: the newest there is.
    ///   - over: the one that the form was made of; nil for what stands.
    ///   - day: on which it opens, in words; empty for what opens on none.
    static func list(
        _ text: Prose, version: Int, formOf over: Int?, on day: String = ""
    ) -> [NewerText] {
        over.map { $0 == version } ?? true ? [] : [NewerText(text, on: day)]
    }

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
            ? "It was taken away since you began to write, and says nothing now."
            : "It was changed since you began to write. It says now\(day.isEmpty ? "" : ", on \(day)"):"
    }
}
