internal import Colloquium

/// The lines of the MEDLINE format: a tag of up to four characters, filled up with spaces, a hyphen and a space;
/// continuation lines are indented by six (NLM, "MEDLINE/PubMed Data Element (Field) Descriptions").
enum NbibWire {
    /// Records are separated by blank lines; each begins with its PMID.
    static func records(in text: String) -> [TaggedRecord] {
        var records: [TaggedRecord] = []
        var record: TaggedRecord?
        var afterBlank = false
        for line in CitationLines(text) {
            guard let (tag, value) = tagged(line) else {
                let more = CitationText.trimmed(line.utf8)
                // A line that is neither tagged nor indented is none of the record's.
                if line.first == " " || line.first == "\t" { record?.carryOn(more) }
                afterBlank = more.isEmpty
                continue
            }
            if record == nil || tag == "PMID" || tag == "UI" && afterBlank {
                if let record { records.append(record) }
                if records.count >= RecordReader.maximumRecords { return records }
                record = TaggedRecord()
            }
            record?.begin(tag, value)
            afterBlank = false
        }
        if let record { records.append(record) }
        return records
    }

    /// Nil for a line that does not begin with a tag.
    static func tagged(_ line: Substring) -> (tag: String, value: String)? {
        let bytes = line.utf8
        guard let hyphen = bytes.prefix(5).firstIndex(of: UInt8(ascii: "-")) else { return nil }
        let head = bytes[..<hyphen]
        let tag = head.prefix { $0 != 0x20 }
        let after = bytes[bytes.index(after: hyphen)...]
        guard head.count == 4, (2...4).contains(tag.count), head.dropFirst(tag.count).allSatisfy({ $0 == 0x20 }),
            tag.allSatisfy({ (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }),
            after.isEmpty || after.first == 0x20
        else { return nil }
        return (String(decoding: tag, as: UTF8.self), CitationText.trimmed(after))
    }
}
