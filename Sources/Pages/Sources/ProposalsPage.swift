package import Colloquium

/// What members would like a club to discuss.
package struct ProposalsPage: SitePage {
    package static let template = "sources/proposals"

    package let pageTitle: String
    let csrf: String
    let clubName: String
    let clubPath: String
    let inboxPath: [String]
    let open: [ProposalBlock]
    let openPages: Pagination
    let settled: [ProposalBlock]
    let settledPages: Pagination
    let sentText: String
    let mayPick: Bool

    /// What became of what the reader just proposed.
    package enum Sent: Sendable {
        case proposed
        /// It was proposed already.
        case joined

        fileprivate var text: String {
            switch self {
            case .proposed: "It is proposed, with what you wrote. You are among those who would discuss it."
            case .joined:
                "It had been proposed already, so your reason stands with that proposal, and you are among those who would discuss it."
            }
        }
    }

    /// One page of proposals.
    package struct Part: Sendable {
        let blocks: [ProposalBlock]
        let page: Int
        let hasMore: Bool

        package init(_ blocks: [ProposalBlock], page: Int, hasMore: Bool) {
            self.blocks = blocks
            self.page = page
            self.hasMore = hasMore
        }
    }

    package init(
        _ club: Number<Club>, name: String, open: Part, settled: Part, viewer: Viewer, sent: Sent?, csrf: String
    ) {
        let path = SitePath.proposals(club)
        pageTitle = "Proposals in \(name)"
        self.csrf = csrf
        clubName = name
        clubPath = SitePath.club(club, name)
        inboxPath = viewer.mayReadInbox(of: .club(club)) ? [SitePath.inbox(.club(club))] : []
        self.open = open.blocks
        openPages = Pagination(
            path: path, page: open.page, hasMore: open.hasMore, parameter: "open", of: "open proposals",
            .mostWantedFirst)
        self.settled = settled.blocks
        settledPages = Pagination(
            path: path, page: settled.page, hasMore: settled.hasMore, of: "settled proposals")
        sentText = sent?.text ?? ""
        mayPick = viewer.facilitates(club)
    }
}

/// One proposal, with what the reader may do about it.
package struct ProposalBlock: Sendable {
    let anchor: String
    let subject: String
    /// Where it can be read; empty when nothing tells.
    let subjectURL: [String]
    let citation: Citation
    let flags: [ArticleFlag]
    let whyHTML: String
    let proposerText: String
    let proposedDay: String
    let supportersText: String
    let otherReasons: [Reason]
    let tagNames: [String]
    let stateName: String
    let outcomeText: String
    let discussionPath: [String]
    let support: [Support]
    let pickPath: [String]
    let pickLabel: String
    let declinePath: [String]
    let withdrawalPath: [String]

    /// Why somebody else would discuss it, in their own words.
    struct Reason: Sendable {
        let reasonName: String
        let reasonHTML: String
    }

    struct Support: Sendable {
        let supportPath: String
        let supportValue: String
        let supportLabel: String
        let isSupported: Bool
    }

    /// What is known of a proposal.
    package struct Facts: Sendable {
        package let number: Number<Proposal>
        package let proposal: Proposal
        package let record: ArticleRecord
        package let state: Proposal.State
        package var article: Number<Article>?
        package var proposer: Number<Member>?
        package var proposerName = ""
        package var proposedAt: Instant
        package var settledBy = ""
        package var settledAt: Instant?
        package var reason = ""
        package var discussion: Number<Discussion>?
        /// Names of those who have a draft of it.
        package var preparers: [String] = []
        /// Whether the viewer is one of them.
        package var isPrepared = false
        package var supporters: [(member: Number<Member>, name: String, why: Prose)] = []

        package init(
            _ number: Number<Proposal>, _ proposal: Proposal, _ record: ArticleRecord, _ state: Proposal.State,
            proposedAt: Instant
        ) {
            self.number = number
            self.proposal = proposal
            self.record = record
            self.state = state
            self.proposedAt = proposedAt
        }
    }

    /// - Parameter mayWrite: whether the viewer may say that they would discuss it.
    package init(_ facts: Facts, for viewer: Viewer, mayWrite: Bool, time: ReaderTime) {
        let record = facts.record
        anchor = SitePath.anchor(facts.number)
        subject = record.title.isEmpty ? "Without a title" : record.title
        subjectURL =
            facts.article.map { [SitePath.article($0, record.title)] }
            ?? Array((record.identifiers.compactMap(\.url) + record.links).prefix(1))
        citation = Citation(record)
        flags = ArticleFlag.list(record)
        whyHTML = facts.proposal.why.html
        proposerText = facts.proposer == nil ? "a rule of the inbox" : facts.proposerName
        proposedDay = time.day(facts.proposedAt)
        supportersText = Self.words(for: facts.supporters.map(\.name), isOpen: facts.state == .open)
        otherReasons = facts.supporters.filter { $0.member != facts.proposer && !$0.why.html.isEmpty }
            .map { Reason(reasonName: $0.name, reasonHTML: $0.why.html) }
        tagNames = facts.proposal.tags.map(\.rawValue)
        stateName = facts.state.name
        outcomeText = Self.outcome(of: facts, time)
        discussionPath = facts.discussion.map { [SitePath.discussion($0)] } ?? []
        let isSupported = facts.supporters.contains { $0.member == viewer.member }
        let isOpen = facts.state == .open
        let mayPick = viewer.facilitates(facts.proposal.club)
        support =
            isOpen && mayWrite
            ? [
                Support(
                    supportPath: SitePath.support(facts.number), supportValue: isSupported ? "no" : "yes",
                    supportLabel: isSupported ? "Take “I’d discuss this” back" : "I’d discuss this",
                    isSupported: isSupported)
            ] : []
        pickPath = mayPick && isOpen ? [SitePath.pick(facts.number)] : []
        pickLabel = facts.isPrepared ? "Go on with your draft" : "Pick it"
        declinePath = mayPick && isOpen ? [SitePath.decline(facts.number)] : []
        withdrawalPath =
            isOpen && facts.proposer != nil && facts.proposer == viewer.member
            ? [SitePath.withdrawal(facts.number)] : []
    }

    private static func words(for names: [String], isOpen: Bool) -> String {
        switch names.count {
        case 0: return isOpen ? "Nobody has said yet that they would discuss it" : ""
        case 1: return "\(names[0]) would discuss it"
        case 2...4:
            return "\(names.dropLast().joined(separator: ", ")) and \(names.last ?? "") would discuss it"
        default: return "\(names.prefix(3).joined(separator: ", ")) and \(names.count - 3) more would discuss it"
        }
    }

    private static func outcome(of facts: Facts, _ time: ReaderTime) -> String {
        guard let settledAt = facts.settledAt else {
            return facts.preparers.isEmpty ? "" : "Being prepared by \(facts.preparers.joined(separator: " and "))."
        }
        let who = facts.settledBy.isEmpty ? "" : " by \(facts.settledBy)"
        let reason = facts.reason.isEmpty ? "" : ": \(facts.reason)"
        return "\(facts.state.name)\(who), \(time.day(settledAt))\(reason)"
    }
}
