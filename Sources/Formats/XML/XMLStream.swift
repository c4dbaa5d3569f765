internal import CLibXML2

/// One pass over an XML document by libxml2's SAX2 interface, which pulls the bytes it needs. libxml2 is held to what
/// a stranger's file may do: it opens no file and no connection, loads no DTD, knows no entity but the five of
/// XML, and stops at a depth of 256 elements, a text of 10 MB and a tag of 64 kB.
final class XMLStream {
    /// What is told of the document. Names are the parser's own: equal where the pointers are.
    class Receiver {
        /// Whether a broken document is worth reading on. Looked at when the first element begins.
        var toleratesFaults: Bool { true }
        /// False once nothing more is wanted.
        var wantsMore: Bool { true }

        func begin(_ name: UnsafePointer<xmlChar>, namespace: UnsafePointer<xmlChar>?) {}
        /// An attribute of the element begun last; its value is UTF-8 and valid during the call.
        func attribute(_ name: UnsafePointer<xmlChar>, _ value: UnsafeRawBufferPointer) {}
        func end() {}
        /// The bytes are UTF-8 and valid during the call. One text may come in pieces.
        func text(_ bytes: UnsafeRawBufferPointer) {}
        /// The names are kept in `dictionary`, which whoever keeps names must keep.
        func finish(_ dictionary: xmlDictPtr?) {}
        /// What was told is the beginning of a document that will be told from the start to another receiver; the names
        /// of this one go.
        func giveUp() {}
    }

    /// The first thing that is wrong with a document.
    struct Fault {
        /// In the parser's words.
        var diagnosis: String
        /// Whether it was not read on from there, broken or not.
        var isLimit: Bool
    }

    /// Attributes and namespace declarations are compared with each other, so that a tag with tens of thousands of
    /// them costs minutes. No format has tags that long.
    private static let maximumTag = 64_000
    private static let maximumToken = 12_000_000

    private let source: ByteSource
    private let receiver: Receiver
    private var context: xmlParserCtxtPtr?
    private var bytesSinceEvent = 0
    private var hasBegun = false
    private var fault: Fault?
    private var failure: (any Error)?

    private init(_ source: @escaping ByteSource, _ receiver: Receiver) {
        self.source = source
        self.receiver = receiver
    }

    /// Reads a document in UTF-8, whatever its declaration says.
    /// - Returns: what is wrong with a document that is not well-formed.
    /// - Throws: what `source` throws.
    static func read(_ source: @escaping ByteSource, into receiver: Receiver) throws -> Fault? {
        let stream = XMLStream(source, receiver)
        stream.run()
        if let failure = stream.failure { throw failure }
        return stream.fault
    }

    private func run() {
        _ = XMLLibrary.ready
        var events = Self.events
        let own = Unmanaged.passUnretained(self).toOpaque()
        let context = xmlCreateIOParserCtxt(
            &events, own,
            { own, buffer, count in
                var read: Int32 = -1
                XMLStream.with(own) { read = $0.fill(buffer, count) }
                return read
            }, nil, own,
            XML_CHAR_ENCODING_UTF8)
        guard let context else {
            fault = Fault(diagnosis: "no memory for a parser", isLimit: true)
            return
        }
        self.context = context
        // No entity of the document is known, so that NOENT only makes "&amp;" in attributes a plain sign.
        let options = [XML_PARSE_NONET, XML_PARSE_RECOVER, XML_PARSE_IGNORE_ENC, XML_PARSE_NOENT]
        xmlCtxtUseOptions(context, options.reduce(Int32(0)) { $0 | Int32($1.rawValue) })
        xmlParseDocument(context)
        receiver.finish(context.pointee.dict)
        self.context = nil
        // libxml2 keeps the entities that a document declares in a document of its own, also for SAX.
        if let document = context.pointee.myDoc { xmlFreeDoc(document) }
        xmlFreeParserCtxt(context)
    }

    /// The stream that libxml2 calls back; whoever runs the parser keeps it alive.
    private static func with(_ address: UnsafeMutableRawPointer?, _ use: (XMLStream) -> Void) {
        if let address { Unmanaged<XMLStream>.fromOpaque(address)._withUnsafeGuaranteedRef(use) }
    }

