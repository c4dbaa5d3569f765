package import Colloquium

/// The one entrance for bytes that describe articles. What they are is told from the content, never from a name.
package enum RecordReader {
    /// More bytes than this are refused where they are taken whole; the largest set a person exports is a few
    /// megabytes.
    package static let maximumBytes = 20_000_000
    /// Records beyond this number are left unread: no feed and no sensible export has so many.
    package static let maximumRecords = 20_000
    /// What is looked at to tell a format and the character coding of a stream.
    private static let windowBytes = 1_000_000

    /// Reads bytes that are all there.
    package static func read(_ bytes: [UInt8]) throws(FormatError) -> ReadRecords {
        guard bytes.count <= maximumBytes else { throw .tooLarge(limit: maximumBytes) }
        var records: [ArticleRecord] = []
        var read = try read(bytes, maximumRecords: maximumRecords) { records.append($0) }
        if read.records.isEmpty { read.records = records }
        return read
    }

    /// Reads a document of any length as its bytes come. XML is never held whole: each record is handed over when it
    /// ends. The other formats are taken whole, up to `maximumBytes`.
    /// - Returns: what was read, without the records.
    /// - Throws: `FormatError`, or what `source` throws. Records may have been handed over before a document turns out
    ///   to be broken.
    package static func read(
        from source: @escaping ByteSource, each deliver: @escaping (ArticleRecord) -> Void
    ) throws -> ReadRecords {
        let (window, isAll) = try ByteSources.read(windowBytes, from: source)
        if !isAll, window.contains(where: { !$0.isXMLSpace }), let start = CharacterCoding.startOfUTF8(window) {
            let bytes = ByteSources.joined(window[start...], source)
            return try readXML(bytes, maximumRecords: .max, deliver)
        }
        let rest = isAll ? [] : try ByteSources.read(maximumBytes - window.count + 1, from: source).bytes
        let bytes = window + rest
        guard bytes.count <= maximumBytes else { throw FormatError.tooLarge(limit: maximumBytes) }
        var read = try read(bytes, maximumRecords: .max, deliver)
        read.records.forEach(deliver)
        read.records = []
        return read
    }

    private static func read(
        _ bytes: [UInt8], maximumRecords: Int, _ deliver: @escaping (ArticleRecord) -> Void
    ) throws(FormatError) -> ReadRecords {
        guard let first = bytes.first(where: { !$0.isXMLSpace }) else { throw .empty }
        if first == UInt8(ascii: "{") {
            return ReadRecords(format: .crossrefJSON, records: try CrossrefJSON.records(in: bytes))
        }
        guard CharacterCoding.looksLikeXML(bytes) else { throw .unrecognised }
        if isWebPage(bytes) { throw .unrecognised }
        do {
            return try readXML(ByteSources.document(bytes), maximumRecords: maximumRecords, deliver)
        } catch let error as FormatError {
            throw error
        } catch {
            throw .malformed("\(error)")
        }
    }

    private static func readXML(
        _ source: @escaping ByteSource, maximumRecords: Int, _ deliver: @escaping (ArticleRecord) -> Void
    ) throws -> ReadRecords {
        let cutter = RecordCutter(maximumRecords: maximumRecords, deliver: deliver)
        let fault = try XMLStream.read(source, into: cutter)
        if cutter.strangeRoot != nil { throw FormatError.unrecognised }
        // A feed is worth showing in part, and half the feeds of the world are broken somewhere. A record cut short
        // could have lost its retraction: that is refused.
        if let fault, cutter.format?.isFeed != true, cutter.wantsMore { throw FormatError.malformed(fault) }
        guard let format = cutter.format else { throw FormatError.unrecognised }
        return ReadRecords(format: format, records: [], feed: cutter.feedHead)
    }

    private static func isWebPage(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(1_000), as: UTF8.self).lowercased()
        return head.contains("<!doctype html") || head.contains("<html")
    }
}
