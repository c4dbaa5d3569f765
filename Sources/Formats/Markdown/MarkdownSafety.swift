internal import CMarkGFM

private typealias Node = OpaquePointer

extension MarkdownDocument {
    /// Changes the tree so that its rendering is safe and fits below a page's own headings.
    /// The highest heading of the text becomes `level`, the others keep their distance to it.
    func makeSafe(headingsFrom level: Int32) {
        var headings: [Node] = []
        var images: [Node] = []
        var links: [Node] = []
        var inlineMarkup: [Node] = []
        var blockMarkup: [Node] = []
        walk { node, entering in
            guard entering else { return }
            switch cmark_node_get_type(node) {
            case CMARK_NODE_HEADING: headings.append(node)
            case CMARK_NODE_IMAGE: images.append(node)
            case CMARK_NODE_LINK: links.append(node)
            case CMARK_NODE_HTML_INLINE: inlineMarkup.append(node)
            case CMARK_NODE_HTML_BLOCK: blockMarkup.append(node)
            default: break
            }
        }
        demote(headings, to: level)
        for node in inlineMarkup { replace(node, with: text(literal(of: node))) }
        for node in blockMarkup { replace(node, with: paragraph(literal(of: node))) }
        links.forEach(dropUnlessSafe)
        images.forEach(makeLink)
    }

    /// No level may be skipped below the page's own headings, whichever level the author began with.
    private func demote(_ headings: [Node], to level: Int32) {
        let highest = headings.map { cmark_node_get_heading_level($0) }.min() ?? 1
        var before = level - 1
        for heading in headings {
            let wanted = level + cmark_node_get_heading_level(heading) - highest
            before = min(wanted, before + 1, 6)
            cmark_node_set_heading_level(heading, before)
        }
    }

    /// A picture from elsewhere would tell its server who reads what; a link lets the reader decide.
    private func makeLink(_ image: Node) {
        guard SafeTarget.allows(address(of: image)), !isInsideLink(image), let link = cmark_node_new(CMARK_NODE_LINK)
        else { return unwrap(image) }
        cmark_node_set_url(link, cmark_node_get_url(image))
        if cmark_node_first_child(image) == nil, let name = text("image") { cmark_node_append_child(link, name) }
        while let child = cmark_node_first_child(image) { cmark_node_append_child(link, child) }
        replace(image, with: link)
    }

    private func dropUnlessSafe(_ link: Node) {
        if !SafeTarget.allows(address(of: link)) { unwrap(link) }
    }

    func isInsideLink(_ node: OpaquePointer) -> Bool {
        var next = cmark_node_parent(node)
        while let parent = next {
            if cmark_node_get_type(parent) == CMARK_NODE_LINK { return true }
            next = cmark_node_parent(parent)
        }
        return false
    }

    /// What the author wrote between the brackets stays.
    private func unwrap(_ node: Node) {
        while let child = cmark_node_first_child(node) { cmark_node_insert_before(node, child) }
        cmark_node_unlink(node)
        cmark_node_free(node)
    }

    private func replace(_ node: Node, with other: Node?) {
        guard let other, cmark_node_replace(node, other) == 1 else { return }
        cmark_node_free(node)
    }

    func text(_ literal: String) -> OpaquePointer? {
        let node = cmark_node_new(CMARK_NODE_TEXT)
        cmark_node_set_literal(node, literal)
        return node
    }

    private func paragraph(_ literal: String) -> Node? {
        let node = cmark_node_new(CMARK_NODE_PARAGRAPH)
        cmark_node_append_child(node, text(literal.trimmingSpace))
        return node
    }

    private func literal(of node: Node) -> String { cmark_node_get_literal(node).map { String(cString: $0) } ?? "" }
    private func address(of node: Node) -> String { cmark_node_get_url(node).map { String(cString: $0) } ?? "" }
}

enum SafeTarget {
    /// Absolute addresses of the web and of mail, without control characters that a browser would skip over.
    static func allows(_ address: String) -> Bool {
        guard address.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return false }
        let lower = address.lowercased()
        return ["http://", "https://", "mailto:"].contains { lower.hasPrefix($0) && lower.utf8.count > $0.utf8.count }
    }
}
