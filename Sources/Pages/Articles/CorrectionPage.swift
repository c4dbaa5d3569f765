package import Colloquium

/// Correcting the record of an article that is here.
package struct CorrectionPage: SitePage {
    package static let template = "articles/correction"

    package let pageTitle = "Correct the record"
    let csrf: String
    let problems: [FormProblem]
    let articleTitle: String
    let articlePath: String
    let claimsPath: String
    let correctionAction: String
    let recordFields: RecordFields

    package init(_ article: Article, entry: ArticleEntry, csrf: String, problems: [Refusal.Problem] = []) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        articleTitle = article.heading
        articlePath = article.path
        claimsPath = SitePath.claims(article.number)
        correctionAction = SitePath.correction(article.number)
        recordFields = RecordFields(entry, of: article.record, in: problems)
    }
}
