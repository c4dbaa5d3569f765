package import Colloquium

/// A new article in an inbox.
package struct InboxItem: Sendable {
    let anchor: String
    let itemTitle: String
    /// Where it can be read; empty when nothing tells.
    let itemURL: [String]
    let isUnread: Bool
    let citation: Citation
    let flags: [ArticleFlag]
    let sections: [AbstractPart]
    /// What the source says in place of an abstract.
    let teaser: [String]
    let sourceNames: String
    let seenDay: String
    let changedDay: String
    let itemTags: [LabelledLink]
    /// The article that is here already, and where it is discussed.
    let articlePath: [String]
    let discussionLinks: [LabelledLink]
    let proposalLinks: [LabelledLink]
    let markPath: String
    let markValue: String
    let markLabel: String
    let bringPath: String
    /// Whether there is something to do beside reading and bringing.
    let hasMore: Bool
    let hiding: [Hiding]
    let olderMark: [String]
    let nextBack: String

    /// What those who tend the inbox may do.
    struct Hiding: Sendable {
        let visibilityPath: String
        let visibilityValue: String
        let visibilityLabel: String
        let tagsPath: String
    }

    /// What is known of an item.
    package struct Facts: Sendable {
        package let number: Number<Item>
        package let record: ArticleRecord
        package var isUnread = false
        package var isHidden = false
        package var sources: [String] = []
        package var seenAt: Instant
        package var changedAt: Instant?
        package var tags: [Tag] = []
        package var article: Number<Article>?
        /// About the article that it is here.
        package var notices: [EditorialNotice.Kind] = []
        package var versionNotices: [EditorialNotice.Kind] = []
        package var discussions: [LabelledLink] = []
        package var proposals: [LabelledLink] = []

        package init(_ number: Number<Item>, _ record: ArticleRecord, seenAt: Instant) {
            self.number = number
            self.record = record
            self.seenAt = seenAt
        }
    }

    /// - Parameters:
    ///   - next: what stands below it: there one goes on after it was dealt with.
    ///   - mayTend: whether the reader tends the inbox.
    package init(
        _ facts: Facts, in address: InboxAddress, next: Number<Item>?, mayTend: Bool, time: ReaderTime
    ) {
        let (number, record, follower) = (facts.number, facts.record, address.follower)
        anchor = SitePath.anchor(number)
        itemTitle = record.title.isEmpty ? "Without a title" : record.title
        itemURL = Array((record.identifiers.compactMap(\.url) + record.links).prefix(1))
        isUnread = facts.isUnread
        citation = Citation(record)
        flags =
            (facts.notices.isEmpty ? ArticleFlag.list(record) : ArticleFlag.list(facts.notices))
            + ArticleFlag.list(ofOtherVersions: facts.versionNotices)
        sections = record.abstract.map { AbstractPart(sectionLabel: $0.label, sectionText: $0.text) }
        teaser = sections.isEmpty ? record.teaser : []
        sourceNames = facts.sources.joined(separator: ", ")
        seenDay = time.day(facts.seenAt)
        changedDay = facts.changedAt.map(time.day) ?? ""
        itemTags = facts.tags.map { LabelledLink($0.rawValue, address.tagged($0).path) }
        articlePath = facts.article.map { [SitePath.article($0, record.title)] } ?? []
        discussionLinks = facts.discussions
        proposalLinks = facts.proposals
        markPath = SitePath.mark(number, in: follower)
        markValue = facts.isUnread ? "read" : "unread"
        markLabel = facts.isUnread ? "Mark as read" : "Mark as unread"
        bringPath = SitePath.proposal(of: number, in: follower)
        nextBack = address.path + "#" + (next.map(SitePath.anchor) ?? anchor)
        hiding =
            mayTend
            ? [
                Hiding(
                    visibilityPath: SitePath.visibility(number, in: follower),
                    visibilityValue: facts.isHidden ? "shown" : "hidden",
                    visibilityLabel: facts.isHidden ? "Show again" : "Hide",
                    tagsPath: SitePath.tags(number, in: follower) + "?back=\(nextBack.percentEncodedForQuery)")
            ] : []
        olderMark = address.isOrderedByTimeAlone ? [number.description] : []
        hasMore = mayTend || address.isOrderedByTimeAlone
    }
}

extension ArticleRecord {
    /// As much of a teaser as a list has room for.
    fileprivate var teaser: [String] {
        let text = abstracts.first { $0.kind == .teaser }?.sections.map(\.text).joined(separator: " ") ?? ""
        return text.isEmpty ? [] : [text.excerpt(300)]
    }
}

/// A word that leads somewhere.
package struct LabelledLink: Sendable {
    let linkLabel: String
    let linkTarget: String

    package init(_ label: String, _ target: String) {
        linkLabel = label
        linkTarget = target
    }
}
