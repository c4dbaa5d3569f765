import Colloquium

@testable import Pages

extension Storybook {
    private var club1: Follower { .club(1) }
    private var followers: [(Follower, String)] { [(.member(1), "Me"), (.club(1), text)] }

    private var offer: SourceOffer? {
        SourceAddress("https://example.org/feed").map {
            SourceOffer(address: $0, title: text, page: "https://example.org/", folders: [text])
        }
    }

    private func item(_ address: InboxAddress, mayTend: Bool) -> InboxItem {
        var facts = InboxItem.Facts(1, record, seenAt: now)
        facts.isUnread = true
        facts.sources = [text]
        facts.changedAt = now
        facts.tags = tags
        facts.article = 1
        facts.discussions = [LabelledLink(text, "/discussions/1")]
        facts.proposals = [LabelledLink(text, "/proposals/1")]
        return InboxItem(facts, in: address, next: 2, mayTend: mayTend, time: time)
    }

    /// An item of a feed that has a sentence in place of an abstract.
    private func teased(_ address: InboxAddress) -> InboxItem {
        var teased = bareRecord
        teased.abstracts = [.init(kind: .teaser, sections: [.init(text: text)])]
        return InboxItem(.init(2, teased, seenAt: now), in: address, next: nil, mayTend: false, time: time)
    }

    private var inboxes: [InboxPage] {
        var around = InboxPage.Surroundings(csrf: csrf)
        around.clubName = text
        around.neighbours = [.init(.member(1), name: "", unread: 2), .init(club1, name: text, unread: 0)]
        around.sources = [
            .init(1, title: text, unread: 2, isStopped: true), .init(2, title: text, unread: 0, isStopped: false),
        ]
        around.tags = tags
        var address = InboxAddress(club1)
        address.part = .unread
        address.source = 1
        var narrowed = address
        narrowed.text = text
        narrowed.tag = tags.first
        narrowed.page = 2
        return [
            InboxPage(
                address, [item(address, mayTend: true), teased(address)], hasMore: true, newestSeenAt: now, around),
            InboxPage(narrowed, [item(narrowed, mayTend: true)], hasMore: true, newestSeenAt: now, around),
            InboxPage(InboxAddress(.member(1)), [], hasMore: false, newestSeenAt: nil, .init(csrf: csrf)),
        ]
    }

    private func proposal(_ state: Proposal.State) -> ProposalBlock {
        var facts = ProposalBlock.Facts(
            1, Proposal(club: 1, why: prose, tags: tags), record, state, proposedAt: now)
        facts.proposer = 1
        facts.proposerName = text
        facts.supporters = [(member: 1, name: text, why: prose), (member: 2, name: text, why: prose)]
        if state != .open {
            facts.settledBy = text
            facts.settledAt = now
            facts.reason = text
            facts.discussion = 1
        }
        return ProposalBlock(facts, for: Storybook.facilitator, mayWrite: true, time: time)
    }

    private func source(_ state: SourceState, failures: Int) -> SourceRow {
        var facts = SourceRow.Facts(1, title: text, address: "https://example.org/feed")
        facts.state = state
        facts.failures = failures
        facts.reason = text
        facts.notice = text
        facts.polledAt = now
        facts.changedAt = now
        facts.dueAt = now + .hours(1)
        facts.items = 3
        facts.unread = 2
        return SourceRow(facts, at: now, time: time)
    }

    private var ruleForm: RuleForm {
        var entry = InboxRule.Entry()
        entry.phrases = text
        entry.tag = text
        return RuleForm(entry, action: "/a", keepKey: "rule-1", label: text, clubs: [(1, text)], in: problems)
    }

    private func choice(_ offers: [SourceOffer]) -> SourceChoicePage {
        var setting = SourceChoicePage.Setting(text, text)
        setting.search = (text, text, [text])
        setting.pubMedSearch = offers.first.map { .init($0, note: text, isFollowed: false, isTicked: false) }
        setting.refused = [(text, text)]
        setting.leftOut = 3
        setting.emptyText = text
        setting.groups = offers.map { _ in text }
        return SourceChoicePage(
            setting, offers.map { .init($0, note: text, isFollowed: true, isTicked: true) }, chosen: club1,
            followers: followers, csrf: csrf, problems: problems)
    }

