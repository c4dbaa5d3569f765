/// One article as followed sources announce it, however many of them do.
package struct Item: Hashable, Sendable {
    package let number: Number<Item>
    /// Without the origins of its fields: they are all the source's.
    package let record: ArticleRecord

    package init(number: Number<Item>, record: ArticleRecord) {
        self.number = number
        self.record = record
    }
}

extension ArticleRecord {
    /// The record as far as a source's item needs it: what is long is cut, where each field came from is left out.
    package var asItem: ArticleRecord {
        var record = self
        record.origins = [:]
        record.dates = []
        record.contributors = contributors.prefix(ItemLimits.contributors).map { person in
            var person = person
            person.affiliations = []
            return person
        }
        if contributors.count > ItemLimits.contributors { record.contributorsAreComplete = false }
        record.otherContributors = []
        record.abstracts = abstracts.prefix(2).map(\.shortened)
        record.keywords = Array(keywords.prefix(ItemLimits.words))
        record.meshTerms = Array(meshTerms.prefix(ItemLimits.words))
        return record
    }

    /// How much there is to show: a record that tells more replaces one that tells less.
    package var fullness: Int {
        (abstract.isEmpty ? 0 : 8) + (contributors.isEmpty ? 0 : 4) + (meshTerms.isEmpty ? 0 : 2)
            + (published == nil ? 0 : 1)
    }
}

extension ArticleRecord {
    /// The record with a source as the origin of all that it says.
    package func credited(to source: String) -> ArticleRecord {
        var record = self
        let values: [(Field, String)] = [
            (.identifiers, identifiers.first?.value ?? ""), (.title, title), (.subtitle, subtitle),
            (.language, language), (.contributors, contributors.first?.indexName ?? ""),
            (.container, container.title), (.publisher, publisher), (.volume, volume), (.issue, issue),
            (.pages, pages), (.published, published?.description ?? ""),
            (.abstract, abstracts.first?.sections.first?.text ?? ""),
            (.publicationTypes, publicationTypes.first ?? ""), (.meshTerms, meshTerms.first ?? ""),
            (.keywords, keywords.first ?? ""), (.relations, relations.first?.target.value ?? ""),
            (.licence, licence), (.links, links.first ?? ""), (.fullText, fullText.first?.url ?? ""),
        ]
        for (field, value) in values where !value.isEmpty {
            record.origins[field] = Origin(source: source, element: "", raw: value)
        }
        return record
    }
}

private enum ItemLimits {
    static let contributors = 50
    static let words = 60
    static let characters = 6_000
}

extension ArticleRecord.Abstract {
    fileprivate var shortened: ArticleRecord.Abstract {
        var left = ItemLimits.characters
        var short = self
        short.sections = sections.compactMap { section in
            guard left > 0 else { return nil }
            var section = section
            if section.text.utf8.count > left { section.text = section.text.excerpt(left) }
            left -= section.text.utf8.count
            return section
        }
        return short
    }
}
