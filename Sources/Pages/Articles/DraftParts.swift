import Colloquium

/// What a person must know of an article before they post it.
struct DraftCaution: Sendable {
    let cautionText: String
    let noticeLinks: [NoticeLink]

    struct NoticeLink: Sendable {
        let noticePath: String
        let noticeLabel: String
    }

    static func list(_ article: DraftedArticle) -> [DraftCaution] {
        (article.titleDisagreement.map { [DraftCaution($0)] } ?? []) + list(article.record)
    }

    private init(_ disagreement: DraftedArticle.TitleDisagreement) {
        self.init(
            cautionText:
                "Your file says “\(disagreement.handedIn)”; \(disagreement.registry.name) says “\(disagreement.registryTitle)”. If that is another article, the identifier in your file is wrong: correct it below.",
            noticeLinks: [])
    }

    private init(cautionText: String, noticeLinks: [NoticeLink]) {
        self.cautionText = cautionText
        self.noticeLinks = noticeLinks
    }

    private static func list(_ record: ArticleRecord) -> [DraftCaution] {
        var kinds = Set(record.relations.compactMap { EditorialNotice.Kind(about: $0.kind) })
        if record.isRetracted { kinds.insert(.retraction) }
        return kinds.sorted().map { kind in
            let notices = record.relations.filter { EditorialNotice.Kind(about: $0.kind) == kind }.map(\.target)
            return DraftCaution(
                cautionText: "\(kind.sentence) \(kind.advice)",
                noticeLinks: notices.compactMap { notice in
                    notice.url.map { NoticeLink(noticePath: $0, noticeLabel: notice.label) }
                })
        }
    }
}

extension EditorialNotice.Kind {
    fileprivate var advice: String {
        switch self {
        case .retraction: "Post it only to discuss why, and say so in your first sentence."
        case .concern: "Read what they say before you post it, and say so in your first sentence."
        case .correction: "Read the correction before you post it."
        }
    }
}

/// What was read of an article and is not for correction in the form.
struct DraftFact: Sendable {
    let factName: String
    let factText: String
    let factOrigin: String

    static func list(_ record: ArticleRecord) -> [DraftFact] {
        let rows: [(String, String, ArticleRecord.Field)] = [
            ("Types", record.publicationTypes.joined(separator: ", "), .publicationTypes),
            ("MeSH", record.meshTerms.joined(separator: ", "), .meshTerms),
            ("Publisher", record.publisher, .publisher), ("Licence", record.licence, .licence),
            ("Relations", record.relations.map(\.text).joined(separator: "; "), .relations),
            ("Free to read", record.fullText.map(\.url).first ?? "", .fullText),
        ]
        return rows.filter { !$0.1.isEmpty }.map {
            DraftFact(factName: $0.0, factText: $0.1, factOrigin: record.origins[$0.2].map(\.text) ?? "")
        }
    }
}

/// What is still open about which article is meant, and the way to ask again.
struct DraftQuestion: Sendable {
    let remarks: [String]
    /// What was pasted, to be corrected where nobody knows it.
    let given: [Field]
    /// The same, only to be seen.
    let pasted: String
    let askLabels: [String]

    init(_ article: DraftedArticle, given typed: String, in problems: [Refusal.Problem]) {
        remarks = article.remarks + Self.outlook(article)
        let words = article.record.title.isEmpty ? article.pasted : ""
        let isMistyped = !words.isEmpty && !article.remarks.isEmpty && article.openCitation == nil
        given =
            isMistyped
            ? [
                Field(
                    "given", "What you pasted", value: typed.isEmpty ? words : typed,
                    hint: "Correct it, and it is looked for again.",
                    in: problems)
            ]
            : []
        pasted = isMistyped ? "" : words
        askLabels = article.isWaiting ? ["Ask again"] : isMistyped ? ["Look again"] : []
    }

    /// What becomes of a question that nobody answered.
    private static func outlook(_ article: DraftedArticle) -> [String] {
        if !article.unanswered.isEmpty {
            return [
                "The site goes on asking, at first every few minutes. Reload this page to see what came, or post it as it is."
            ]
        }
        return article.openCitation == nil
            ? [] : ["Ask again in a minute: which article it is, you say. Or enter it by hand below."]
    }
}

/// A field of the record as it was when the form was made, sent along unseen.
struct GivenField: Sendable {
    let givenName: String
    let givenValue: String

    static func list(_ given: ArticleEntry) -> [GivenField] {
        ArticleEntry.fields.map { name, path in
            GivenField(givenName: CorrectionPage.givenPrefix + name, givenValue: given[keyPath: path])
        }
    }
}
