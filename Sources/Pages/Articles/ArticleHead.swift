package import Colloquium

extension PageHead {
    /// Of an article's page: what reference managers read there (Highwire Press tags), and what search engines do.
    package init(_ article: Article, notices: [EditorialNotice.Kind], origin: String) {
        self.init()
        let record = article.record.marked(notices)
        canonical = origin + SitePath.article(article.number, article.record.title)
        metas = Self.highwire(record)
        var thing = StructuredData.Thing(record)
        thing.context = "https://schema.org"
        thing.url = canonical
        thing.creativeWorkStatus = StructuredData.Thing.status(record, notices)
        structured = [StructuredData(thing)]
    }

    private static func highwire(_ record: ArticleRecord) -> [Meta] {
        let pages = record.pages.split(separator: "-", maxSplits: 1).map(String.init)
        let tags: [(String, [String])] = [
            ("title", [record.citedTitle]), ("author", record.contributors.map(\.wholeName)),
            (
                "publication_date",
                record.published.map { [$0.description.replacing("-", with: "/")] } ?? []
            ),
            ("journal_title", [record.container.title]), ("journal_abbrev", [record.container.abbreviation]),
            ("issn", record.container.issns), ("volume", [record.volume]), ("issue", [record.issue]),
            ("firstpage", pages.prefix(1).map(\.self)), ("lastpage", pages.dropFirst().map(\.self)),
            ("publisher", [record.publisher]), ("language", [record.language]),
            ("doi", [record.identifier(.doi)?.value ?? ""]), ("pmid", [record.identifier(.pmid)?.value ?? ""]),
            ("arxiv_id", [record.identifier(.arxiv)?.value ?? ""]), ("keywords", record.keywords),
        ]
        return tags.flatMap { name, values in
            values.filter { !$0.isEmpty }.map { Meta("citation_\(name)", $0) }
        }
    }
}

extension StructuredData.Thing {
    init(_ record: ArticleRecord) {
        self.init("ScholarlyArticle")
        headline = record.citedTitle
        author = record.contributors.prefix(50).map { person in
            var thing = StructuredData.Thing(person.collective.isEmpty ? "Person" : "Organization")
            thing.name = person.wholeName
            if !person.orcid.isEmpty { thing.sameAs = ["https://orcid.org/\(person.orcid)"] }
            return thing
        }
        datePublished = record.published?.description
        identifier = record.identifiers.map(\.label)
        let addresses = record.identifiers.compactMap(\.url)
        sameAs = addresses.isEmpty ? nil : addresses
        let abstract = record.abstract.map(\.text).joined(separator: "\n")
        self.abstract = abstract.isEmpty ? nil : abstract
        let terms = (record.keywords + record.meshTerms).joined(separator: ", ")
        keywords = terms.isEmpty ? nil : terms
        if !record.container.title.isEmpty {
            var journal = StructuredData.Thing("Periodical")
            journal.name = record.container.title
            journal.issn = record.container.issns.isEmpty ? nil : record.container.issns
            isPartOf = [journal]
        }
    }

    /// Of an article that its registry or a notice calls retracted.
    static func status(_ record: ArticleRecord, _ notices: [EditorialNotice.Kind]) -> String? {
        record.isRetracted || notices.contains(.retraction) ? "Retracted" : nil
    }
}

extension ArticleRecord.Contributor {
    /// "Ada Lovelace", or the group's name.
    fileprivate var wholeName: String {
        collective.isEmpty ? [given, family, suffix].filter { !$0.isEmpty }.joined(separator: " ") : collective
    }
}
