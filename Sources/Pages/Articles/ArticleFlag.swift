package import Colloquium

/// Something a reader must know before they trust an article.
package struct ArticleFlag: Sendable {
    let flagWord: String
    let flagClass: String

    package init(_ kind: EditorialNotice.Kind) { self.init(kind, kind.headline) }

    private init(_ kind: EditorialNotice.Kind, _ word: String) {
        flagWord = word
        flagClass = kind == .correction ? "flag-corrected" : "flag-retracted"
    }

    package static func list(_ kinds: [EditorialNotice.Kind]) -> [ArticleFlag] { kinds.map(ArticleFlag.init) }

    /// Of an article with a version that has these notices: a preprint, or what it was published as.
    static func list(ofOtherVersions kinds: [EditorialNotice.Kind]) -> [ArticleFlag] {
        kinds.map { ArticleFlag($0, "Another version: \($0.headline.lowercased())") }
    }

    /// Of a text that names works with these notices.
    static func list(ofCitedWorks kinds: [EditorialNotice.Kind]) -> [ArticleFlag] {
        kinds.map { ArticleFlag($0, $0.citation) }
    }

    /// What a record says of itself that nobody has confirmed yet.
    static func list(_ record: ArticleRecord) -> [ArticleFlag] {
        var kinds = Set(record.relations.compactMap { EditorialNotice.Kind(about: $0.kind) })
        if record.isRetracted { kinds.insert(.retraction) }
        return list(kinds.sorted())
    }
}

extension EditorialNotice.Kind {
    /// As it stands before a title.
    package var headline: String {
        switch self {
        case .retraction: "Retracted"
        case .concern: "Expression of concern"
        case .correction: "Corrected"
        }
    }

    /// For a reader who sees no flags.
    package var sentence: String {
        switch self {
        case .retraction: "This article was retracted."
        case .concern: "The editors are concerned about this article."
        case .correction: "This article was corrected."
        }
    }
}

extension [EditorialNotice.Kind] {
    /// A title where there are no flags: in a feed, in a mail. Publishers put the word before titles, too.
    package func heading(_ title: String) -> String {
        guard let word = first?.headline, !title.lowercased().hasPrefix("\(word.lowercased()):") else { return title }
        return "\(word): \(title)"
    }
}

/// A published notice about an article, with who says so.
struct ShownNotice: Sendable {
    let noticeFlag: ArticleFlag
    let noticeText: String
    let noticeURL: [String]
    let noticeLabel: String

    init(_ notice: EditorialNotice, _ time: ReaderTime) {
        noticeFlag = ArticleFlag(notice.kind)
        noticeText =
            "\(notice.asserter.isEmpty ? "A registry" : notice.asserter) says so; known here since \(time.day(notice.firstSeenAt))."
        noticeURL = notice.target.url.map { [$0] } ?? []
        noticeLabel = notice.target.label
    }
}

extension ArticleFlag: NamedParts {
    package func child(named part: String) -> Any? {
        switch part {
        case "flagWord": flagWord
        case "flagClass": flagClass
        default: nil
        }
    }
}
