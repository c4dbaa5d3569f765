import Colloquium
import Testing

@testable import Formats

@Suite("DataCite")
struct DataCiteTests {
    private func record(json: String) throws -> ArticleRecord {
        try #require(try DataCite.records(in: Array(json.utf8)).first)
    }

    private func record(xml: String) throws -> ArticleRecord {
        try #require(try RecordReader.read(Array(xml.utf8)).records.first)
    }

    @Test("reads a journal article, whose journal is a related item with creators of its own")
    func journalArticle() throws {
        let bytes = try Fixtures.bytes("datacite_journal_article.xml")
        let record = try #require(try RecordReader.read(bytes).records.first)
        #expect(record.title == "Science and Uncertainty in Mass Exposure Litigation")
        #expect(record.identifier(.doi)?.value == "10.60843/5egy-vc42")
        #expect(record.contributors.map(\.indexName) == ["Feldman, Heidi Li"])
        #expect(record.contributors.first?.orcid == "0000-0003-1905-2698")
        #expect(record.container.title == "Texas Law Review")
        #expect(record.container.issns == ["0040-4411"])
        #expect(record.volume == "74")
        #expect(record.issue == "1")
        #expect(record.published?.description == "1995-11")
        #expect(record.kind == .article)
        #expect(record.abstract.count == 1)
        #expect(record.otherContributors.isEmpty)
        #expect(record.origins[.container]?.source == "DataCite")
    }

    @Test("reads the answer of the REST interface")
    func restAnswer() throws {
        let zenodo = try #require(try DataCite.records(in: Fixtures.bytes("datacite_zenodo.json")).first)
        #expect(zenodo.title == "The Counting Functions of Prime Pairs")
        #expect(zenodo.kind == .preprint)
        #expect(zenodo.published?.description == "2023-05-21")
        #expect(zenodo.relations.map(\.kind) == [.versionOf])
        #expect(zenodo.relations.first?.target.value == "10.5281/zenodo.7955180")
        #expect(zenodo.relations.first?.asserter == "DataCite")
        #expect(zenodo.licence == "https://creativecommons.org/licenses/by/4.0/legalcode")
        #expect(zenodo.links == ["https://zenodo.org/record/7955181"])
        #expect(!zenodo.abstract.isEmpty)

        let dryad = try #require(try DataCite.records(in: Fixtures.bytes("datacite_dryad_html.json")).first)
        #expect(dryad.titleHTML.contains("<i>Drosophila suzukii</i>"))
        #expect(dryad.contributors.count == 3)
        #expect(dryad.contributors.first?.affiliations == ["North Carolina State University"])
        #expect(dryad.published?.description == "2025-09-02")
        #expect(dryad.dates.first { $0.kind == .received }?.date.description == "2025-08-07")
        #expect(dryad.version == "3")
        #expect(dryad.kind == .dataset)
        #expect(dryad.abstract.count == 1)
    }

    @Test("reads bare attributes, lists of answers and the flat answer of the first interface")
    func shapes() throws {
        let attributes =
            #"{"doi":"10.5072/A","titles":[{"title":"One"}],"creators":[{"name":"Doe, Jane"}],"publicationYear":"2020"}"#
        #expect(try record(json: attributes).published?.description == "2020")
        let list =
            #"{"data":[{"type":"dois","attributes":\#(attributes)},{"attributes":{"doi":"10.5072/b","titles":[{"title":"Two"}]}}],"meta":{"total":2}}"#
        #expect(try DataCite.records(in: Array(list.utf8)).map(\.title) == ["One", "Two"])
        #expect(try DataCite.records(in: Array("[\(attributes)]".utf8)).count == 1)
        let flat =
            #"{"data":{"id":"https://doi.org/10.5072/c","type":"works","attributes":{"doi":"10.5072/c","title":"Three","author":[{"given":"Jane","family":"Doe"},{"literal":"A Group"}],"published":"2014","description":"Words","resource-type-id":"dataset","container-title":"Dryad","license":"https://creativecommons.org/publicdomain/zero/1.0"}}}"#
        let third = try record(json: flat)
        #expect(third.title == "Three")
        #expect(third.contributors.map(\.indexName) == ["Doe, Jane", "A Group"])
        #expect(third.published?.description == "2014")
        #expect(third.kind == .dataset)
        #expect(third.publisher == "Dryad")
        #expect(third.licence == "https://creativecommons.org/publicdomain/zero/1.0")
    }

