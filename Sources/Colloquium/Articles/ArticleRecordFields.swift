/// A record taken apart by its fields.
extension ArticleRecord {
    /// Whether the record has something in a field.
    package func says(_ field: Field) -> Bool {
        switch field {
        case .identifiers: !identifiers.isEmpty
        case .title: !title.isEmpty
        case .subtitle: !subtitle.isEmpty
        case .originalTitle: !originalTitle.isEmpty
        case .language: !language.isEmpty
        case .contributors: !contributors.isEmpty
        case .container: container != Container()
        case .publisher: !publisher.isEmpty
        case .volume: !volume.isEmpty
        case .issue: !issue.isEmpty
        case .pages: !pages.isEmpty
        case .published: published != nil
        case .abstract: !abstracts.isEmpty
        case .publicationTypes: !publicationTypes.isEmpty
        case .meshTerms: !meshTerms.isEmpty
        case .keywords: !keywords.isEmpty
        case .relations: !relations.isEmpty
        case .licence: !licence.isEmpty
        case .links: !links.isEmpty
        // "Article" is also what a record is that knows nothing; one that names a journal knows.
        case .kind: kind != .article || !container.title.isEmpty
        case .otherContributors: !otherContributors.isEmpty
        case .dates: !dates.isEmpty
        case .version: !version.isEmpty
        case .fullText: !fullText.isEmpty
        }
    }

    /// Puts what another record has in a field, and where it came from, in the place of what is there.
    package mutating func take(_ field: Field, from other: ArticleRecord) {
        switch field {
        case .identifiers: identifiers = other.identifiers
        case .title: (title, titleHTML) = (other.title, other.titleHTML)
        case .subtitle: subtitle = other.subtitle
        case .originalTitle: originalTitle = other.originalTitle
        case .language: language = other.language
        case .contributors:
            (contributors, contributorsAreComplete) = (other.contributors, other.contributorsAreComplete)
        case .container: container = other.container
        case .publisher: publisher = other.publisher
        case .volume: volume = other.volume
        case .issue: issue = other.issue
        case .pages: pages = other.pages
        case .published: published = other.published
        case .abstract: abstracts = other.abstracts
        case .publicationTypes: publicationTypes = other.publicationTypes
        case .meshTerms: meshTerms = other.meshTerms
        case .keywords: keywords = other.keywords
        case .relations: relations = other.relations
        case .licence: licence = other.licence
        case .links: links = other.links
        case .kind: kind = other.kind
        case .otherContributors: otherContributors = other.otherContributors
        case .dates: dates = other.dates
        case .version: version = other.version
        case .fullText: fullText = other.fullText
        }
        origins[field] = other.origins[field]
    }

    /// Whether the values of a field differ, wherever they came from.
    package func differs(from other: ArticleRecord, in field: Field) -> Bool {
        var copy = self
        copy.take(field, from: other)
        copy.origins = origins
        return copy != self
    }
}

extension ArticleRecord {
    /// The title, or by what a work goes that nobody knows the title of yet.
    package var heading: String {
        title.tidied.isEmpty ? identifiers.first?.label ?? "An article without a title" : title
    }
}
