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
    let givenFields: [GivenField]

    /// What the names of the hidden fields begin with that say what the form was made of.
    package static let givenPrefix = "given-"

    /// - Parameters:
    ///   - said: what sources say of the article.
    ///   - given: what the form was made of, when it was first shown.
    package init(
        _ article: Article, said: [Claim.Statement], given: ArticleEntry, typed: ArticleEntry, csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        articleTitle = article.heading
        articlePath = article.path
        claimsPath = SitePath.claims(article.number)
        correctionAction = SitePath.correction(article.number)
        recordFields = RecordFields(typed, of: article.record, said: said, in: problems)
        givenFields = GivenField.list(given)
    }
}
