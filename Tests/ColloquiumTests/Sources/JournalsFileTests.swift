import Foundation
import Testing

@testable import Colloquium

@Suite("The file of journals")
struct JournalsFileTests {
    private let catalogue: JournalCatalogue

    init() throws {
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
        let text = try String(contentsOf: root.appending(path: "Journals/journals.tsv"), encoding: .utf8)
        catalogue = try JournalCatalogue(text)
    }

    @Test("offers enough of every field a club may come from")
    func size() {
        #expect(catalogue.journals.count >= 60)
        for field in ["medicine", "nursing", "education", "pharmacy", "allied health", "public health", "preprints"] {
            #expect(catalogue.search("", in: field).count >= 10, "\(field)")
        }
    }

    @Test("has every feed and every home once, by https")
    func addresses() {
        let feeds = catalogue.journals.map(\.feed.description)
        let homes = catalogue.journals.map(\.home.description)
        #expect(Set(feeds).count == feeds.count)
        #expect(Set(homes).count == homes.count)
        #expect((feeds + homes).allSatisfy { $0.hasPrefix("https://") })
        #expect(Set(feeds).isDisjoint(with: homes))
    }

    @Test("has an ISSN for all but preprints, each valid and once")
    func issns() {
        let issns = catalogue.journals.flatMap(\.issns)
        #expect(issns.allSatisfy(ISSN.isValid))
        #expect(Set(issns).count == issns.count)
        let without = catalogue.journals.filter(\.issns.isEmpty)
        #expect(without.allSatisfy { $0.fields.contains("preprints") }, "\(without.map(\.name))")
    }

    @Test("keeps to the rule of each publisher that builds its addresses from the journal's own number")
    func rules() {
        for journal in catalogue.journals {
            let numbers = journal.issns.map { $0.lowercased().filter { $0 != "-" } }
            let parts = journal.feed.path.lowercased().split(separator: "/").map(String.init)
            if journal.feed.host.hasSuffix("onlinelibrary.wiley.com") {
                #expect(parts.dropFirst().first == numbers.last, "\(journal.name)")
            } else if journal.feed.host == "rss.sciencedirect.com" {
                #expect(parts.last == numbers.first, "\(journal.name)")
            } else if journal.feed.host == "pubmed.ncbi.nlm.nih.gov" {
                #expect(parts.last?.wholeMatch(of: /[0-9]{7}|10[01][0-9]{6}/) != nil, "\(journal.name)")
                let name = journal.feed.query.split(separator: "&name=").last?.removingPercentEncoding
                #expect(name == journal.abbreviation)
            }
        }
    }

    @Test(
        "gives first what people mean by the names they use",
        arguments: [
            ("NEJM", "The New England Journal of Medicine"), ("JAMA", "JAMA"), ("BMJ", "The BMJ"),
            ("lancet", "The Lancet"), ("plos med", "PLOS Medicine"), ("acad med", "Academic Medicine"),
            ("medical education", "Medical Education"), ("med teach", "Medical Teacher"),
            ("JAN", "Journal of Advanced Nursing"),
            ("IJNS", "International Journal of Nursing Studies"), ("nurse education", "Nurse Education Today"),
            ("medrxiv", "medRxiv"), ("medrxiv education", "medRxiv: Medical Education"),
            ("MMWR", "Morbidity and Mortality Weekly Report"),
            ("pediatrics", "Pediatrics"), ("0309-2402", "Journal of Advanced Nursing"),
        ])
    func meant(_ query: String, _ name: String) {
        #expect(catalogue.search(query).first?.name == name)
    }
}
