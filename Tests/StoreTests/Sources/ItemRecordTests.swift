import Colloquium
import Foundation
import Testing

@testable import Store

@Suite("The record of an item")
struct ItemRecordTests {
    /// Something in every field that is kept.
    private static func full() throws -> ArticleRecord {
        var record = ArticleRecord()
        record.kind = .preprint
        record.identifiers = [try #require(Identifier(.doi, "10.1000/a<b>")), try #require(Identifier(.pmid, "12"))]
        record.title = "A \"quoted\" \\ title\u{1}\u{1F}\twith\nsigns – β 😀"
        record.titleHTML = "A <i>title</i>"
        (record.subtitle, record.originalTitle, record.language) = ("Sub", "Titre", "en")
        var person = ArticleRecord.Contributor(family: "Núñez", given: "A B", suffix: "Jr", role: .editor)
        person.orcid = "0000-0002-1825-0097"
        record.contributors = [person, ArticleRecord.Contributor(collective: "A Group")]
        record.contributorsAreComplete = false
        record.container = ArticleRecord.Container(title: "Journal", abbreviation: "J", issns: ["1234-5678"])
        (record.publisher, record.volume, record.issue, record.pages) = ("P", "1", "2", "3-4")
        record.published = PartialDate(year: 2026, month: 2, day: 28)
        record.version = "2"
        record.abstracts = [
            ArticleRecord.Abstract(
                kind: .teaser, language: "en", sections: [ArticleRecord.AbstractSection(label: "Aim", text: "T")])
        ]
        (record.publicationTypes, record.meshTerms, record.keywords) = (["Review"], ["Shock"], ["k"])
        record.relations = [
            ArticleRecord.Relation(
                kind: .retractionOf, target: try #require(Identifier(.doi, "10.1000/x")), asserter: "Crossref")
        ]
        record.licence = "https://creativecommons.org/licenses/by/4.0/"
        record.links = ["https://j.example/1"]
        record.fullText = [ArticleRecord.FullTextLink(url: "https://j.example/1.pdf", mediaType: "application/pdf")]
        return record
    }

    @Test("reads back as it was written, with something in every field and with nothing")
    func again() throws {
        for record in [try Self.full(), ArticleRecord(), Society.record("<Only> a & title")] {
            var expected = record
            if expected.titleHTML.isEmpty { expected.titleHTML = expected.title.escapedForHTML }
            let json = String(decoding: ItemRecord.json(record), as: UTF8.self)
            #expect(try ItemRecord.read(json) == expected, "\(json)")
        }
    }

    @Test("has every field that the common record has, but for those an item does without")
    func fields() throws {
        func names(_ json: [UInt8]) throws -> Set<String> {
            Set(try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: any Sendable]).keys)
        }
        var record = try Self.full()
        record.sourceKey = "guid"
        record.dates = [ArticleRecord.PublicationDate(.online, try #require(PartialDate(year: 2026)))]
        record.otherContributors = record.contributors
        record.origins = [.title: ArticleRecord.Origin(source: "s", element: "e", raw: "r")]
        let left = try names([UInt8](try JSONEncoder().encode(record))).subtracting(try names(ItemRecord.json(record)))
        #expect(left == ["sourceKey", "dates", "otherContributors", "origins"])
    }
}