    /// Gives the parser its next bytes: -1 ends the document where a single tag has gone on for too long.
    private func fill(_ buffer: UnsafeMutablePointer<CChar>?, _ count: Int32) -> Int32 {
        guard failure == nil, fault == nil || receiver.toleratesFaults else { return 0 }
        guard bytesSinceEvent < limit else {
            fault = Fault(diagnosis: "a tag of more than \(Self.maximumTag) bytes", isLimit: true)
            return 0
        }
        do {
            let room = UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))
            let read = try source(room)
            bytesSinceEvent += read
            ControlCodes.replace(in: UnsafeMutableRawBufferPointer(rebasing: room.prefix(read)))
            return Int32(truncatingIfNeeded: read)
        } catch {
            failure = error
            return 0
        }
    }

    private var limit: Int {
        switch context?.pointee.instate {
        case XML_PARSER_CDATA_SECTION?, XML_PARSER_COMMENT?, XML_PARSER_PI?: Self.maximumToken
        default: Self.maximumTag
        }
    }

    private func begins(
        _ name: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int32
    ) {
        bytesSinceEvent = 0
        receiver.begin(name, namespace: namespace ?? prefix.flatMap(UndeclaredPrefix.namespace))
        if let attributes {
            // Five pointers an attribute: name, prefix, namespace, start and end of the value.
            for index in stride(from: 0, to: Int(count) * 5, by: 5) {
                guard let name = attributes[index], let start = attributes[index + 3], let end = attributes[index + 4]
                else { continue }
                receiver.attribute(name, UnsafeRawBufferPointer(start: start, count: end - start))
            }
        }
        if !hasBegun {
            hasBegun = true
            context?.pointee.recovery = receiver.toleratesFaults ? 1 : 0
        }
        if !receiver.wantsMore { xmlStopParser(context) }
    }

    private func ends() {
        bytesSinceEvent = 0
        receiver.end()
        if !receiver.wantsMore { xmlStopParser(context) }
    }

    private func says(_ start: UnsafePointer<xmlChar>?, _ count: Int32) {
        bytesSinceEvent = 0
        receiver.text(UnsafeRawBufferPointer(start: start, count: Int(count)))
        if !receiver.wantsMore { xmlStopParser(context) }
    }

    private func noticed(_ error: xmlError) {
        guard fault == nil, error.level == XML_ERR_FATAL else { return }
        let message = error.message.map { String(cString: $0).trimmingSpace } ?? "not well-formed"
        fault = Fault(diagnosis: "line \(error.line): \(message.prefix(200))", isLimit: false)
    }

    private static var events: xmlSAXHandler {
        var events = xmlSAXHandler()
        events.initialized = XML_SAX2_MAGIC
        events.startElementNs = { own, name, prefix, namespace, _, _, count, _, attributes in
            if let name { XMLStream.with(own) { $0.begins(name, prefix, namespace, attributes, count) } }
        }
        events.endElementNs = { own, _, _, _ in XMLStream.with(own) { $0.ends() } }
        events.characters = { own, start, count in XMLStream.with(own) { $0.says(start, count) } }
        events.cdataBlock = events.characters
        events.ignorableWhitespace = events.characters
        // Entities that a document declares are never known (there is no `entityDecl`), so none can grow or reach out.
        events.serror = { own, error in
            if let error { XMLStream.with(own) { $0.noticed(error.pointee) } }
        }
        return events
    }
}

/// Namespaces of feeds in which a prefix was used and not declared.
private enum UndeclaredPrefix {
    private static let known: [(prefix: StaticString, namespace: StaticString)] = [
        ("dc", "http://purl.org/dc/elements/1.1/"), ("dcterms", "http://purl.org/dc/terms/"),
        ("prism", "http://prismstandard.org/namespaces/basic/2.0/"),
        ("content", "http://purl.org/rss/1.0/modules/content/"), ("atom", "http://www.w3.org/2005/Atom"),
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"), ("media", "http://search.yahoo.com/mrss/"),
    ]

    static func namespace(_ prefix: UnsafePointer<xmlChar>) -> UnsafePointer<xmlChar>? {
        known.first { xmlStrEqual(prefix, $0.prefix.utf8Start) == 1 }?.namespace.utf8Start
    }
}

/// Codes that XML forbids and that feeds hold all the same.
enum ControlCodes {
    /// Puts a space in the place of each.
    static func replace(in bytes: UnsafeMutableRawBufferPointer) {
        for index in bytes.indices {
            let byte = bytes[index]
            let isAllowed = byte >= 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
            bytes[index] = isAllowed ? byte : 0x20
        }
    }
}
