internal import Colloquium

/// The lines of RIS: two characters, two spaces, a hyphen, a space, the value (Research Information Systems,
/// "RIS Format Specifications", 2001). Writers are careless with the spaces, and long values go on in lines without
/// a tag.
enum RISWire {
    /// A record begins with TY; what stands before the first is the exporter's own. ER ends it, or the next TY.
    static func records(in text: String) -> [TaggedRecord] {
        var records: [TaggedRecord] = []
        var record: TaggedRecord?
        func close() {
            if let record { records.append(record) }
            record = nil
        }
        for line in CitationLines(text) {
            guard let (tag, value) = tagged(line) else {
                record?.carryOn(CitationText.trimmed(line.utf8))
                continue
            }
            switch tag {
            case "TY":
                close()
                if records.count >= RecordReader.maximumRecords { return records }
                record = TaggedRecord()
                record?.begin(tag, value)
            case "ER": close()
            default: record?.begin(tag, value)
            }
        }
        close()
        return records
    }

    /// Nil for a line that does not begin with a tag.
    static func tagged(_ line: Substring) -> (tag: String, value: String)? {
        var bytes = line.utf8
        if let first = bytes.first, first <= 0x20 || first == 0xEF {
            // A byte order mark survives where files were joined.
            bytes = line.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }.utf8
        }
        let tag = bytes.prefix(2)
        guard tag.count == 2, let letter = tag.first, (0x41...0x5A).contains(letter),
            tag.dropFirst().allSatisfy({ (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) })
        else { return nil }
        let rest = bytes.dropFirst(2)
        let spaces = rest.prefix { $0 == 0x20 }.count
        let after = rest.dropFirst(spaces)
        guard (1...3).contains(spaces), after.first == UInt8(ascii: "-") else { return nil }
        let value = after.dropFirst()
        // "IL -2" is prose; with two spaces before the hyphen it would be a tag.
        guard spaces > 1 || value.isEmpty || value.first == 0x20 else { return nil }
        return (String(decoding: tag, as: UTF8.self), CitationText.trimmed(value))
    }
}
