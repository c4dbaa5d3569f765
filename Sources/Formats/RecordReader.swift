package import Colloquium

/// The one entrance for bytes that describe articles. What they are is told from the content, never from a name.
package enum RecordReader {
    /// More bytes than this are refused where they are taken whole; the largest set a person exports is a few
    /// megabytes.
    package static let maximumBytes = 20_000_000
    /// Records of one file beyond this number are left unread where they are held together, and items of a feed
    /// always: no feed and no sensible export has so many.
    package static let maximumRecords = 20_000

    /// Reads bytes that are all there.
    /// - Parameter address: where they were had from, for the relative links of web pages; empty when not known.
    package static func read(_ bytes: [UInt8], from address: String = "") throws(FormatError) -> ReadRecords {
        guard bytes.count <= maximumBytes else { throw .tooLarge(limit: maximumBytes) }
        var records: [ArticleRecord] = []
        var read = try read(bytes, address, maximumRecords: maximumRecords) { (record: consuming ArticleRecord) in
            records.append(record)
        }
        read.records = records
        return read
    }

    /// Reads a document of any length as its bytes come. XML beyond `maximumBytes` is never held whole: each record is
    /// handed over when it ends. The other formats are taken whole, up to that size.
    /// - Returns: what was read, without the records.
    /// - Throws: `FormatError`, or what `source` throws. Records may have been handed over before a document turns out
    ///   to be broken.
    package static func read(
        from source: @escaping ByteSource, each deliver: @escaping (ArticleRecord) -> Void
    ) throws -> ReadRecords {
        let (bytes, isAll) = try ByteSources.read(maximumBytes, from: source)
        if isAll { return try read(bytes, "", maximumRecords: .max, deliver) }
        guard CharacterCoding.looksLikeXML(bytes), let start = CharacterCoding.startOfUTF8(bytes) else {
            throw FormatError.tooLarge(limit: maximumBytes)
        }
        return try RecordSet.read(ByteSources.joined(bytes[start...], source), maximumRecords: .max, deliver)
    }

    private static func read(
        _ bytes: [UInt8], _ address: String, maximumRecords: Int, _ deliver: @escaping (consuming ArticleRecord) -> Void
    ) throws(FormatError) -> ReadRecords {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let first = text.first(where: { !$0.isXMLSpace }) else { throw .empty }
        do {
            if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
                return try JSONRecords.read(bytes).handedOver(maximumRecords, deliver)
            }
            if !CharacterCoding.looksLikeXML(bytes) {
                return try CitationRecords.read(bytes).handedOver(maximumRecords, deliver)
            }
            if !isWebPage(bytes) { return try xml(bytes, maximumRecords: maximumRecords, deliver) }
            guard let record = LandingPage.record(in: bytes, address: address) else { throw FormatError.unrecognised }
            return ReadRecords(format: .landingPage, records: [record]).handedOver(maximumRecords, deliver)
        } catch FormatError.unrecognised {
            throw .notARecord(found: ForeignContent.description(of: bytes))
        } catch let error as FormatError {
            throw error
        } catch {
            throw .malformed("\(error)")
        }
    }

    private static func xml(
        _ bytes: [UInt8], maximumRecords: Int, _ deliver: @escaping (consuming ArticleRecord) -> Void
    ) throws -> ReadRecords {
        do {
            return try RecordSet.read(bytes, maximumRecords: maximumRecords, deliver)
        } catch is RecordSet.IsListOfFeeds {
            let listed = try OPML.listed(in: bytes)
            return ReadRecords(
                format: .opml, records: [], subscriptions: listed.subscriptions, unusable: listed.unusable)
        }
    }

    /// A page in HTML, whose tags need not balance; by what its first tag or its document type says.
    private static func isWebPage(_ bytes: [UInt8]) -> Bool {
        if beginsPlainlyAsNone(bytes) { return false }
        let head = CharacterCoding.text(Array(bytes.prefix(2_000))).lowercased()
        let declarations = /^(?:\s|<\?[^>]*>|<!--(?s:.*?)-->)*/
        let start = head.trimmingPrefix(declarations)
        // Some servers put the document type of a page on all that they send.
        let root = start.trimmingPrefix(/^<!doctype[^>]*>/).trimmingPrefix(declarations)
        if ["<rss", "<feed", "<rdf:rdf"].contains(where: root.hasPrefix) { return false }
        return ["<!doctype html", "<html", "<head", "<meta ", "<body"].contains { start.hasPrefix($0) }
    }

    /// Whether the first thing behind the declarations is an element whose letter no element of a page begins with, as
    /// nearly all documents do.
    private static func beginsPlainlyAsNone(_ bytes: [UInt8]) -> Bool {
        var rest = bytes.prefix(2_000).drop(while: \.isXMLSpace)
        while rest.starts(with: "<?".utf8), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
            rest = rest[(end + 1)...].drop(while: \.isXMLSpace)
        }
        guard rest.first == UInt8(ascii: "<"), let letter = rest.dropFirst().first, letter.isASCIILetter else {
            return false
        }
        return !"hbm".utf8.contains(letter | 0x20)
    }
}

