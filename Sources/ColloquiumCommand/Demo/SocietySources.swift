import Colloquium
import Formats
import Foundation
import Store

/// What the example society follows, as if it had been polled: there need not be a network.
extension SocietyLoader {
    func followSources() async throws {
        for source in society.sources { try await follow(source) }
        for rule in society.rules { try await add(rule) }
        // Twice, so that not everything came on one day; the second time just now, or it would be due at once.
        try await poll(at: ago(days: 2), upTo: 2)
        try await poll(at: anchor + .hours(6), upTo: .max)
    }

    private func follow(_ source: Society.Source) async throws {
        guard let address = SourceAddress(source.address) else {
            throw Refusal(.invalid, "\(source.address) is no address of a source.")
        }
        let (follower, actor) = try await follower(club: source.club, member: source.member)
        _ = try await store.follow(
            [SourceOffer(address: address, title: source.title, page: source.page)], for: follower, from: .backlog,
            by: actor, at: ago(days: 3))
    }

    private func add(_ rule: Society.Rule) async throws {
        var entry = InboxRule.Entry()
        entry.kind = rule.kind
        entry.phrases = rule.phrases.joined(separator: "\n")
        entry.action = "tag"
        entry.tag = rule.tag
        let (follower, actor) = try await follower(club: rule.club, member: rule.member)
        _ = try await store.addRule(InboxRule(entry), to: follower, by: actor, at: ago(days: 3))
    }

    /// Whose inbox is meant, and somebody who tends it.
    private func follower(club: String?, member: String?) async throws -> (Follower, Viewer) {
        if let member { return (.member(try number(member)), try await viewer(member)) }
        guard let club, let number = clubs[club],
            let facilitator = society.clubs.first(where: { $0.slug == club })?.facilitators.first
        else { throw Refusal(.invalid, "The example society has a source or rule that is nobody's.") }
        return (.club(number), try await viewer(facilitator))
    }

    /// - Parameter limit: how many items each feed has by then, the oldest ones.
    private func poll(at moment: Instant, upTo limit: Int) async throws {
        let reports = try await store.leaseSources(100, at: moment).map { leased in
            let source = society.sources.first { $0.address == leased.address.description }
            guard let file = source?.file else { return PollReport(leased, .failed(source?.trouble ?? "")) }
            let bytes = try Array(Data(contentsOf: feeds.appending(path: file)))
            let records = try RecordReader.read(bytes).records.suffix(limit)
            return PollReport(
                leased,
                .read(
                    PollReport.Reading(
                        Array(records), from: leased, title: source?.title ?? "", page: source?.page ?? "")))
        }
        try await store.settle(reports, at: moment)
    }

    func propose() async throws {
        for wish in society.proposals {
            guard let club = clubs[wish.club], let inbox = clubs[wish.inboxOf] else { continue }
            let proposer = try await viewer(wish.by)
            let found = try await store.inbox(
                of: .club(inbox), InboxFilter(text: wish.item), for: proposer, Slice(size: 1)
            ).rows
            guard let item = found.first?.item.number else {
                throw Refusal(.invalid, "The example society has no item “\(wish.item)”.")
            }
            let at = anchor - .seconds(Int(wish.hoursAgo * 3600))
            let number = try await store.propose(
                .item(item),
                Proposal(club: club, why: prose(wish.why), tags: wish.tags.compactMap(Tag.init(rawValue:))),
                foundIn: .club(inbox), by: proposer, at: at)
            for (index, handle) in wish.supporters.enumerated() {
                try await store.support(number, by: viewer(handle), at: at + .hours(index + 1))
            }
        }
    }
}
