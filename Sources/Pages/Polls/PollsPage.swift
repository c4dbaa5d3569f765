package import Colloquium

/// A poll in a list.
package struct PollItem: Sendable {
    let pollQuestion: String
    let pollPath: String
    let pollState: String
    let votersText: String
    /// Who is asked, where not the whole club is; empty otherwise.
    let askedText: String

    /// - Parameters:
    ///   - panel: the topic of the panel that is asked; nil where the club is.
    ///   - panelEndsAt: when that panel ends, and nobody votes any more; nil for no end.
    ///   - now: nil for words that stay true: a discussion's page is kept.
    package init(
        _ number: Number<Poll>, question: String, panel: String? = nil, voters: Int, closesAt: Instant,
        panelEndsAt: Instant? = nil, at now: Instant?, time: ReaderTime
    ) {
        askedText = panel.map { "Put to the panel “\($0)”" } ?? ""
        pollQuestion = question
        pollPath = SitePath.poll(number, question)
        let end = panelEndsAt.map { min($0, closesAt) } ?? closesAt
        pollState = now.map { PollPage.closing(end, at: $0, time) } ?? "Takes votes until \(time.moment(end))"
        votersText = PollPage.voters(voters)
    }
}

/// The polls of a club.
package struct PollsPage: SitePage {
    package static let template = "polls/polls"

    package let pageTitle: String
    let clubName: String
    let clubPath: String
    let polls: [PollItem]
    let newPollPath: [String]
    let pagination: Pagination

    package init(_ club: Club, _ polls: [PollItem], page: Int, hasMore: Bool, viewer: Viewer) {
        pagination = Pagination(path: SitePath.polls(club.number), page: page, hasMore: hasMore)
        pageTitle = "Polls of \(club.name)"
        clubName = club.name
        clubPath = SitePath.club(club.number, club.name)
        self.polls = polls
        newPollPath = viewer.facilitates(club.number) ? [SitePath.newPoll(club.number)] : []
    }
}
