import Colloquium
import GRDB

extension Database {
    func entry(_ place: InboxPlace, in inbox: Number<Inbox>, for viewer: Viewer) throws -> InboxEntry {
        guard let seen = try seenRecord(of: place.item, in: inbox) else {
            throw Refusal.noSuch("item")
        }
        let sources = try SourceName.all(
            self,
            """
            SELECT sources.number, \(FollowedName.title) AS title FROM sightings
                JOIN sources ON sources.number = sightings.source
                JOIN follows ON follows.source = sources.number AND inbox = \(inbox)
            WHERE item = \(place.item) ORDER BY seen_at, sources.number
            """)
        let article = try article(named: seen.identifiers, for: viewer)
        let notices = try article.map { try noticeKinds(of: $0, for: viewer) }
        return InboxEntry(
            item: Item(number: place.item, record: try ItemRecord.read(seen.record)), seenAt: place.seenAt,
            changedAt: try changedAt(place.item, in: inbox), isRead: place.isRead, isHidden: place.isHidden,
            tags: try tags(of: place.item, in: inbox), ruleTags: try ruleTags(of: place.item, in: inbox),
            sources: sources, article: article, notices: notices?.own ?? [],
            versionNotices: notices?.ofVersions ?? [],
            discussions: try article.map { try discussions(of: $0, for: viewer) } ?? [],
            proposals: try proposals(of: place.item, for: viewer))
    }

    /// When a source of this inbox last changed it.
    private func changedAt(_ item: Number<Item>, in inbox: Number<Inbox>) throws -> Instant? {
        try Instant.first(
            self,
            """
            SELECT changed_at FROM sightings JOIN follows ON follows.source = sightings.source AND inbox = \(inbox)
            WHERE item = \(item) AND changed_at IS NOT NULL ORDER BY changed_at DESC LIMIT 1
            """)
    }

    private func tags(of item: Number<Item>, in inbox: Number<Inbox>) throws -> [Tag] {
        try Tag.all(self, "SELECT tag FROM inbox_tags WHERE inbox = \(inbox) AND item = \(item) ORDER BY tag")
    }

    private func ruleTags(of item: Number<Item>, in inbox: Number<Inbox>) throws -> [Tag] {
        try Tag.all(
            self,
            """
            SELECT DISTINCT tag FROM rule_matches JOIN inbox_rules ON inbox_rules.number = rule_matches.rule
            WHERE item = \(item) AND inbox = \(inbox) AND action = 'tag' ORDER BY tag
            """)
    }

    private func discussions(of article: Number<Article>, for viewer: Viewer) throws -> [DiscussionOfItem] {
        let works = try versions(of: article)
        return try DiscussionOfItem.all(
            self,
            """
            SELECT discussions.number, articles.title, clubs.name AS club_name
            FROM discussions JOIN articles ON articles.number = article JOIN clubs ON clubs.number = club
            WHERE article IN \(works) AND club IN \(viewer.readableClubs) ORDER BY discussions.number DESC
            """)
    }

    /// The article that is here under the names of an item, where `viewer` may read it.
    func article(named identifiers: [Identifier], for viewer: Viewer) throws -> Number<Article>? {
        guard let article = try articles(known: identifiers).first else { return nil }
        return try isReadable(article, for: viewer) ? article : nil
    }

    private func proposals(of item: Number<Item>, for viewer: Viewer) throws -> [ProposalOfItem] {
        try ProposalOfItem.all(
            self,
            """
            SELECT proposals.number, club, clubs.name AS club_name, state
            FROM proposals JOIN clubs ON clubs.number = club
            WHERE item = \(item) AND state IN ('open', 'picked') AND club IN \(viewer.readableClubs)
            ORDER BY proposals.number DESC
            """)
    }
}
