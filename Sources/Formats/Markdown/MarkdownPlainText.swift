internal import CMarkGFM

extension MarkdownDocument {
    var plainText: String {
        var out = ""
        walk { node, entering in
            switch (cmark_node_get_type(node), entering) {
            case (CMARK_NODE_TEXT, true), (CMARK_NODE_CODE, true), (CMARK_NODE_HTML_INLINE, true):
                out += Self.literal(of: node)
            case (CMARK_NODE_CODE_BLOCK, true), (CMARK_NODE_HTML_BLOCK, true):
                out += Self.literal(of: node).trimmingSpace + "\n\n"
            case (CMARK_NODE_SOFTBREAK, true): out += " "
            case (CMARK_NODE_LINEBREAK, true): out += "\n"
            case (CMARK_NODE_PARAGRAPH, false), (CMARK_NODE_HEADING, false): out += "\n\n"
            case (CMARK_NODE_ITEM, true): out += "- "
            case (CMARK_NODE_FOOTNOTE_REFERENCE, true): out += "[\(Self.literal(of: node))]"
            case (_, false):
                switch String(cString: cmark_node_get_type_string(node)) {
                case "table_cell": out += " | "
                case "table_row", "table_header": out += "\n"
                case "table": out += "\n"
                default: break
                }
            default: break
            }
        }
        return Self.collapsed(out)
    }

    private static func literal(of node: OpaquePointer) -> String {
        cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
    }

    /// No empty cell at the end of a row, never more than one empty line.
    private static func collapsed(_ text: String) -> String {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = String(line)
            while let last = line.last, last == " " || last == "|" { line.removeLast() }
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(line)
        }
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
