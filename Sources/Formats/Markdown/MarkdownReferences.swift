internal import CMarkGFM
internal import Colloquium

extension MarkdownDocument {
    /// Makes links of what the text names of this site, where `address` knows it.
    func link(_ address: (TextReference) -> String?) {
        var texts: [OpaquePointer] = []
        walk { node, entering in
            if entering, cmark_node_get_type(node) == CMARK_NODE_TEXT { texts.append(node) }
        }
        for node in texts where !isInsideLink(node) { link(node, address) }
    }

    private func link(_ node: OpaquePointer, _ address: (TextReference) -> String?) {
        let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
        guard literal.contains("@") || literal.contains("#") else { return }
        let pieces = TextReference.pieces(of: literal)
        guard pieces.contains(where: { $0.isName }) else { return }
        for piece in pieces {
            switch piece {
            case .words(let words): insert(words, before: node)
            case .name(let name, let reference):
                guard let target = address(reference), let link = cmark_node_new(CMARK_NODE_LINK) else {
                    insert(name, before: node)
                    continue
                }
                cmark_node_set_url(link, target)
                cmark_node_append_child(link, text(name))
                cmark_node_insert_before(node, link)
            }
        }
        cmark_node_unlink(node)
        cmark_node_free(node)
    }

    private func insert(_ words: String, before node: OpaquePointer) {
        cmark_node_insert_before(node, text(words))
    }
}

extension TextReference.Piece {
    fileprivate var isName: Bool {
        if case .name = self { true } else { false }
    }
}
