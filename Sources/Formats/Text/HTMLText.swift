internal import Colloquium

extension InlineText {
    /// A title that may hold HTML, as one line.
    init(html: String) {
        guard Self.mayBeHTML(html) else {
            self.init(plain: html)
            return
        }
        self = HTMLFragment.read(html, LineReader()).finish()
    }

    /// What a text that may hold HTML says on one line, without emphasis.
    static func plain(html: String) -> String {
        mayBeHTML(html) ? InlineText(html: html).plain : PlainText.line(html)
    }

    /// The paragraphs of an HTML text, plain, none empty.
    static func paragraphs(ofHTML html: String) -> [String] {
        guard mayBeHTML(html) else {
            let text = paragraph(plain: html)
            return text.isEmpty ? [] : [text]
        }
        return HTMLFragment.read(html, ParagraphReader()).finish()
    }

    /// Plain text as one line with room for a paragraph.
    static func paragraph(plain: some StringProtocol) -> String {
        var line = PlainText(limit: ParagraphReader.maximumBytes)
        line.append(String(plain))
        return line.finish()
    }

    /// Plain text as one line.
    init(plain: String) {
        var copy = plain
        let isItself = copy.withUTF8 { bytes in
            bytes.count <= Self.maximumBytes && PlainText.isClean(bytes) && !bytes.contains(where: \.isMarkupInHTML)
        }
        if isItself {
            self.init(plain: plain, html: plain)
            return
        }
        var builder = Builder()
        builder.append(plain)
        self = builder.finish()
    }

    /// Whether text has tags or character references that a reader should not see.
    static func looksLikeHTML(_ text: String) -> Bool {
        mayBeHTML(text) && text.contains(/<\/?[A-Za-z][A-Za-z0-9]*[\s\/>]|&#?[A-Za-z0-9]{2,8};/)
    }

    private static func mayBeHTML(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            ByteSearch.first(UInt8(ascii: "<"), in: bytes) != nil
                || ByteSearch.first(UInt8(ascii: "&"), in: bytes) != nil
        }
    }

    struct LineReader: HTMLWords {
        private var line = Builder()

        mutating func begin(_ element: HTMLElement) {
            if let style = element.style { line.begin(style) } else if element.isBlock { line.separate() }
        }

        mutating func end(_ element: HTMLElement) {
            if let style = element.style { line.end(style) } else if element.isBlock { line.separate() }
        }

        mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { line.append(bytes) }

        consuming func finish() -> InlineText { line.finish() }
    }

    struct ParagraphReader: HTMLWords {
        static let maximumBytes = 100_000
        private var paragraphs: [String] = []
        private var line = PlainText(limit: maximumBytes)

        mutating func begin(_ element: HTMLElement) { if element.isBlock { close() } }
        mutating func end(_ element: HTMLElement) { if element.isBlock { close() } }

        mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
            if paragraphs.count < 200 { line.append(bytes) }
        }

        consuming func finish() -> [String] {
            close()
            return paragraphs
        }

        private mutating func close() {
            guard !line.bytes.isEmpty else { return }
            paragraphs.append(line.take(limit: Self.maximumBytes))
        }
    }
}
