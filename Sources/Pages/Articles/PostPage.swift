package import Colloquium

/// Posting an article: one field, a file, or by hand.
package struct PostPage: SitePage {
    package static let template = "articles/post"

    package let pageTitle = "Post an article"
    let csrf: String
    let problems: [FormProblem]
    let given: Field
    let fileError: String
    let savedDrafts: [SavedDraft]
    let bookmarklet: String

    struct SavedDraft: Sendable {
        let draftTitle: String
        let draftPath: String
        let removalPath: String
    }

    /// - Parameter origin: scheme and authority of the site, for the bookmarklet.
    package init(
        given: String, drafts: [(number: Number<ArticleDraft>, title: String)], origin: String, csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        self.given = Field(
            "given", "The article", value: given,
            hint:
                "A DOI, PMID, PMCID, arXiv number or ISBN; the address of its page; a whole citation; or a record in RIS, BibTeX, nbib or XML.",
            in: problems)
        fileError = problems.filter { $0.field == "file" }.map(\.reason).joined(separator: " ")
        savedDrafts = drafts.map {
            SavedDraft(
                draftTitle: $0.title, draftPath: SitePath.draft($0.number),
                removalPath: SitePath.draftRemoval($0.number))
        }
        bookmarklet =
            "javascript:location.href='\(origin)\(SitePath.newArticle)?url='+encodeURIComponent(location.href)"
    }
}
