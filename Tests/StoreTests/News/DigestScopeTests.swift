import Colloquium
import Testing

@testable import Store

@Suite("What digests tell, and when")
struct DigestScopeTests {
    private static let asthma = Tag.list("asthma")[0]

    @Test(
        "is what was subscribed to",
        arguments: [
            ([.site], ["Open", "Tagged", "Ours"]), ([.club(1)], ["Open", "Tagged"]), ([.club(2)], ["Ours"]),
            ([.tag(asthma)], ["Tagged"]), ([.club(2), .tag(asthma)], ["Tagged", "Ours"]), ([], []),
        ] as [([Subscription.Scope], [String])])
    func scopes(_ scopes: [Subscription.Scope], _ titles: [String]) async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.site, nil)] + scopes.map { ($0, .daily) })
        try await society.post("Open", by: society.ada)
        try await society.post("Ours", in: Society.ours, by: society.ada)
        try await society.post("Hidden", in: Society.hidden, by: society.ada, tags: "asthma")
        try await society.post("Tagged", by: society.ada, tags: "asthma")
        let told = try await society.digest(society.ben, at: Society.start + .days(1))
        #expect(told == (titles.isEmpty ? nil : titles))
    }

    @Test("is nothing of a private club to somebody who has left it")
    func left() async throws {
        let society = try await Society()
        let token = Token()
        try await society.store.makeLink(token, .invitation, club: Society.hidden, at: Society.start)
        let member = try await society.store.useInvitation(
            token, newcomer: try Society.newcomer("Cy"), passwordHash: "x", at: Society.start)
        try await society.wish(member, [(.site, nil), (.club(Society.hidden), .daily)])
        try await society.post("Hidden", in: Society.hidden, by: society.ada)
        try await society.store.leave(Society.hidden, by: try await society.viewer(member))
        #expect(try await society.digest(member, at: Society.start + .days(1)) == nil)
    }

    @Test("is nothing from before the subscription")
    func since() async throws {
        let society = try await Society()
        try await society.post("Old", by: society.ada)
        try await society.wish(society.ben, [(.site, nil)])
        try await society.wish(society.ben, [(.site, .daily)], at: Society.start + .hours(1))
        try await society.post("New", by: society.ada, at: Society.start + .hours(1))
        #expect(try await society.digest(society.ben, at: Society.start + .days(1)) == ["New"])
    }

    @Test("is what is new in a club, though another club had it before the subscription")
    func newHere() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.site, nil)])
        let doi: [(Identifier.Scheme, String)] = [(.doi, "10.1000/1")]
        try await society.post("Fluids", doi, by: society.ada)
        let later = Society.start + .hours(1)
        try await society.wish(society.ben, [(.club(Society.ours), .daily)], at: later)
        try await society.post("Fluids", doi, in: Society.ours, by: society.ada, at: later)
        let told = try await society.digest(society.ben, at: Society.start + .days(1))
        #expect(told == ["Fluids"])
    }

    @Test("moves with the hour, the day and the zone")
    func moving() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.site, .weekly)], hour: 6, weekday: 3, zone: "Asia/Tokyo")
        #expect(try await society.due(society.ben) == "2026-11-24T21:00:00Z")
        var profile = Profile(name: "Ben")
        profile.country = "Austria"
        try await society.store.saveProfile(profile, timeZone: "Europe/Vienna", of: society.ben, at: Society.start)
        #expect(try await society.due(society.ben) == "2026-11-25T05:00:00Z")
        #expect(try await society.store.subscriptions(of: society.ben).hour.timeZone == "Europe/Vienna")
    }

    @Test("is one digest a cadence; both may come on one day and tell of different things")
    func cadences() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.site, .weekly), (.tag(Self.asthma), .daily)])
        try await society.post("Tagged", by: society.ada, tags: "asthma")
        try await society.post("Other", by: society.ada)
        #expect(try await society.digest(society.ben, at: Society.start + .days(1)) == ["Tagged"])
        #expect(try await society.digest(society.ben, at: Society.monday) == ["Other"])
    }

    @Test("is ended by one click, for its cadence only, and as often as one clicks")
    func unsubscribing() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.site, .weekly), (.tag(Self.asthma), .daily)])
        try await society.post("Fluids", by: society.ada, tags: "asthma")
        for _ in 0..<2 { try await society.store.unsubscribe(society.ben, from: [.daily], at: Society.start) }
        #expect(try await society.due(society.ben, .daily) == nil)
        #expect(try await society.digest(society.ben, at: Society.start + .days(1)) == nil)
        #expect(try await society.digest(society.ben, at: Society.monday) == ["Fluids"])
        #expect(
            try await society.store.subscriptions(of: society.ben).subscriptions.filter { $0.delivery != .onSite }
                == [Subscription(scope: .site, delivery: .weekly)])
        #expect(try await society.count("SELECT count(*) FROM audit WHERE act LIKE 'unsubscribed%'") == 1)
    }

    @Test("shows the critique that got most replies, and none that was withdrawn")
    func critique() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let lively = try await society.say("Lively", in: discussion, by: society.ada)
        let reply = try await society.say("Reply", in: discussion, to: lively, by: society.ben)
        try await society.say("Latest", in: discussion, by: society.ada)
        let first = try await society.store.previewDigest(for: society.ben, [.weekly], at: Society.monday)
        #expect(first.items.first?.critique?.body == "Lively")
        try await society.store.withdraw(lively, by: try await society.viewer(society.ada), at: Society.start)
        let second = try await society.store.previewDigest(for: society.ben, [.weekly], at: Society.monday)
        #expect(second.items.first?.critique?.body == "Latest")
        try await society.store.withdraw(reply, by: try await society.viewer(society.ben), at: Society.start)
        #expect(try await society.store.previewDigest(for: society.ben, [.weekly], at: Society.monday).items.count == 1)
    }
}

