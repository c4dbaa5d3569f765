package import Colloquium
import Foundation
import GRDB

extension Store {
    /// What somebody means who wants to follow a thing of a kind: by its name, a member's handle, a number, or the address
    /// of its page; a journal as articles here call it.
    /// - Parameter otherNames: what a journal is called elsewhere, its title first.
    /// - Throws: a problem at `kind` or `subject` when nothing that they may read is called that.
    package func scope(
        _ kindName: String, named text: String, alsoCalled otherNames: [String] = [], for viewer: Viewer
    ) async throws -> Subscription.Scope {
        guard let kind = Subscription.Scope.Kind(rawValue: kindName) else {
            throw Refusal.invalid("kind", "Choose what kind of thing to follow.")
        }
        let typed = text.tidiedLine
        if typed.isEmpty { throw Refusal.invalid("subject", "Enter what to follow.") }
        let name = try kind.word(inAddress: typed) ?? typed
        if kind == .tag, name.count > Tag.limit {
            throw Refusal.invalid("subject", "A tag has at most \(Tag.limit) characters.")
        }
        return try await read { db in
            let number = try name.number(inAddressOf: kind) ?? db.number(of: kind, called: name, for: viewer)
            let title =
                kind == .journal
                ? try db.journal(called: [name] + otherNames, for: viewer) ?? otherNames.first ?? name : name
            guard let scope = Subscription.Scope(kind, number.map(String.init) ?? title) else {
                throw Refusal.invalid("subject", kind.unknownWords)
            }
            do {
                try db.requireFollowable(scope, for: viewer)
            } catch let refusal as Refusal {
                throw Refusal.invalid("subject", refusal.reason)
            }
            return scope
        }
    }

    /// What the viewer muted, with what it is called; the name is nil where it is no longer open to them.
    package func mutedScopes(of viewer: Viewer) async throws -> [(scope: Subscription.Scope, name: String?)] {
        try await read { db in
            try Row.all(
                db,
                """
                SELECT kind, subject, NULL AS word, name FROM (
                    SELECT 'discussion' AS kind, discussion AS subject, muted_at,
                        (SELECT title FROM discussions JOIN articles ON articles.number = article
                            WHERE discussions.number = muted_threads.discussion AND \(viewer.mayReadDiscussion)) AS name
                    FROM muted_threads WHERE member = \(viewer.member) AND discussion IS NOT NULL
                    UNION ALL SELECT 'question', question, muted_at, (SELECT title FROM questions
                        WHERE questions.number = muted_threads.question AND questions.club IN \(viewer.readableClubs))
                    FROM muted_threads WHERE member = \(viewer.member) AND question IS NOT NULL
                    UNION ALL SELECT 'member', muted, muted_at,
                        (SELECT members.name FROM members WHERE members.number = muted)
                    FROM muted_members WHERE member = \(viewer.member))
                ORDER BY muted_at DESC, kind, subject
                """
            ).compactMap { row in
                guard let kind = Subscription.Scope.Kind(rawValue: row["kind"]),
                    let scope = Subscription.Scope(kind, "\(row["subject"] as Int64)")
                else { return nil }
                return (scope, row["name"])
            }
        }
    }
}

extension Database {
    /// Nil where nothing is called that, or things of the kind have no numbers.
    fileprivate func number(
        of kind: Subscription.Scope.Kind, called name: String, for viewer: Viewer
    ) throws -> Int64? {
        switch kind {
        case .site, .clubs, .tag, .journal, .term, .replies, .mentions: return nil
        case .club:
            return try Int64.first(
                self,
                "SELECT number FROM clubs WHERE name = \(name) COLLATE NOCASE AND number IN \(viewer.readableClubs)")
        case .member:
            if let handle = Handle(rawValue: name),
                let number = try Int64.first(self, "SELECT number FROM members WHERE handle = \(handle)")
            {
                return number
            }
            let named = try Int64.all(
                self, "SELECT number FROM members WHERE name = \(name) COLLATE NOCASE AND standing = 'active' LIMIT 2")
            // Of two of the same name nobody knows which is meant.
            return named.count == 1 ? named[0] : nil
        case .search:
            return try Int64.first(
                self, "SELECT number FROM saved_searches WHERE name = \(name) AND member = \(viewer.member)")
        case .discussion:
            return try Int64.first(
                self,
                """
                SELECT discussions.number FROM discussions JOIN articles ON articles.number = article
                WHERE title = \(name) COLLATE NOCASE AND \(viewer.mayReadDiscussion)
                ORDER BY discussions.number DESC LIMIT 1
                """)
        case .question:
            return try Int64.first(
                self,
                """
                SELECT number FROM questions WHERE title = \(name) COLLATE NOCASE AND club IN \(viewer.readableClubs)
                ORDER BY number DESC LIMIT 1
                """)
        case .source:
            return try Int64.first(
                self,
                """
                SELECT number FROM sources WHERE number IN \(viewer.sourcesInInboxes) AND (
                    title = \(name) COLLATE NOCASE OR address = \(name) OR number IN (SELECT source FROM follows
                        JOIN inboxes ON inboxes.number = inbox
                        WHERE inboxes.member = \(viewer.member) AND follows.title = \(name) COLLATE NOCASE))
                ORDER BY number LIMIT 1
                """)
        }
    }
}

extension Subscription.Scope.Kind {
    /// The tag of "/tags/heart-failure", with or without what stands before it; nil for what is no address. Nothing else that is
    /// known by a word has an address to be followed by; as a name it would never be found.
    /// - Throws: a problem at `subject` for another address.
    fileprivate func word(inAddress name: String) throws -> String? {
        guard name.contains("://") || name.hasPrefix("/") || name.lowercased().hasPrefix("www.") else { return nil }
        switch self {
        case .tag:
            let steps = name.split(separator: "/")
            if steps.count > 1, steps[steps.count - 2] == "tags" { return steps.last?.removingPercentEncoding }
            throw Refusal.invalid(
                "subject", "This is the address of no tag. Enter the tag itself, like “heart-failure”.")
        case .journal: throw Refusal.invalid("subject", "This is an address. Enter the journal’s name or its ISSN.")
        case .term: throw Refusal.invalid("subject", "This is an address. Enter the term, like “Heart Failure”.")
        default: return nil
        }
    }

    /// That nothing of the kind is called so, and what to do.
    fileprivate var unknownWords: String {
        switch self {
        case .tag: "Enter a tag of letters or digits, like “heart-failure”."
        case .journal, .term:
            "Enter a name of letters or digits, at most \(Subscription.Scope.wordLimit) characters."
        default: "Nothing you may read is called that. Use the button on its page."
        }
    }
}

extension String {
    /// Of "/discussions/12-a-title", with or without what stands before it; nil for what is no address.
    /// - Throws: a refusal for the address of something else.
    fileprivate func number(inAddressOf kind: Subscription.Scope.Kind) throws -> Int64? {
        let folders: [Subscription.Scope.Kind: Substring] = [
            .club: "clubs", .member: "members", .discussion: "discussions", .question: "questions", .source: "sources",
        ]
        let steps = split(separator: "/")
        guard contains("/"), let folder = folders[kind] else { return nil }
        guard let place = steps.lastIndex(of: folder), steps.indices.contains(place + 1) else {
            // Names have slashes too, and a source is known by the address of its feed.
            guard kind != .source, contains("://") || steps.contains(where: folders.values.contains) else {
                return nil
            }
            throw Refusal.invalid("subject", "This is the address of something else; choose what kind of thing it is.")
        }
        return Int64(steps[place + 1].prefix { $0.isASCII && $0.isNumber })
    }
}
