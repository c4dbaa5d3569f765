internal import CMarkGFM

/// A parsed text as cmark-gfm holds it.
final class MarkdownDocument {
    let root: OpaquePointer
    private static let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE

    private static let extensionNames = ["table", "strikethrough", "autolink", "tasklist"]
    private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()
    private let parser: OpaquePointer

    /// Nil for a text that would cost the parser or a browser more than any person's text does.
    init?(_ source: String) {
        _ = Self.registered
        guard MarkdownCost.isBearable(source), let parser = cmark_parser_new(Self.options) else { return nil }
        for name in Self.extensionNames {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        var source = source
        source.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let root = cmark_parser_finish(parser) else {
            cmark_parser_free(parser)
            return nil
        }
        self.parser = parser
        self.root = root
        guard depth <= MarkdownCost.maximumDepth else { return nil }
    }

    deinit {
        cmark_node_free(root)
        cmark_parser_free(parser)
    }

    var html: String {
        guard let rendered = cmark_render_html(root, Self.options, cmark_parser_get_syntax_extensions(parser)) else {
            return ""
        }
        defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
        return String(cString: rendered)
    }

    private var depth: Int {
        var depth = 0
        var deepest = 0
        walk { node, entering in
            // A leaf is entered and never left.
            guard cmark_node_first_child(node) != nil else { return }
            depth += entering ? 1 : -1
            deepest = max(deepest, depth)
        }
        return deepest
    }

    /// Every node on the way in and on the way out, in the order of the text.
    func walk(_ visit: (_ node: OpaquePointer, _ entering: Bool) -> Void) {
        guard let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            if let node = cmark_iter_get_node(iterator) { visit(node, event == CMARK_EVENT_ENTER) }
        }
    }
}
