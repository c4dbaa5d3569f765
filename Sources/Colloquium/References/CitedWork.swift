/// What a reader may know of a work that somebody names as a reference.
package struct CitedWork: Hashable, Sendable {
    /// As it is named there.
    package let identifier: Identifier
    /// Where its record is here; nil where the reader may not open its page.
    package var article: Number<Article>?
    /// Empty where nothing is known yet, or what is known stands in a closed club only.
    package var title = ""
    package var firstAuthor = ArticleRecord.Contributor(family: "", given: "")
    package var authors = 0
    package var journal = ""
    package var year = ""
    package var design: PublishedDesign?
    /// Where its text can be had; empty where no such place is known.
    package var freeText = ""
    package var state = ReferenceState.unverified
    /// Whether it is the article under discussion where it is named.
    package var isDiscussed = false

    package init(_ identifier: Identifier) { self.identifier = identifier }

    /// With what the services outside said of it just now.
    package func told(by resolution: Resolution) -> CitedWork {
        var work = self
        guard let record = resolution.found.first?.record else {
            if resolution.pending.isEmpty, !resolution.findings.isEmpty { work.state = .failed }
            return work
        }
        work.title = record.title
        work.firstAuthor = record.contributors.first ?? firstAuthor
        work.authors = record.contributors.count
        work.journal = record.citedContainer
        work.year = record.published.map { String($0.year) } ?? ""
        work.design = PublishedDesign(publicationTypes: record.publicationTypes, meshTerms: record.meshTerms)
        work.freeText = record.fullText.first?.url ?? ""
        work.state = record.isRetracted ? .retracted : .verified
        return work
    }
}
