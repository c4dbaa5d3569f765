import Colloquium
import Foundation

/// The record of an item as JSON: the form `ArticleRecord` reads, written by hand since this is done for every item of
/// every feed, and without what says nothing.
enum ItemRecord {
    static func read(_ json: String) throws -> ArticleRecord {
        var record = try JSONDecoder().decode(ArticleRecord.self, from: Data(json.utf8))
        if record.titleHTML.isEmpty { record.titleHTML = record.title.escapedForHTML }
        return record
    }

    static func json(_ record: ArticleRecord) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.write("kind", record.kind.rawValue)
            json.write("identifiers", record.identifiers) { $0.write($1) }
            json.write("title", record.title)
            if record.titleHTML != record.title.escapedForHTML { json.write("titleHTML", record.titleHTML) }
            json.write("subtitle", record.subtitle)
            json.write("originalTitle", record.originalTitle)
            json.write("language", record.language)
            json.write("contributors", record.contributors) { $0.write($1) }
            if let areAll = record.contributorsAreComplete { json.write("contributorsAreComplete", areAll) }
            if record.container != ArticleRecord.Container() {
                json.key("container")
                json.object { json in
                    json.write("title", record.container.title)
                    json.write("abbreviation", record.container.abbreviation)
                    json.write("issns", record.container.issns)
                }
            }
            json.write("publisher", record.publisher)
            json.write("volume", record.volume)
            json.write("issue", record.issue)
            json.write("pages", record.pages)
            if let published = record.published {
                json.key("published")
                json.write(published)
            }
            json.write("version", record.version)
            json.write("abstracts", record.abstracts) { $0.write($1) }
            json.write("publicationTypes", record.publicationTypes)
            json.write("meshTerms", record.meshTerms)
            json.write("keywords", record.keywords)
            json.write("relations", record.relations) { $0.write($1) }
            json.write("licence", record.licence)
            json.write("links", record.links)
            json.write("fullText", record.fullText) { $0.write($1) }
        }
        return json.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ identifier: Identifier) {
        object { json in
            json.write("scheme", identifier.scheme.rawValue)
            json.write("value", identifier.value)
        }
    }

    fileprivate mutating func write(_ person: ArticleRecord.Contributor) {
        object { json in
            json.write("family", person.family)
            json.write("given", person.given)
            json.write("suffix", person.suffix)
            json.write("collective", person.collective)
            if person.role != .author { json.write("role", person.role.rawValue) }
            json.write("orcid", person.orcid)
        }
    }

    fileprivate mutating func write(_ date: PartialDate) {
        object { json in
            json.write("year", date.year)
            if let month = date.month { json.write("month", month) }
            if let day = date.day { json.write("day", day) }
        }
    }

    fileprivate mutating func write(_ abstract: ArticleRecord.Abstract) {
        object { json in
            json.write("kind", abstract.kind.rawValue)
            json.key("language")
            json.text(abstract.language)
            json.key("sections")
            json.list(abstract.sections) { json, section in
                json.object { json in
                    json.key("label")
                    json.text(section.label)
                    json.key("text")
                    json.text(section.text)
                }
            }
        }
    }

    fileprivate mutating func write(_ relation: ArticleRecord.Relation) {
        object { json in
            json.write("kind", relation.kind.rawValue)
            json.key("target")
            json.write(relation.target)
            json.write("asserter", relation.asserter)
        }
    }

    fileprivate mutating func write(_ link: ArticleRecord.FullTextLink) {
        object { json in
            json.key("url")
            json.text(link.url)
            json.key("mediaType")
            json.text(link.mediaType)
            json.key("version")
            json.text(link.version)
        }
    }
}

/// The names of the work an item is of, as the column `identifiers` has them.
enum ItemIdentifiers {
    static func text(_ identifiers: [Identifier]) -> String {
        identifiers.map { "\($0.scheme.rawValue) \($0.value)" }.joined(separator: "\n")
    }

    /// Those that are known and those that are new, each once.
    static func united(_ known: String, _ more: [Identifier]) -> String {
        let names = read(known)
        return text(names + more.filter { !names.contains($0) })
    }

    static func read(_ text: String) -> [Identifier] {
        text.split(separator: "\n").compactMap { line in
            let halves = line.split(separator: " ", maxSplits: 1)
            guard halves.count == 2, let scheme = Identifier.Scheme(rawValue: String(halves[0])) else { return nil }
            return Identifier(scheme, String(halves[1]))
        }
    }
}