extension DigestItem {
    /// What stands beside an article.
    fileprivate var critique: ContributionReading? {
        guard case .article(_, let critique) = body else { return nil }
        return critique
    }
}

@Suite("Keys to feeds")
struct FeedKeyTests {
    @Test("open feeds to their member until they are taken back or the member is")
    func life() async throws {
        let society = try await Society()
        let store = society.store
        let key = try await store.feedKey(of: society.ben)
        #expect(try await store.viewer(feedKey: key) == society.viewer(society.ben))
        try await store.renewFeedKeys(of: society.ben, at: Society.start)
        #expect(try await refusal { _ = try await store.viewer(feedKey: key) } == .notFound)
        let renewed = try await store.feedKey(of: society.ben)
        #expect(renewed != key)
        try await store.setStanding(.suspended, of: society.ben, by: nil, at: Society.start)
        #expect(try await refusal { _ = try await store.viewer(feedKey: renewed) } == .notFound)
    }

    @Test("cannot be made up, changed or taken from elsewhere")
    func forged() async throws {
        let society = try await Society()
        let store = society.store
        let key = try await store.feedKey(of: society.ben)
        let signature = key.drop { $0 != "-" }.dropFirst()
        let site = try await store.site()
        let other = try await Society(founding: .inMemory()).store.feedKey(of: society.ben)
        let forgeries = [
            "", "-", "--", "4", "4-", key + "A", String(key.dropLast()), "\(society.ada)-\(signature)",
            "\(society.administrator)-\(signature)", "999-\(signature)", "4-\(site.signature(of: "4"))",
            UnsubscribeCode(member: society.ben, mailing: .digest(.daily)).text(in: site).replacing(".", with: "-"),
            other,
            "99999999999999999999-\(signature)",
        ]
        for forgery in forgeries {
            #expect(try await refusal { _ = try await store.viewer(feedKey: forgery) } == .notFound, "\(forgery)")
        }
    }
}
