import Colloquium

extension ArticleRecord {
    /// What a record has in a field, as one text; empty for nothing.
    func text(of field: Field) -> String {
        switch field {
        case .identifiers: identifiers.map(\.label).joined(separator: ", ")
        case .title: title
        case .subtitle: subtitle
        case .originalTitle: originalTitle
        case .language: language
        case .contributors: named(contributors) + (contributorsAreComplete == false ? " et al." : "")
        case .container:
            [container.title, container.abbreviation, container.issns.joined(separator: ", ")]
                .filter { !$0.isEmpty }.joined(separator: "; ")
        case .publisher: publisher
        case .volume: volume
        case .issue: issue
        case .pages: pages
        case .published: published?.description ?? ""
        case .abstract: abstracts.map(\.text).joined(separator: "; ")
        case .publicationTypes: publicationTypes.joined(separator: ", ")
        case .meshTerms: meshTerms.joined(separator: ", ")
        case .keywords: keywords.joined(separator: ", ")
        case .relations: relations.map(\.text).joined(separator: "; ")
        case .licence: licence
        case .links: links.joined(separator: " ")
        case .kind: kind.words
        case .otherContributors: named(otherContributors)
        case .dates: dates.map { "\($0.kind.rawValue) \($0.date)" }.joined(separator: ", ")
        case .version: version
        case .fullText: fullText.map(\.url).joined(separator: " ")
        }
    }

    private func named(_ people: [Contributor]) -> String { people.map(\.indexName).joined(separator: "; ") }
}

extension ArticleRecord.Abstract {
    fileprivate var text: String {
        sections.map { $0.label.isEmpty ? $0.text : "\($0.label): \($0.text)" }.joined(separator: " ")
    }
}

extension ArticleRecord.Kind {
    fileprivate var words: String {
        switch self {
        case .article: "Article"
        case .preprint: "Preprint"
        case .book: "Book"
        case .chapter: "Chapter"
        case .conferencePaper: "Conference paper"
        case .thesis: "Thesis"
        case .report: "Report"
        case .dataset: "Dataset"
        case .software: "Software"
        case .webPage: "Web page"
        case .other: "Other"
        }
    }
}
