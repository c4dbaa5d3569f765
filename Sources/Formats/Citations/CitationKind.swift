internal import Colloquium

extension ArticleRecord.Kind {
    /// What a reference manager's type turns out to be: an article on a preprint server is a preprint.
    func settled(by record: ArticleRecord) -> ArticleRecord.Kind {
        let isPosted =
            PreprintServer.isName(record.container.title) || PreprintServer.isName(record.publisher)
            || record.container.title.isEmpty && record.identifier(.arxiv) != nil
        return isPosted && [.article, .other, .webPage].contains(self) ? .preprint : self
    }

    /// A chapter's number is the book's, and a paper's that of the proceedings.
    var hasOwnISBN: Bool { ![.article, .preprint, .chapter, .conferencePaper, .webPage].contains(self) }
}

extension ArticleRecord {
    /// Preprint servers give the end of the DOI as the first page.
    func isManuscriptNumber(_ pages: String) -> Bool {
        kind == .preprint && identifier(.doi)?.value.hasSuffix("/" + pages.lowercased()) ?? false
    }

    /// Keywords and subject headings in the one field that citation formats have for both.
    var allKeywords: String {
        let words = (keywords + meshTerms).withoutRepetitions
        return words.joined(separator: words.contains { $0.contains(",") } ? "; " : ", ")
    }
}
