/// One record of a format whose lines begin with a tag: RIS, and the MEDLINE format of the National Library of
/// Medicine.
struct TaggedRecord {
    struct Field {
        let tag: String
        /// The value with its continuation lines, each after a line feed.
        var value: String
    }

    /// No record has more lines that matter: three thousand authors with four lines each are the most seen.
    private static let maximumFields = 20_000

    private(set) var fields: [Field] = []

    mutating func begin(_ tag: String, _ value: String) {
        guard fields.count < Self.maximumFields else { return }
        fields.append(Field(tag: tag, value: CitationText.bounded(value)))
    }

    mutating func carryOn(_ line: String) {
        guard !line.isEmpty, let last = fields.indices.last, fields[last].value.utf8.count < CitationText.maximumBytes
        else {
            return
        }
        fields[last].value += fields[last].value.isEmpty ? line : "\n" + line
        fields[last].value = CitationText.bounded(fields[last].value)
    }

    /// Every value of these tags that says something, in the order of the file.
    func values(_ tags: String...) -> [String] {
        fields.filter { tags.contains($0.tag) && !$0.value.isEmpty }.map(\.value)
    }

    /// The first value that says something, of the first of these tags that has one.
    func first(_ tags: String...) -> Field? { first(of: tags) }

    func first(of tags: [String]) -> Field? {
        for tag in tags {
            if let field = fields.first(where: { $0.tag == tag && !$0.value.isEmpty }) { return field }
        }
        return nil
    }
}
