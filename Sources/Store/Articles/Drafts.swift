package import Colloquium
import Foundation
import GRDB

extension Store {
    /// How many drafts of one member are kept before one goes: first those thrown away, then those in which nothing was
    /// typed, then those that were not touched for longest.
    static let draftsKept = 20

    /// Keeps what was handed in, with what sources outside said of it.
    package func saveDraft(
        _ articles: [DraftedArticle], source: String, by member: Number<Member>, at now: Instant
    ) async throws -> Number<ArticleDraft> {
        try await write { db in try db.addDraft(articles, source: source, by: member, at: now) }
    }

    /// A draft of `member`; nobody else may see it.
    package func draft(_ number: Number<ArticleDraft>, of member: Number<Member>) async throws -> ArticleDraft {
        try await read { db in try db.draft(number, of: member) }
    }

    /// Puts what is now understood of one article of a draft in the place of what was.
    /// - Parameter before: what it was understood as.
    /// - Throws: a conflict when it is understood otherwise by now, which is left as it is.
    package func replace(
        _ item: Int, of draft: Number<ArticleDraft>, from before: DraftedArticle, by article: DraftedArticle,
        of member: Number<Member>, at now: Instant
    ) async throws {
        try await write { db in
            var articles = try db.draft(draft, of: member).articles
            guard articles.indices.contains(item) else { throw Refusal.noSuch("article in this draft") }
            guard articles[item].statements == before.statements else { throw Refusal.changedDraft }
            articles[item] = article
            try db.put(articles, into: draft, at: now)
        }
    }

    /// Puts other works in the place of those of a draft, where it was made of what was mistyped or could not be asked
    /// for. What was typed of `item` goes on with the one of which least is known.
    /// - Parameter before: what the draft was understood as.
    /// - Throws: a conflict when it is understood otherwise by now, or one of it is posted.
    package func replaceAll(
        of draft: Number<ArticleDraft>, from before: [DraftedArticle], by articles: [DraftedArticle],
        typedOf item: Int, of member: Number<Member>, at now: Instant
    ) async throws {
        try await write { db in
            let current = try db.draft(draft, of: member)
            guard current.published.isEmpty, current.discussion == nil else {
                throw Refusal(.conflict, "An article of this draft is posted already; post the other on its own.")
            }
            guard current.articles == before else { throw Refusal.changedDraft }
            try db.put(articles, into: draft, at: now)
            try db.run("DELETE FROM draft_entries WHERE draft = \(draft)")
            // Last stands "none of these", for which a record is typed by hand.
            let place = articles.areSeveralWorks ? 0 : articles.count - 1
            if let typed = current.typed(of: item) {
                try db.keep(typed.carried(to: articles[place]), of: place, in: draft)
            }
        }
    }

    /// Keeps what a member typed of one work of a draft. A draft that was thrown away is wanted again.
    package func keep(
        _ typed: ArticleDraft.Typed, of item: Int, in draft: Number<ArticleDraft>, of member: Number<Member>,
        at now: Instant
    ) async throws {
        try await write { db in
            let before = try db.draft(draft, of: member)
            guard before.articles.indices.contains(item) else { throw Refusal.noSuch("article in this draft") }
            try db.keep(typed, of: item, in: draft)
            try db.run("UPDATE article_drafts SET discarded_at = NULL, touched_at = \(now) WHERE number = \(draft)")
            let title = typed.article.title.tidiedLine
            if !title.isEmpty, !before.articles.areSeveralWorks {
                try db.run("UPDATE article_drafts SET title = \(title) WHERE number = \(draft)")
            }
        }
    }
}

extension Refusal {
    fileprivate static var changedDraft: Refusal {
        Refusal(.conflict, "This draft was changed in another window. Check what it shows now, then go on.")
    }
}

extension Database {
    func addDraft(
        _ articles: [DraftedArticle], source: String, by member: Number<Member>, at now: Instant
    ) throws -> Number<ArticleDraft> {
        try run("DELETE FROM article_drafts WHERE touched_at < \(now - .days(30))")
        try run(
            """
            INSERT INTO article_drafts (member, source, title, articles, made_at, touched_at)
            VALUES (\(member), \(source), \(articles.heading), \(articles.encoded()), \(now), \(now))
            """)
        let draft = insertedNumber(of: ArticleDraft.self)
        try expectAnswers(for: draft, articles, at: now)
        try run(
            """
            DELETE FROM article_drafts WHERE number IN (
                SELECT number FROM article_drafts
                WHERE member = \(member) AND discussion IS NULL AND number <> \(draft)
                ORDER BY discarded_at IS NOT NULL,
                    NOT EXISTS (SELECT 1 FROM draft_entries WHERE draft_entries.draft = article_drafts.number),
                    touched_at DESC, number DESC
                LIMIT -1 OFFSET \(Store.draftsKept - 1))
            """)
        return draft
    }

