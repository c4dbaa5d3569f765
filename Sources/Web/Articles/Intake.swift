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
        do {
            self = try Intake.read(Array(text.utf8), field: "given")
        } catch let refusal {
            guard Intake.isProse(text) else { throw refusal }
            self = .citation(text)
        }
    }

    /// Whether a text can be a citation in words. Mark-up that could not be read is a damaged record, and one word is
    /// a mistake in typing.
    private static func isProse(_ text: String) -> Bool {
        guard text.utf8.count < 5_000, let first = text.first, !"<{[@".contains(first) else { return false }
        return text.split(whereSeparator: \.isWhitespace).filter { $0.contains(where: \.isLetter) }.count >= 3
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
            throw .invalid(field, "This is \(found.format.displayName), but it holds no article.")
        }
        return .records(found.records, found.format)
    }

    /// What it was read from, as a person would name it.
    var source: String {
        switch self {
        case .byHand: "your hand"
        case .records(_, let format): format.displayName
        case .identifier, .citation: "what you pasted"
        }
    }
}
