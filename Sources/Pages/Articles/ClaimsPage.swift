package import Colloquium

/// What each source says of an article, field by field, which of it is shown, and why.
package struct ClaimsPage: SitePage {
    package static let template = "articles/claims"

    package let pageTitle = "What each source says"
    let csrf: String
    let articleTitle: String
    let articlePath: String
    let pinAction: String
    let curationLinks: [NextLink]
    let removalAction: String
    let mayChoose: Bool
    let doneText: String
    let differingFields: [ClaimedField]
    let agreeingFields: [ClaimedField]

    /// Everything said, and what persons chose of it.
    package struct Said: Sendable {
        let claims: [Claim]
        let pins: [ArticleRecord.Field: Number<Claim>]
        /// By name; of a field pinned by somebody who has left there is none.
        let pinners: [ArticleRecord.Field: String]

        package init(
            claims: [Claim], pins: [ArticleRecord.Field: Number<Claim>], pinners: [ArticleRecord.Field: String]
        ) {
            self.claims = claims
            self.pins = pins
            self.pinners = pinners
        }
    }

    /// What was just done, and to which field.
    package struct Done: Sendable {
        let act: CurationDone
        let field: ArticleRecord.Field?

        package init(_ act: CurationDone, field: ArticleRecord.Field? = nil) {
            self.act = act
            self.field = field
        }

        /// The address of an article's page of claims that says it.
        package func path(_ article: Number<Article>) -> String {
            act.added(to: SitePath.claims(article)) + (field.map { "&field=\($0.name)#\($0.name)" } ?? "")
        }
    }

    package init(
        _ article: Article, _ said: Said, mayCurate: Bool, mayMerge: Bool, done: Done? = nil,
        time: ReaderTime, csrf: String
    ) {
        self.csrf = csrf
        articleTitle = article.heading
        articlePath = article.path
        pinAction = SitePath.pins(article.number)
        curationLinks = NextLink.curation(of: article.number, mayCurate: mayCurate, mayMerge: mayMerge)
        removalAction = SitePath.correctionRemoval(article.number)
        mayChoose = mayCurate
        let fields = ArticleRecord.Field.allCases.compactMap { field in
            ClaimedField(field, said, mayCurate: mayCurate, done: done?.field == field ? done?.act : nil, time)
        }
        // What was done in a field is said there, where the browser goes.
        doneText = fields.contains { !$0.fieldDoneText.isEmpty } ? "" : done?.act.sentence ?? ""
        differingFields = fields.filter(\.isDisputed)
        agreeingFields = fields.filter { !$0.isDisputed }
    }
}
