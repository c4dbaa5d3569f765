import Colloquium
import Foundation
import GRDB
import Testing

@testable import Store

/// Sources and what they bring.
extension Society {
    static func offer(_ name: String, folders: [String] = []) throws -> SourceOffer {
        SourceOffer(
            address: try #require(SourceAddress("https://\(name).example/feed")), title: name.capitalized,
            page: "https://\(name).example/", folders: folders)
    }

    @discardableResult
    func follow(
        _ name: String, for follower: Follower, by member: Number<Member>? = nil, at now: Instant = Society.start
    ) async throws -> Number<Source> {
        let actor: Number<Member>
        switch follower {
        case .member(let owner): actor = member ?? owner
        case .club: actor = member ?? ada
        }
        _ = try await store.follow(
            [try Self.offer(name)], for: follower, from: .backlog, by: try await viewer(actor), at: now)
        let address = try Self.offer(name).address.description
        return try await store.database.read { db in
            try #require(try Number<Source>.first(db, "SELECT number FROM sources WHERE address = \(address)"))
        }
    }

    /// Takes the source whatever is due, so that a test can poll when it likes.
    func lease(_ source: Number<Source>, at now: Instant = Society.start) async throws -> LeasedSource {
        try await store.database.write { db in
            try db.run("UPDATE sources SET due_at = \(now - .days(1)), leased_until = NULL WHERE number = \(source)")
            try db.run("UPDATE sources SET leased_until = \(now + .hours(1)) WHERE number <> \(source)")
        }
        let leased = try await store.leaseSources(1, at: now)
        try await store.database.write { db in
            try db.run("UPDATE sources SET leased_until = NULL WHERE number <> \(source)")
        }
        return try #require(leased.first)
    }

    /// When a source is polled next; nil when it is not.
    func dueAt(_ source: Number<Source>) async throws -> Instant? {
        try await store.database.read { db in
            try Instant.first(db, "SELECT due_at FROM sources WHERE number = \(source) AND due_at IS NOT NULL")
        }
    }

    static func reading(
        _ records: [ArticleRecord], from source: LeasedSource, title: String = "", rhythm: Span? = nil
    ) -> PollReport.Result {
        .read(
            PollReport.Reading(
                items: ReadItem.all(of: records, from: source.number, home: source.page), title: title, page: "",
                rhythm: rhythm, notice: ""))
    }

    @discardableResult
    func poll(
        _ source: Number<Source>, _ records: [ArticleRecord], at now: Instant = Society.start
    ) async throws -> SettledPoll {
        let leased = try await lease(source, at: now)
        let title = leased.address.host.replacing(".example", with: "").capitalized
        let report = PollReport(leased, Self.reading(records, from: leased, title: title))
        return try #require(try await store.settle([report], at: now).first)
    }

    static func entry(
        _ title: String, guid: String = "", link: String = "", abstract: String = "", author: String = "",
        mesh: [String] = [], _ identifiers: (Identifier.Scheme, String)...
    ) -> ArticleRecord {
        var record = Self.record(title, identifiers)
        record.sourceKey = guid
        record.links = link.isEmpty ? [] : [link]
        record.abstract = abstract.isEmpty ? [] : [ArticleRecord.AbstractSection(text: abstract)]
        record.contributors = author.isEmpty ? [] : [ArticleRecord.Contributor(family: author)]
        record.meshTerms = mesh
        return record
    }

    func inbox(
        of follower: Follower, _ filter: InboxFilter = InboxFilter(), as member: Number<Member>
    ) async throws -> [InboxEntry] {
        try await store.inbox(of: follower, filter, for: try await viewer(member), .all).rows
    }

    func titles(
        _ follower: Follower, _ filter: InboxFilter = InboxFilter(), as member: Number<Member>
    ) async throws -> [String] {
        try await inbox(of: follower, filter, as: member).map(\.item.record.title)
    }

    func unread(_ follower: Follower, as member: Number<Member>) async throws -> [String] {
        try await titles(follower, InboxFilter(.unread), as: member)
    }

    static func rule(
        _ kind: InboxRule.Condition.Kind, _ phrase: String, _ action: InboxRule.Action
    ) -> InboxRule {
        InboxRule(condition: InboxRule.Condition(kind: kind, phrases: [phrase]), action: action)
    }

    static func wish(_ club: Number<Club>, _ why: String = "It may change practice.") -> Proposal {
        Proposal(club: club, why: Prose(source: why, html: "<p>\(why)</p>"), tags: [])
    }
}
