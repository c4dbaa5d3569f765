import Colloquium
import Foundation
import Store
import Testing

@testable import Web

/// A site with sources, and what they bring.
extension TestSite {
    static func offer(_ name: String) throws -> SourceOffer {
        SourceOffer(
            address: try #require(SourceAddress("https://\(name).example/feed")), title: "Journal of \(name)",
            page: "https://\(name).example/")
    }

    @discardableResult
    func follow(_ name: String, for follower: Follower) async throws -> Number<Source> {
        let actor: Number<Member>
        switch follower {
        case .member(let owner): actor = owner
        case .club: actor = facilitator
        }
        let viewer = try await store.viewer(actor)
        let offer = try Self.offer(name)
        _ = try await store.follow([offer], for: follower, from: .backlog, by: viewer, at: clock.now)
        return try #require(
            try await store.sources(of: follower, for: viewer).first { $0.address == offer.address.description }?.number
        )
    }

    /// What a poll of a source would bring; it must be due.
    func poll(_ source: Number<Source>, _ records: [ArticleRecord], failing reason: String = "") async throws {
        let due = try await store.leaseSources(100, at: clock.now)
        var reports: [PollReport] = []
        for leased in due {
            if leased.number != source {
                reports.append(PollReport(leased, .unchanged))
            } else if reason.isEmpty {
                let items = ReadItem.all(of: records, from: source, home: leased.page)
                reports.append(
                    PollReport(
                        leased,
                        .read(.init(items: items, title: Self.title(leased), page: "", rhythm: nil, notice: ""))))
            } else {
                reports.append(PollReport(leased, .failed(reason)))
            }
        }
        try #require(reports.contains { $0.source.number == source })
        try await store.settle(reports, at: clock.now)
    }

    /// As the feed calls itself.
    private static func title(_ source: LeasedSource) -> String {
        "Journal of \(source.address.host.replacing(".example", with: ""))"
    }

    static func article(_ title: String, doi: String = "", abstract: String = "") -> ArticleRecord {
        var record = ArticleRecord()
        record.title = title
        record.sourceKey = title
        record.identifiers = Identifier(.doi, doi).map { [$0] } ?? []
        record.contributors = [.init(family: "Okello", given: "Grace")]
        record.container.title = "Journal of tests"
        record.published = PartialDate(year: 2026)
        record.links = ["https://heart.example/\(title.slug)"]
        record.abstract = abstract.isEmpty ? [] : [.init(label: "Results", text: abstract)]
        return record
    }

    static func rule(_ words: String, _ action: InboxRule.Action) -> InboxRule {
        InboxRule(condition: InboxRule.Condition(kind: .keyword, phrases: [words]), action: action)
    }

    func propose(
        _ item: Number<Item>, to club: Number<Club>, by member: Number<Member>, foundIn inbox: Follower? = nil,
        why: String = "It **may** help."
    ) async throws -> Number<Proposal> {
        var entry = Proposal.Entry()
        entry.club = club.description
        entry.why = why
        entry.tags = "hearts"
        return try await store.propose(
            .item(item), Proposal(entry, render: web.markdown), foundIn: inbox, by: store.viewer(member), at: clock.now)
    }
}
