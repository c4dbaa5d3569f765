internal import CLibXML2

/// Reads a page through libxml2's HTML parser as a stream of tags: no tree is built, nothing is fetched, and the
/// reading ends where a page is deeper or longer than any page is.
final class HTMLPageReader {
    /// Metadata stands at the head; what a page has beyond this size is text and pictures.
    static let maximumBytes = 5_000_000
    /// The parser looks through all open elements at every end tag: depth times length would take minutes.
    static let maximumDepth = 1_000

    private var page = HTMLPage()
    private var depth = 0
    /// The data script being read.
    private var script: String?

    static func page(_ bytes: [UInt8]) -> HTMLPage {
        let reader = HTMLPageReader()
        reader.read(bytes)
        return reader.page
    }

    private func read(_ bytes: [UInt8]) {
        let (readable, isUTF8) = HTMLCoding.forParsing(bytes)
        var handler = xmlSAXHandler()
        handler.startElement = { context, name, attributes in
            HTMLPageReader.reader(context)?.begin(name, attributes)
        }
        handler.endElement = { context, name in HTMLPageReader.reader(context)?.end(name) }
        handler.cdataBlock = { context, text, length in HTMLPageReader.reader(context)?.add(text, length) }
        let context = htmlCreatePushParserCtxt(
            &handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil,
            isUTF8 ? XML_CHAR_ENCODING_UTF8 : XML_CHAR_ENCODING_NONE)
        guard let context else { return }
        defer {
            if let document = context.pointee.myDoc { xmlFreeDoc(document) }
            htmlFreeParserCtxt(context)
        }
        var options =
            Int32(HTML_PARSE_RECOVER.rawValue) | Int32(HTML_PARSE_NONET.rawValue)
            | Int32(HTML_PARSE_NOERROR.rawValue) | Int32(HTML_PARSE_NOWARNING.rawValue)
        if isUTF8 { options |= Int32(HTML_PARSE_IGNORE_ENC.rawValue) }
        htmlCtxtUseOptions(context, options)
        readable.withUnsafeBytes { buffer in
            var rest = buffer[...]
            // In small pieces, so that a hostile page is left soon after it shows itself.
            while !rest.isEmpty, depth <= Self.maximumDepth {
                let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(4_096))
                rest = rest.dropFirst(piece.count)
                htmlParseChunk(
                    context, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count),
                    rest.isEmpty ? 1 : 0)
            }
        }
    }

    private static func reader(_ context: UnsafeMutableRawPointer?) -> HTMLPageReader? {
        context.map { Unmanaged<HTMLPageReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private func begin(
        _ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        depth += 1
        guard let name else { return }
        let element = String(cString: name)
        switch element {
        case "html", "base", "meta", "link", "a", "area":
            page.begin(element, Self.dictionary(attributes))
        case "script":
            let type = Self.dictionary(attributes)["type"]?.lowercased() ?? ""
            if type.contains("ld+json"), page.linkedData.count < HTMLPage.maximumScripts { script = "" }
        default: break
        }
    }

    private func end(_ name: UnsafePointer<xmlChar>?) {
        depth -= 1
        if let script {
            page.linkedData.append(script)
            self.script = nil
        }
    }

    private func add(_ text: UnsafePointer<xmlChar>?, _ length: Int32) {
        guard script != nil, let text else { return }
        script? += String(decoding: UnsafeBufferPointer(start: text, count: Int(length)), as: UTF8.self)
    }

    /// Pairs of a name and a value; of two with one name the first counts, as in browsers.
    private static func dictionary(
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) -> [String: String] {
        var found: [String: String] = [:]
        guard var next = attributes else { return found }
        while let name = next[0] {
            let key = String(cString: name).lowercased()
            if found[key] == nil { found[key] = next[1].map { String(cString: $0) } ?? "" }
            next += 2
        }
        return found
    }
}