    func draft(_ number: Number<ArticleDraft>, of member: Number<Member>) throws -> ArticleDraft {
        guard
            let row = try Row.first(
                self, "SELECT * FROM article_drafts WHERE number = \(number) AND member = \(member)")
        else { throw Refusal.noSuch("draft") }
        let decoder = JSONDecoder()
        let typed = try Row.all(self, "SELECT item, typed FROM draft_entries WHERE draft = \(number)").map {
            ($0["item"] as Int, try decoder.decode(ArticleDraft.Typed.self, from: Data(($0["typed"] as String).utf8)))
        }
        let published = try Row.all(self, "SELECT item, discussion FROM draft_publications WHERE draft = \(number)")
            .map { ($0["item"] as Int, $0["discussion"] as Number<Discussion>) }
        return ArticleDraft(
            number: number, source: row["source"],
            articles: try decoder.decode([DraftedArticle].self, from: Data((row["articles"] as String).utf8)),
            typed: Dictionary(uniqueKeysWithValues: typed), published: Dictionary(uniqueKeysWithValues: published),
            discussion: row["discussion"], isDiscarded: (row["discarded_at"] as Instant?) != nil)
    }

    /// Notes what a work of a draft became. The draft is done when nothing is left in it to post.
    func settle(
        _ item: Int, of draft: ArticleDraft, as discussion: Number<Discussion>, by member: Number<Member>,
        at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO draft_publications (draft, item, discussion) VALUES (\(draft.number), \(item), \(discussion))
            """)
        try run("DELETE FROM draft_entries WHERE draft = \(draft.number) AND item = \(item)")
        try run("UPDATE article_drafts SET touched_at = \(now) WHERE number = \(draft.number)")
        if !draft.articles.areSeveralWorks || draft.published.count + 1 == draft.articles.count {
            try run("UPDATE article_drafts SET discussion = \(discussion) WHERE number = \(draft.number)")
        }
        try noteDiscussed(draft.number, as: discussion, by: member, at: now)
    }

    fileprivate func put(_ articles: [DraftedArticle], into draft: Number<ArticleDraft>, at now: Instant) throws {
        try put(articles, into: draft)
        try run(
            "UPDATE article_drafts SET title = \(articles.heading), touched_at = \(now) WHERE number = \(draft)")
        try expectAnswers(for: draft, articles, at: now)
    }

    /// Puts what came by itself, which changes no title that was typed.
    func put(_ articles: [DraftedArticle], into draft: Number<ArticleDraft>) throws {
        try run(
            """
            UPDATE article_drafts SET articles = \(articles.encoded()),
                title = iif(EXISTS (SELECT 1 FROM draft_entries WHERE draft = number), title, \(articles.heading))
            WHERE number = \(draft)
            """)
    }

    fileprivate func keep(_ typed: ArticleDraft.Typed, of item: Int, in draft: Number<ArticleDraft>) throws {
        let text = String(decoding: try JSONEncoder().encode(typed), as: UTF8.self)
        try run(
            """
            INSERT INTO draft_entries (draft, item, typed) VALUES (\(draft), \(item), \(text))
            ON CONFLICT (draft, item) DO UPDATE SET typed = excluded.typed
            """)
    }
}

extension [DraftedArticle] {
    fileprivate func encoded() throws -> String {
        String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
    }

    /// What the draft is called in a list: the title of the likeliest, or the name it was asked for by, or the beginning of
    /// what was pasted.
    fileprivate var heading: String {
        guard let first else { return "" }
        let record = first.record
        let words = last?.pasted.tidiedLine ?? ""
        let beginning = words.count > 80 ? words.prefix(80) + "…" : words
        let names = [record.title, record.identifiers.first?.label ?? "", beginning]
        let name = names.first { !$0.isEmpty } ?? ""
        return areSeveralWorks ? "\(name.isEmpty ? "Without a title" : name), and \(count - 1) more" : name
    }
}
