import Colloquium
import Formats

/// What was handed in, told apart by itself alone: nothing outside is asked.
enum Intake {
    /// Nothing that is to be looked up, only what was typed, if anything: the article is entered by hand.
    case byHand(typed: String)
    /// A file, or a text in a format the site reads; at least one record.
    case records([ArticleRecord], RecordFormat)
    /// One name of a work, as it was typed.
    case identifier(Identifier, typed: String)
    /// The names of several works, or several of one.
    case identifiers([Identifier])
    /// A citation in words.
    case citation(String)

    /// - Throws: a problem at `given` or `file` that says what to do.
    init(text: String, file: [UInt8]?) throws(Refusal) {
        switch (text.tidied, file) {
        case ("", nil):
            throw .invalid("given", "Paste a DOI, PMID, PMCID, web address, citation or record, or choose a file.")
        case ("", let file?):
            self = try Intake.read(file, field: "file")
        case (let text, nil):
            self = try Intake(text)
        case (_, _?):
            throw .invalid("file", "You pasted something and chose a file as well: send one of the two.")
        }
    }

    /// What was handed in, for somebody who enters the article by hand: a record that can be read fills the form all the
    /// same, and other words stay in sight.
    init(byHand text: String, file: [UInt8]?) throws(Refusal) {
        if file != nil {
            try self.init(text: text, file: file)
        } else {
            self = (try? Intake.read(Array(text.utf8), field: "given")) ?? .byHand(typed: text.tidied)
        }
    }

    private init(_ text: String) throws(Refusal) {
        if let identifier = Identifier.recognise(text) {
            self = .identifier(identifier, typed: text)
            return
        }
        if let scheme = Identifier.Scheme(meantBy: text) { throw .invalid("given", scheme.mistyped) }
        do {
            self = try Intake.read(Array(text.utf8), field: "given")
        } catch let refusal {
            let names = Intake.names(in: text)
            if names.count > Intake.mostNames {
                throw .invalid(
                    "given",
                    "These are \(names.count) identifiers, and \(Intake.mostNames) are taken at once. Post the first of them, then paste the others."
                )
            }
            if !names.isEmpty {
                self = .identifiers(names)
            } else {
                if Intake.isProse(text) {
                    self = .citation(text)
                } else if Intake.mayBeWords(text) {
                    throw .invalid("given", Intake.unnamed)
                } else {
                    throw refusal
                }
            }
        }
    }

    private static let unnamed = """
        Nothing here names an article. Paste its DOI, PMID, PMCID, arXiv number or web address, or the whole citation with \
        authors, title, journal and year.
        """

    /// More of a list would be too much to choose from.
    static let mostNames = 500
    /// The length of a list, in bytes: that of some thousand identifiers.
    private static let mostBytesOfNames = 100_000

    /// The names that a text is a list of, or by which its words name several works; none where it cites one work.
    private static func names(in text: String) -> [Identifier] {
        if text.utf8.count > mostBytesOfNames { return [] }
        for separators in ["\n,;", "\n,; \t"] {
            let pieces = text.split { separators.contains($0) }.map { String($0).tidied }.filter { !$0.isEmpty }
            let names = pieces.compactMap(Identifier.recognise)
            if names.count > 1, names.count == pieces.count { return [].including(names) }
        }
        if !mayBeWords(text) { return [] }
        let names = Identifier.recogniseAll(in: text).filter { $0.scheme != .url }
        let namesSeveral = Set(names.map(\.scheme)).count < names.count
        return names.count > 1 && (namesSeveral || !isProse(text)) ? names : []
    }

    /// Whether a text can be a citation in words. Mark-up that could not be read is a damaged record, and one word is
    /// a mistake in typing.
    private static func isProse(_ text: String) -> Bool {
        mayBeWords(text)
            && text.split(whereSeparator: \.isWhitespace).filter { $0.contains(where: \.isLetter) }.count >= 3
    }

    private static func mayBeWords(_ text: String) -> Bool {
        guard text.utf8.count < 5_000, let first = text.first else { return false }
        return !"<{[@".contains(first)
    }

    private static func read(_ bytes: [UInt8], field: String) throws(Refusal) -> Intake {
        if bytes.count > PostController.fileLimit {
            throw .invalid(field, "This is larger than 8 MB; send the record alone, without the full text.")
        }
        let found: ReadRecords
        do {
            found = try RecordReader.read(bytes)
        } catch {
            throw .invalid(field, error.reason)
        }
        if found.records.isEmpty {
            let advice = found.format == .opml ? " To follow the journals it lists, upload it under Sources." : ""
            throw .invalid(field, "This is \(found.format.displayName), but it holds no article.\(advice)")
        }
        return .records(found.records, found.format)
    }

    /// Whether services outside may be asked for it.
    var asksOutside: Bool {
        if case .byHand = self { false } else { true }
    }

    /// What it was read from, as a person would name it.
    var source: String {
        switch self {
        case .byHand: "your hand"
        case .records(_, let format): format.displayName
        case .identifier, .identifiers, .citation: "what you pasted"
        }
    }
}