    @Test("reads names with underscores, and people and groups told apart by type")
    func underscores() throws {
        let json = #"""
            {"doi":"10.5072/s","schema_version":"http://datacite.org/schema/kernel-4","publication_year":"2016","titles":{"title":"T"},
             "creators":[{"type":"Person","id":"https://orcid.org/0000-0002-1825-0097","name":"Jane Doe"},{"type":"Organization","name":"Acme Press"},{"name":"Panel on Seas and Ice"}],
             "dates":{"date":"2016-03-27","dateType":"Issued"},"rights_list":[{"rights":"Open"},{"rights_uri":"https://creativecommons.org/licenses/by/4.0"}],
             "alternate_identifiers":[{"alternative_identifier_type":"URL","alternativeIdentifier":"x"}]}
            """#
        let outline = try #require(JSONOutline(Array(json.utf8)))
        #expect(DataCite.recognises(outline))
        let record = try record(json: json)
        #expect(record.contributors.map(\.indexName) == ["Doe, Jane", "Acme Press", "Panel on Seas and Ice"])
        #expect(record.contributors[0].orcid == "0000-0002-1825-0097")
        #expect(record.published?.description == "2016-03-27")
        #expect(record.licence == "https://creativecommons.org/licenses/by/4.0")
    }

    @Test("takes wrong types for what they mean")
    func wrongTypes() throws {
        let json = #"""
            {"doi":"10.5072/d","titles":{"title":"Only"},"creators":{"name":"Roe, R","affiliation":[{"name":"Here"}]},
             "publisher":{"name":"Press","publisherIdentifier":"x"},"publicationYear":2021,"version":2,"language":null,
             "subjects":["one",{"subject":"two"}],"types":"none","descriptions":"none","dates":[{"date":2021,"dateType":"Issued"}]}
            """#
        let record = try record(json: json)
        #expect(record.title == "Only")
        #expect(record.contributors.first?.affiliations == ["Here"])
        #expect(record.publisher == "Press")
        #expect(record.version == "2")
        #expect(record.keywords == ["one", "two"])
        #expect(record.published?.description == "2021")
    }

    @Test("tells people from organisations, in every kernel")
    func names() throws {
        let record = try record(
            xml: """
                <resource xmlns="http://datacite.org/schema/kernel-2.2"><identifier identifierType="DOI">10.5072/e</identifier>
                <creators><creator><creatorName>Doe, Jane</creatorName></creator>
                <creator><creatorName nameType="Organizational">World Health Organization</creatorName></creator>
                <creator><creatorName>(:unav)</creatorName></creator></creators>
                <titles><title titleType="Subtitle">Under</title><title>Over</title>
                <title titleType="TranslatedTitle" xml:lang="de">Oben</title></titles>
                <publisher>(:unkn)</publisher><publicationYear>2011</publicationYear>
                <contributors><contributor contributorType="Editor"><contributorName>Ed, It</contributorName></contributor>
                <contributor contributorType="HostingInstitution"><contributorName>Host</contributorName></contributor></contributors>
                <dates><date dateType="Available">2012-06-01</date></dates><rights>CC0</rights></resource>
                """)
        #expect(record.contributors.map(\.indexName) == ["Doe, Jane", "World Health Organization"])
        #expect(record.contributors.last?.collective == "World Health Organization")
        #expect(record.title == "Over")
        #expect(record.subtitle == "Under")
        #expect(record.publisher.isEmpty)
        #expect(record.otherContributors.map(\.indexName) == ["Ed, It"])
        #expect(record.otherContributors.first?.role == .editor)
        #expect(record.published?.description == "2011")
        #expect(record.licence == "CC0")
    }

    @Test(
        "reads relations in both directions",
        arguments: [
            ("IsNewVersionOf", ArticleRecord.Relation.Kind.updateOf), ("IsPreviousVersionOf", .updatedBy),
            ("HasVersion", .versionOf), ("IsSupplementTo", .supplementTo), ("IsSupplementedBy", .supplementedBy),
            ("IsIdenticalTo", .versionOf), ("IsTranslationOf", .translationOf), ("Reviews", .commentOn),
            ("IsReviewedBy", .commentedBy), ("IsPreprintOf", .preprintOf), ("Obsoletes", .updateOf),
        ])
    func relations(_ type: String, _ kind: ArticleRecord.Relation.Kind) throws {
        let json =
            #"{"doi":"10.5072/f","titles":[{"title":"T"}],"creators":[],"relatedIdentifiers":[{"relationType":"\#(type)","relatedIdentifier":"https://doi.org/10.5072/G","relatedIdentifierType":"DOI"},{"relationType":"Cites","relatedIdentifier":"10.5072/h","relatedIdentifierType":"DOI"}]}"#
        let relations = try record(json: json).relations
        #expect(relations.map(\.kind) == [kind])
        #expect(relations.first?.target.value == "10.5072/g")
    }

    @Test("knows a preprint's article by the type of the related work")
    func preprint() throws {
        let json =
            #"{"doi":"10.48550/arxiv.1601.03238","types":{"resourceTypeGeneral":"Preprint"},"titles":[{"title":"T"}],"creators":[],"relatedIdentifiers":[{"relationType":"IsVersionOf","relatedIdentifier":"10.5072/g","relatedIdentifierType":"DOI","resourceTypeGeneral":"JournalArticle"}]}"#
        #expect(try record(json: json).relations.first?.kind == .preprintOf)
    }

    @Test(
        "says what sort of work a type is",
        arguments: [
            ("JournalArticle", "", ArticleRecord.Kind.article), ("Text", "Thesis", .thesis),
            ("Text", "Journal article", .article), ("Text", "Working paper", .preprint),
            ("Software", "", .software), ("ConferenceProceeding", "", .book), ("Collection", "", .other),
            ("BookChapter", "", .chapter), ("Dissertation", "", .thesis),
        ])
    func kinds(_ general: String, _ free: String, _ kind: ArticleRecord.Kind) {
        #expect(DataCiteVocabulary.kind(general: general, free: free, citation: "") == kind)
    }

    @Test("reads the place of an article from its series information")
    func series() throws {
        let json =
            #"{"doi":"10.5072/i","titles":[{"title":"T"}],"creators":[],"descriptions":[{"descriptionType":"SeriesInformation","description":"Journal of Things, 12(3), 45-67"},{"descriptionType":"Methods","description":"How"}],"relatedIdentifiers":[{"relationType":"IsPartOf","relatedIdentifier":"1234-5679","relatedIdentifierType":"ISSN"}]}"#
        let record = try record(json: json)
        #expect(record.container.title == "Journal of Things")
        #expect([record.volume, record.issue, record.pages] == ["12", "3", "45-67"])
        #expect(record.container.issns == ["1234-5679"])
        #expect(record.abstract.isEmpty)
    }

    @Test("keeps translated abstracts apart, and reads line breaks and escaped mark-up in them")
    func abstracts() throws {
        let record = try record(
            xml: """
                <resource xmlns="http://datacite.org/schema/kernel-4"><creators/><titles><title>T</title></titles>
                <descriptions><description descriptionType="Abstract" xml:lang="en">First line.<br/>Second &lt;p&gt;third.&lt;/p&gt;</description>
                <description descriptionType="Abstract" xml:lang="fr">Une ligne.</description></descriptions></resource>
                """)
        #expect(record.abstracts.map(\.kind) == [.abstract, .translated])
        #expect(record.abstract.first?.text == "First line.\n\nSecond\n\nthird.")
        #expect(record.abstracts.map(\.language) == ["en", "fr"])
    }
}

@Suite("Habits of repositories in DataCite")
struct DataCiteHabitsTests {
    private func record(_ attributes: String) throws -> ArticleRecord {
        let json = #"{"data":{"type":"dois","attributes":{"doi":"10.5072/a",\#(attributes)}}}"#
        return try #require(try DataCite.records(in: Array(json.utf8)).first)
    }

    @Test("arXiv: the server is the container, the submission the posting")
    func arxiv() throws {
        let record = try record(
            #""identifiers":[{"identifier":"2001.08361","identifierType":"arXiv"}],"publisher":"arXiv","publicationYear":2020,"dates":[{"date":"2020-01-23T03:59:20Z","dateType":"Submitted"},{"date":"2020-01","dateType":"Available"}],"types":{"resourceTypeGeneral":"Preprint"}"#
        )
        #expect(record.container.title == "arXiv")
        #expect(record.published?.description == "2020-01-23")
        let other = try self.record(
            #""publisher":"Zenodo","publicationYear":2020,"dates":[{"date":"2019-01-23","dateType":"Submitted"}]"#)
        #expect(other.container.title.isEmpty)
        #expect(other.published?.description == "2020")
    }

    @Test("among names with commas, words without one are an organisation's")
    func organisations() throws {
        let record = try record(#""creators":[{"name":"Jones, Adam"},{"name":"UK Biobank"},{"name":"Plato"}]"#)
        #expect(record.contributors.map(\.collective) == ["", "UK Biobank", ""])
        let people = try self.record(#""creators":[{"name":"Adam Jones"},{"name":"Jane Doe"}]"#)
        #expect(people.contributors.map(\.family) == ["Jones", "Doe"])
    }
}
