import Colloquium
import Formats

/// What was handed in, read: a file, a text in a format the site knows, an identifier, or nothing yet.
struct Intake {
    let records: [ArticleRecord]
    /// What it was read from, as a person would name it.
    let source: String

    /// - Throws: a problem at `given` or `file` that says what to do.
    init(text: String, file: [UInt8]?, byHand: Bool) throws(Refusal) {
        if byHand {
            records = [ArticleRecord()]
            source = "your hand"
        } else if let file {
            if file.count > PostController.fileLimit {
                throw .invalid("file", "This file is larger than 8 MB; send the record alone, without the full text.")
            }
            (records, source) = try Intake.read(file, field: "file")
        } else if text.tidied.isEmpty {
            throw .invalid("given", "Paste a DOI, PMID, PMCID, web address or record, or choose a file.")
        } else if let identifier = Identifier.recognise(text.tidied) {
            (records, source) = ([Intake.record([identifier], given: text)], "what you pasted")
        } else {
            do {
                (records, source) = try Intake.read(Array(text.utf8), field: "given")
            } catch let refusal {
                let named = Intake.identifiers(inCitation: text)
                if named.isEmpty { throw refusal }
                (records, source) = ([Intake.record(named, given: text)], "what you pasted")
            }
        }
    }

    /// A citation in words names the work by the identifiers in it. Two of one kind name two works; in mark-up most
    /// are those of references.
    private static func identifiers(inCitation text: String) -> [Identifier] {
        guard text.utf8.count < 5_000, let first = text.tidied.first, !"<{[@".contains(first) else { return [] }
        let found = Identifier.recogniseAll(in: text)
        return Set(found.map(\.scheme)).count == found.count ? found : []
    }

    private static func record(_ identifiers: [Identifier], given text: String) -> ArticleRecord {
        var record = ArticleRecord()
        record.identifiers = identifiers
        record.origins[.identifiers] = ArticleRecord.Origin(source: "What you pasted", element: "", raw: text.tidied)
        record.links = identifiers.filter { $0.scheme == .url }.map(\.value)
        return record
    }

    private static func read(_ bytes: [UInt8], field: String) throws(Refusal) -> ([ArticleRecord], String) {
        do {
            let found = try RecordReader.read(bytes)
            if found.records.isEmpty {
                throw Refusal.invalid(field, "This is \(found.format.displayName), but it holds no article.")
            }
            return (found.records, found.format.displayName)
        } catch let error as FormatError {
            throw .invalid(field, error.reason)
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw .invalid(field, "This could not be read.")
        }
    }

    /// What to say of a record that is only an identifier so far.
    static func pending(_ record: ArticleRecord) -> String {
        guard record.title.isEmpty, let identifier = record.identifiers.first else { return "" }
        return
            "The site knows \(identifier.label) and nothing else of this article yet. Enter the title; the identifier makes sure that it is not listed twice."
    }
}
