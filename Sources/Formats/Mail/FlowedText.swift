/// Text whose lines a mail program broke, and says so (RFC 3676).
enum FlowedText {
    /// Paragraphs in one line each. A line that ends in a space goes on in the next, where both are quoted as deep.
    /// - Parameter deletesSpaces: whether that space was added with the break (`DelSp=yes`, §4.2).
    static func unfolded(_ text: String, deletesSpaces: Bool) -> String {
        var lines: [(depth: Int, text: String)] = []
        var goesOn = false
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\r\n" || $0 == "\n" }) {
            let depth = line.prefix { $0 == ">" }.count
            var own = line.dropFirst(depth)
            if own.first == " " { own = own.dropFirst() }
            // The line before a signature ends no paragraph and begins none (§4.3).
            let isSignature = own == "-- "
            let breaks = own.hasSuffix(" ") && !isSignature
            let words = breaks && deletesSpaces ? own.dropLast() : own
            if goesOn, !isSignature, let last = lines.last, last.depth == depth {
                lines[lines.count - 1].text += words
            } else {
                lines.append((depth, String(words)))
            }
            goesOn = breaks
        }
        return lines.map { line in
            line.depth == 0 ? line.text : String(repeating: ">", count: line.depth) + " " + line.text
        }.joined(separator: "\n")
    }
}
