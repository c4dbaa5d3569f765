internal import CLibXML2

/// HTML as feeds and registries embed it, read for its words, by libxml2's HTML parser unless it is too simple to need
/// one (`TidyHTML`): who takes the words is told of text and of the names of elements. Attributes are never passed on, and
/// neither is what stands inside scripts, styles, drawings and the like, so that nothing that could act has a way
/// through.
enum HTMLFragment {
    enum Token: Hashable {
        case text(String)
        case begin(String)
        case end(String)
    }

    /// The whole fragment, for what looks at each step.
    static func tokens(_ html: String) -> [Token] {
        read(html, TokenCollector()).tokens
    }

    private struct TokenCollector: HTMLWords {
        private var finished: [Token] = []
        /// A text comes in pieces.
        private var text = ""

        mutating func begin(_ element: HTMLElement) { add(.begin(element.name)) }
        mutating func end(_ element: HTMLElement) { add(.end(element.name)) }
        mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { text += String(decoding: bytes, as: UTF8.self) }

        private mutating func add(_ token: Token) {
            if !text.isEmpty { finished.append(.text(text)) }
            text = ""
            finished.append(token)
        }

        var tokens: [Token] { text.isEmpty ? finished : finished + [.text(text)] }
    }

    /// No title or abstract is longer; what is beyond is not read.
    private static let maximumBytes = 500_000
    /// Elements inside each other; the parser looks through all that are open at every end tag.
    fileprivate static let maximumDepth = 500

    /// What `words`, which are none yet, become when they are told of what the text says.
    static func read<Words: HTMLWords>(_ html: String, _ words: @autoclosure () -> Words) -> Words {
        var html = html
        return html.withUTF8 { bytes in
            if bytes.count <= maximumBytes, let read = TidyHTML.read(bytes, words()) { return read }
            return parsed(UnsafeBufferPointer(rebasing: bytes.prefix(maximumBytes)), words())
        }
    }

    /// The same by way of the parser, whatever the text is like.
    static func parsed<Words: HTMLWords>(_ bytes: UnsafeBufferPointer<UInt8>, _ words: Words) -> Words {
        let receiver = Listener(words)
        if let mended = StraySigns.escaped(bytes) {
            mended.withUnsafeBufferPointer { parse($0, into: receiver) }
        } else {
            parse(bytes, into: receiver)
        }
        return receiver.words
    }

    private static func parse(_ bytes: UnsafeBufferPointer<UInt8>, into receiver: Receiver) {
        _ = XMLLibrary.ready
        guard !bytes.isEmpty else { return }
        var events = events
        bytes.withMemoryRebound(to: CChar.self) { text in
            let parser = htmlCreatePushParserCtxt(
                &events, Unmanaged.passUnretained(receiver).toOpaque(), text.baseAddress, Int32(clamping: text.count),
                nil,
                XML_CHAR_ENCODING_UTF8)
            guard let parser else { return }
            receiver.parser = parser
            htmlCtxtUseOptions(parser, options)
            htmlParseChunk(parser, nil, 0, 1)
            receiver.parser = nil
            if let document = parser.pointee.myDoc { xmlFreeDoc(document) }
            htmlFreeParserCtxt(parser)
        }
    }

    private static let options = [
        HTML_PARSE_NONET, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_IGNORE_ENC,
        HTML_PARSE_NODEFDTD,
    ].reduce(Int32(0)) { $0 | Int32($1.rawValue) }

    private static var events: htmlSAXHandler {
        var events = htmlSAXHandler()
        events.startElement = { receiver, name, _ in
            if let name { Receiver.at(receiver)?.begins(name) }
        }
        events.endElement = { receiver, name in
            if let name { Receiver.at(receiver)?.ends(name) }
        }
        events.characters = { receiver, start, count in Receiver.at(receiver)?.says(start, count) }
        events.ignorableWhitespace = events.characters
        return events
    }
}

/// What takes the words of a fragment.
protocol HTMLWords {
    mutating func begin(_ element: HTMLElement)
    mutating func end(_ element: HTMLElement)
    /// The bytes are UTF-8 and valid during the call.
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// What the parser tells, which knows nothing of who takes it.
private class Receiver {
    var parser: htmlParserCtxtPtr?
    private var depth = 0
    /// How deep inside an element whose content is not for readers.
    private var silence = 0

    func begin(_ element: HTMLElement) {}
    func end(_ element: HTMLElement) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    static func at(_ address: UnsafeMutableRawPointer?) -> Receiver? {
        address.map { Unmanaged<Receiver>.fromOpaque($0).takeUnretainedValue() }
    }

    func begins(_ element: UnsafePointer<xmlChar>) {
        depth += 1
        if depth > HTMLFragment.maximumDepth { xmlStopParser(parser) }
        let element = HTMLElement(element)
        if silence > 0 || element.isSilent { silence += 1 } else { begin(element) }
    }

    func ends(_ element: UnsafePointer<xmlChar>) {
        depth -= 1
        if silence > 0 { silence -= 1 } else { end(HTMLElement(element)) }
    }

    func says(_ start: UnsafePointer<xmlChar>?, _ count: Int32) {
        if silence == 0 { text(UnsafeBufferPointer(start: start, count: Int(count))) }
    }
}

private final class Listener<Words: HTMLWords>: Receiver {
    private(set) var words: Words

    init(_ words: Words) { self.words = words }

    override func begin(_ element: HTMLElement) { words.begin(element) }
    override func end(_ element: HTMLElement) { words.end(element) }
    override func text(_ bytes: UnsafeBufferPointer<UInt8>) { words.text(bytes) }
}