extension ReadRecords {
    /// The same without the records, which `deliver` has been given.
    fileprivate func handedOver(_ maximum: Int, _ deliver: (consuming ArticleRecord) -> Void) -> ReadRecords {
        records.prefix(maximum).forEach(deliver)
        var rest = self
        rest.records = []
        return rest
    }
}

/// XML that holds records one after the other: sets, answers and feeds.
enum RecordSet {
    /// The document is OPML, which holds no records.
    struct IsListOfFeeds: Error {}

    /// Reads a document that is all there.
    static func read(
        _ bytes: [UInt8], maximumRecords: Int, _ deliver: @escaping (consuming ArticleRecord) -> Void
    ) throws -> ReadRecords {
        var delivered = 0
        let cutter = RecordCutter(maximumRecords: maximumRecords) { (record: consuming ArticleRecord) in
            delivered += 1
            deliver(record)
        }
        if let start = CharacterCoding.startOfUTF8(bytes), TidyXML.read(bytes[start...], into: cutter) {
            return try records(of: cutter, fault: nil)
        }
        // libxml2 finds the same records at the beginning: those are there already.
        var found = 0
        return try read(ByteSources.document(bytes), maximumRecords: maximumRecords) {
            (record: consuming ArticleRecord) in
            found += 1
            if found > delivered { deliver(record) }
        }
    }

    static func read(
        _ source: @escaping ByteSource, maximumRecords: Int, _ deliver: @escaping (consuming ArticleRecord) -> Void
    ) throws -> ReadRecords {
        let cutter = RecordCutter(maximumRecords: maximumRecords, deliver: deliver)
        return try records(of: cutter, fault: XMLStream.read(source, into: cutter))
    }

    private static func records(of cutter: RecordCutter, fault: XMLStream.Fault?) throws -> ReadRecords {
        if cutter.strangeRoot == "opml" { throw IsListOfFeeds() }
        if cutter.strangeRoot != nil { throw FormatError.unrecognised }
        if cutter.isOverfull { throw cutter.error("a record of more than 20 MB") }
        // A feed is worth showing in part, and half the feeds of the world are broken somewhere. A record cut short
        // could have lost its retraction: that is refused.
        if let fault, cutter.format?.isFeed != true, cutter.wantsMore { throw cutter.error(fault.diagnosis) }
        if let fault, fault.isLimit, cutter.count == 0 { throw cutter.error(fault.diagnosis) }
        guard let format = cutter.format else { throw FormatError.unrecognised }
        return ReadRecords(format: format, records: [], feed: cutter.feedHead)
    }
}

/// JSON that holds records.
enum JSONRecords {
    static func read(_ bytes: [UInt8]) throws(FormatError) -> ReadRecords {
        guard let outline = JSONOutline(bytes) else { throw .malformed("not JSON") }
        if JSONFeed.recognises(outline) {
            let (head, records) = try JSONFeed.read(bytes)
            return ReadRecords(format: .jsonFeed, records: records, feed: head)
        }
        if CrossrefJSON.recognises(outline) {
            return ReadRecords(format: .crossrefJSON, records: try CrossrefJSON.records(in: bytes))
        }
        if DataCite.recognises(outline) {
            return ReadRecords(format: .dataCiteJSON, records: try DataCite.records(in: bytes))
        }
        if EuropePMC.recognises(outline) {
            return ReadRecords(format: .europePMCJSON, records: try EuropePMC.records(in: bytes))
        }
        if LinkedData.recognises(outline) {
            return ReadRecords(format: .linkedData, records: try LinkedData.records(in: bytes))
        }
        guard CSLJSON.recognises(outline) else { throw .unrecognised }
        return ReadRecords(format: .cslJSON, records: try CSLJSON.records(in: bytes))
    }
}

/// The plain-text formats of reference managers.
enum CitationRecords {
    static func read(_ bytes: [UInt8]) throws(FormatError) -> ReadRecords {
        let head = CharacterCoding.text(Array(bytes.prefix(20_000)))
        if RIS.recognises(head) { return ReadRecords(format: .ris, records: try RIS.records(in: bytes)) }
        if Nbib.recognises(head) { return ReadRecords(format: .nbib, records: try Nbib.records(in: bytes)) }
        if BibTeX.recognises(head) { return ReadRecords(format: .bibTeX, records: try BibTeX.records(in: bytes)) }
        throw .unrecognised
    }
}