    var sources: [any Page] {
        let offers = offer.map { [$0] } ?? []
        let previews = offers.map { SourcePreview(offer: $0, count: 3, items: [record], notice: text) }
        return [
            SourcesPage(
                [
                    FollowList(
                        club1, name: text, sources: [source(.gone, failures: 0), source(.active, failures: 3)],
                        mayTend: true), FollowList(.member(1), name: text, sources: [], mayTend: true),
                ], typed: text, chosen: club1, followers: followers, notice: text, csrf: csrf, problems: problems),
            choice(offers), choice([]),
            DeclinePage(1, title: text, club: (1, text), typed: text, csrf: csrf, problems: problems),
            ItemTagsPage(
                1, title: text, in: club1, clubName: text, typed: text, ruleTags: tags, back: "/a", csrf: csrf,
                problems: problems),
            RulesPage(
                [InboxRule.Action.show, .hide, .propose(1)].map { action in
                    .init(
                        1, InboxRule(condition: .init(kind: .author, phrases: [text]), action: action), of: club1,
                        clubName: text,
                        .init(matches: 2, proposals: 1, isAsked: false))
                }, of: club1, inboxName: text, form: ruleForm, csrf: csrf, problems: problems),
            RulePage(of: club1, form: ruleForm, csrf: csrf, problems: problems),
            ProposePage(
                .init(record, action: "/a", keepKey: "key", crumb: (text, "/b"), article: 1), Proposal.Entry(),
                clubs: [(1, text)], csrf: csrf, problems: problems),
            ProposalsPage(
                1, name: text, open: .init([proposal(.open)], page: 2, hasMore: true),
                settled: .init([proposal(.picked), proposal(.declined)], page: 2, hasMore: true),
                viewer: Storybook.facilitator, sent: .joined, csrf: csrf),
        ] + inboxes
            + previews.map {
                SourcePreviewPage(
                    $0, isFollowed: true, chosen: club1, followers: followers, csrf: csrf, problems: problems)
            }
    }

    var bareSources: [any Page] {
        let alone: [(Follower, String)] = [(.member(1), "Me")]
        let previews = (offer.map { [$0] } ?? []).map { SourcePreview(offer: $0, count: 0, items: []) }
        let nothing = InboxItem(
            InboxItem.Facts(1, bareRecord, seenAt: now), in: InboxAddress(.member(1)), next: nil, mayTend: false,
            time: time)
        return [
            SourcesPage([], typed: "", chosen: .member(1), followers: alone, notice: "", csrf: csrf),
            SourceChoicePage(
                .init(text, text), [], chosen: .member(1), followers: alone, csrf: csrf),
            DeclinePage(1, title: text, club: (1, text), typed: "", csrf: csrf),
            ItemTagsPage(1, title: text, in: .member(1), clubName: "", typed: "", ruleTags: [], back: "/a", csrf: csrf),
            RulesPage([], of: .member(1), inboxName: text, form: nil, csrf: csrf),
            RulePage(
                of: .member(1),
                form: RuleForm(InboxRule.Entry(), action: "/a", keepKey: "rule-1", label: text, clubs: []), csrf: csrf),
            ProposePage(
                .init(bareRecord, action: "/a", keepKey: "key", crumb: (text, "/b"), article: nil), Proposal.Entry(),
                clubs: [], csrf: csrf),
            ProposalsPage(
                1, name: text,
                open: .init(
                    [
                        ProposalBlock(
                            .init(1, Proposal(club: 1, why: prose, tags: []), bareRecord, .open, proposedAt: now),
                            for: .visitor, mayWrite: false, time: time)
                    ], page: 1, hasMore: false), settled: .init([], page: 1, hasMore: false), viewer: .visitor,
                sent: nil, csrf: csrf),
            InboxPage(InboxAddress(.member(1)), [nothing], hasMore: false, newestSeenAt: now, .init(csrf: csrf)),
        ]
            + previews.map {
                SourcePreviewPage($0, isFollowed: false, chosen: .member(1), followers: alone, csrf: csrf)
            }
    }
}
