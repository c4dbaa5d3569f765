internal import CLibXML2

/// A parsed XML document. libxml2 is held to what a stranger's file may do: it opens no file and no connection,
/// loads no DTD, substitutes no entity, and stops at a depth of 256 elements and a text of 10 MB.
final class XMLTree {
    private let document: xmlDocPtr
    let root: Element

    /// Only a well-formed document.
    convenience init(_ bytes: [UInt8]) throws(FormatError) {
        try self.init(bytes, options: Self.closed)
    }

    /// What can be read of a broken document.
    convenience init(salvaging bytes: [UInt8]) throws(FormatError) {
        try self.init(bytes, options: Self.closed | Int32(XML_PARSE_RECOVER.rawValue))
    }

    private static let closed = [
        XML_PARSE_NONET, XML_PARSE_NOERROR, XML_PARSE_NOWARNING, XML_PARSE_COMPACT, XML_PARSE_NOCDATA,
    ].reduce(Int32(0)) { $0 | Int32($1.rawValue) }

    /// Process-wide, once: whatever an option might let through, no external entity is ever fetched.
    private static let parser: Void = {
        xmlInitParser()
        xmlSetExternalEntityLoader { _, _, _ in nil }
    }()

    private init(_ bytes: [UInt8], options: Int32) throws(FormatError) {
        _ = Self.parser
        let bytes = CharacterCoding.utf8(bytes)
        guard !bytes.isEmpty else { throw .unrecognised }
        try TagSize.check(bytes)
        guard let context = xmlNewParserCtxt() else { throw .malformed("no memory for a parser") }
        defer { xmlFreeParserCtxt(context) }
        // The bytes are UTF-8 by now, whatever the declaration says.
        let options = options | Int32(XML_PARSE_IGNORE_ENC.rawValue)
        let parsed = bytes.withUnsafeBytes { buffer in
            xmlCtxtReadMemory(
                context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), nil,
                "UTF-8", options)
        }
        guard let parsed else { throw .malformed(Self.diagnosis(of: context)) }
        guard let root = xmlDocGetRootElement(parsed) else {
            xmlFreeDoc(parsed)
            throw .malformed("no element")
        }
        document = parsed
        self.root = Element(root)
    }

    deinit { xmlFreeDoc(document) }

    private static func diagnosis(of context: xmlParserCtxtPtr) -> String {
        guard let error = xmlCtxtGetLastError(context)?.pointee, let message = error.message else {
            return "not well-formed"
        }
        return "line \(error.line): \(String(cString: message).trimmingSpace.prefix(200))"
    }
}
