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
    let claimedFields: [ClaimedField]

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

    package init(
        _ article: Article, _ said: Said, mayCurate: Bool, mayMerge: Bool, time: ReaderTime, csrf: String
    ) {
        self.csrf = csrf
        articleTitle = article.heading
        articlePath = article.path
        pinAction = SitePath.pins(article.number)
        curationLinks = NextLink.curation(of: article.number, mayCurate: mayCurate, mayMerge: mayMerge)
        claimedFields = ArticleRecord.Field.allCases.compactMap { field in
            ClaimedField(field, said, mayPin: mayCurate && !field.isUnited, time)
        }
    }
}

/// A field with the values of all claims.
struct ClaimedField: Sendable {
    let fieldKey: String
    let fieldTitle: String
    let choiceText: String
    let saidValues: [SaidValue]
    let mayUnpin: Bool

    /// Nil for a field of which no source says anything.
    init?(_ field: ArticleRecord.Field, _ said: ClaimsPage.Said, mayPin: Bool, _ time: ReaderTime) {
        let claims = said.claims.filter {
            $0.statement.says(field) || field == .identifiers && !$0.statement.denied.isEmpty
        }
        if claims.isEmpty { return nil }
        let shown = ArticleRecord.chosen(field, among: said.claims, said.pins)?.number
        let isPinned = shown != nil && said.pins[field] == shown
        fieldKey = field.name
        fieldTitle = field.words
        choiceText = Self.choice(field, among: claims, shown, pinner: isPinned ? said.pinners[field] ?? "" : nil)
        saidValues = claims.map { claim in
            let isShown = field.isUnited || claim.number == shown
            return SaidValue(
                claim, field, isShown: isShown, mayPin: mayPin && !(isShown && isPinned), time)
        }
        mayUnpin = mayPin && isPinned
    }

    /// Why what is shown is shown.
    private static func choice(
        _ field: ArticleRecord.Field, among claims: [Claim], _ shown: Number<Claim>?, pinner: String?
    ) -> String {
        if field.isUnited { return "Those of all sources are shown together." }
        if let pinner { return "Chosen by \(pinner.isEmpty ? "a member who has left" : pinner)." }
        guard let source = claims.first(where: { $0.number == shown })?.source else {
            return "None is shown: it belongs to a title that is not."
        }
        if claims.count == 1 { return "Only one source says anything." }
        return source == .hand ? "A correction by hand comes first." : "\(source.name) is believed most here."
    }
}

/// What one claim says in one field.
struct SaidValue: Sendable {
    let saidText: String
    let saidSource: String
    let saidDay: String
    /// As it was found, where that differs from what was made of it.
    let saidRaw: String
    let saidDenied: String
    let claimNumber: String
    let isShownValue: Bool
    let mayPin: Bool
    let pinLabel: String

    /// A page of a hundred long abstracts would be read by nobody.
    private static let limit = 700

    init(_ claim: Claim, _ field: ArticleRecord.Field, isShown: Bool, mayPin: Bool, _ time: ReaderTime) {
        let text = claim.record.text(of: field)
        let origin = claim.record.origins[field]
        let raw = origin?.raw ?? ""
        let element = origin.map(\.element) ?? ""
        saidText =
            text.isEmpty && claim.record.origins[field] != nil ? "Nothing: it was taken out." : text.excerpt(Self.limit)
        saidSource = [claim.source.name, claim.detail, element].filter { !$0.isEmpty }.joined(separator: ": ")
        saidDay = time.day(claim.claimedAt)
        saidRaw = raw.tidiedLine == text.tidiedLine ? "" : raw.excerpt(Self.limit)
        saidDenied =
            field == .identifiers ? claim.statement.denied.map(\.label).joined(separator: ", ") : ""
        claimNumber = claim.number.description
        isShownValue = isShown
        self.mayPin = mayPin
        pinLabel = isShown ? "Keep this one" : "Show this one"
    }
}
