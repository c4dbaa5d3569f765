package import Colloquium

/// Posting an article: one field, a file, or by hand.
package struct PostPage: SitePage {
    package static let template = "articles/post"

    package let pageTitle = "Post an article"
    let csrf: String
    let busyText = PostPage.busyText
    let problems: [FormProblem]
    let given: Field
    let fileError: String
    let savedDrafts: [SavedDraft]
    let discarded: [DiscardedDraft]
    let bookmarklet: String
    let prefillAddress: String

    /// What is said while the services are asked.
    static let busyText = "Asking PubMed, Crossref and others; this takes up to four seconds."

    /// A draft that is not published.
    package struct SavedDraft: Sendable {
        let draftTitle: String
        let draftPath: String
        let draftDay: String
        let removalPath: String

        package init(_ number: Number<ArticleDraft>, title: String, source: String, day: String) {
            draftTitle = title.isEmpty ? "Without a title, from \(source)" : title
            draftPath = SitePath.draft(number)
            draftDay = day
            removalPath = SitePath.draftRemoval(number)
        }
    }

    /// The draft that was just thrown away.
    package struct DiscardedDraft: Sendable {
        let discardedTitle: String
        let restorationPath: String

        package init(_ number: Number<ArticleDraft>, title: String) {
            discardedTitle = title.isEmpty ? "a draft without a title" : title
            restorationPath = SitePath.draftRestoration(number)
        }
    }

    /// - Parameter origin: scheme and authority of the site, for the bookmarklet.
    package init(
        given: String, drafts: [SavedDraft], discarded: DiscardedDraft? = nil, origin: String, csrf: String,
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
        savedDrafts = drafts
        self.discarded = discarded.map { [$0] } ?? []
        prefillAddress = "\(origin)\(SitePath.newArticle)?url="
        bookmarklet = "javascript:location.href='\(prefillAddress)'+encodeURIComponent(location.href)"
    }
}
