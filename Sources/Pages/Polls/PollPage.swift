package import Colloquium

/// A poll: the question, one's vote, what was voted and why, and what is said of it.
package struct PollPage: SitePage {
    package static let template = "polls/poll"

    package let pageTitle: String
    let detailsHTML: String
    let askerName: String
    let askerPath: String
    let askedAt: String
    let clubName: String
    let clubPath: String
    let pollsPath: String
    /// Not a guest of a panel of a closed club.
    let mayReadClub: Bool
    let askedPanel: [PanelLink]
    let isPutToPanel: Bool
    let state: String
    let votersText: String
    let formName: String
    let replacement: [String]
    let replacedPoll: [String]
    let standsIn: [StandsIn]
    let voteForm: [VoteForm]
    /// Why there is no form, or what became of the vote.
    let voteNotice: [String]
    let signInPath: [String]
    /// Whether one has voted: the form is folded then.
    let isVoted: Bool
    let ownVoteText: String
    let showsResults: Bool
    let resultsNotice: [String]
    let picture: [PollPicture]
    let shift: [ShiftPicture]
    let votes: [VoteBlock]
    let votesHeading: String
    let exports: [Export]
    let remarks: [RemarkBlock]
    let remarkForm: [RemarkForm]
    let editPath: [String]
    let closurePath: [String]
    let replacementPath: [String]
    let csrf: String
    let problems: [FormProblem]

    struct PanelLink: Sendable {
        let panelTopic: String
        let panelPath: String
    }

    struct Export: Sendable {
        let exportName: String
        let exportFile: String
    }

    struct StandsIn: Sendable {
        let discussionTitle: String
        let discussionPath: String
    }

    /// What somebody voted, as a reader may see it.
    package struct VoteBlock: Sendable {
        /// Empty where names are not shown.
        let voter: [Voter]
        let voteText: String
        /// What was voted in words, which are no heading.
        let saidText: String
        /// As it is called where it is not shown beside.
        let voteName: String
        let beforeText: String
        let rationaleHTML: String
        /// Empty where they would tell the name.
        let interests: String
        let references: [ReferenceCard]
        let isSilenced: Bool
        let silencingPath: [String]

        struct Voter: Sendable {
            let voterName: String
            let voterPath: String
            let voterByline: String
        }

        /// - Parameters:
        ///   - works: what is known of its references.
        ///   - voter: nil where names are not shown.
        ///   - isWithdrawn: whether its words were taken back.
        ///   - path: where they are taken back, for who may.
        ///   - before: what they voted first, where they voted again after others were heard.
        package init(
            _ vote: Vote, citing works: [Identifier: CitedWork],
            by voter: (number: Number<Member>, name: String, byline: String)?, before: Vote.Choice?,
            on terms: Poll.Terms, isWithdrawn: Bool = false, withdrawingAt path: String? = nil
        ) {
            isSilenced = isWithdrawn
            silencingPath = isWithdrawn ? [] : path.map { [$0] } ?? []
            self.voter =
                voter.map {
                    [Voter(voterName: $0.name, voterPath: SitePath.member($0.number, $0.name), voterByline: $0.byline)]
                } ?? []
            let words = vote.choice.words(on: terms)
            voteText = terms.form == .text ? "" : words
            saidText = terms.form == .text ? words : ""
            voteName = words.excerpt(60)
            beforeText =
                before.map {
                    $0 == vote.choice
                        ? "Voted the same before hearing others" : "Before hearing others: \($0.words(on: terms))"
                } ?? ""
            rationaleHTML = vote.rationale.html
            interests = vote.competingInterests
            references = vote.references.map { ReferenceCard($0, works[$0.identifier] ?? CitedWork($0.identifier)) }
        }
    }

    /// What the page needs, gathered by the caller.
    package struct Content: Sendable {
        package var poll: Poll
        package var club: Club
        package var asker: (number: Number<Member>, name: String)
        package var discussion: (number: Number<Discussion>, title: String)?
        package var replaces: Number<Poll>?
        package var tally: PollTally
        package var votes: [VoteBlock] = []
        package var own: Vote?
        package var form: VoteForm?
        package var remarks: [RemarkBlock] = []
        package var remarkForm: RemarkForm?
        package var csrf = ""
        package var problems: [Refusal.Problem] = []

        package init(_ poll: Poll, in club: Club, by asker: (number: Number<Member>, name: String), _ tally: PollTally)
        {
            self.poll = poll
            self.club = club
            self.asker = asker
            self.tally = tally
        }
    }

    package init(_ content: Content, for viewer: Viewer, at now: Instant, time: ReaderTime) {
        let poll = content.poll
        pageTitle = poll.question
        detailsHTML = poll.details.html
        askerName = content.asker.name
        askerPath = SitePath.member(content.asker.number, content.asker.name)
        askedAt = time.day(poll.askedAt)
        clubName = content.club.name
        clubPath = SitePath.club(content.club.number, content.club.name)
        pollsPath = SitePath.polls(content.club.number)
        mayReadClub = viewer.mayRead(poll.club, content.club.visibility)
        askedPanel =
            poll.panel.map { [PanelLink(panelTopic: $0.topic, panelPath: SitePath.panel($0.number, $0.topic))] } ?? []
        isPutToPanel = poll.panel != nil
        state = poll.isCutShort(at: now) ? "The panel has ended" : Self.closing(poll.closesAt, at: now, time)
        votersText = Self.voters(content.tally.voters)
        formName = poll.terms.form.name
        replacement = poll.replacement.map { [SitePath.poll($0)] } ?? []
        replacedPoll = content.replaces.map { [SitePath.poll($0)] } ?? []
        standsIn =
            content.discussion.map {
                [StandsIn(discussionTitle: $0.title, discussionPath: SitePath.discussion($0.number, $0.title))]
            } ?? []
        let isClosed = poll.isClosed(at: now)
        voteForm = content.form.map { [$0] } ?? []
        isVoted = content.own != nil && content.problems.isEmpty
        ownVoteText = content.own.map { $0.choice.words(on: poll.terms) } ?? ""
        signInPath = viewer.isSignedIn || isClosed ? [] : [SitePath.signIn(to: SitePath.poll(poll.number))]
        voteNotice = Self.notice(poll, hasForm: content.form != nil, for: viewer, at: now)
        showsResults = poll.showsResults(to: viewer, hasVoted: content.own != nil, at: now)
        let showsEach = poll.showsVotes(of: content.tally.voters, to: viewer)
        resultsNotice =
            showsResults
            ? showsEach || content.tally.voters == 0 ? [] : [Self.few]
            : [Self.hidden(poll, for: viewer, until: time.moment(poll.closesAt))]
        picture = showsResults && showsEach ? PollPicture.list(content.tally, on: poll.terms) : []
        shift =
            showsResults && showsEach && poll.showsShift(of: content.tally.pairs, to: viewer)
            ? ShiftPicture.list(content.tally, on: poll.terms, scale: poll.shiftScale(for: viewer)) : []
        votes = showsResults ? content.votes : []
        votesHeading = poll.terms.form == .text ? "Answers" : "Reasons"
        let hasVotes = showsResults && content.tally.voters > 0
        exports =
            (hasVotes && showsEach
                ? [Export(exportName: "Votes as CSV", exportFile: SitePath.votes(poll.number))] : [])
            + (hasVotes && showsEach && poll.terms.form != .text
                ? [Export(exportName: "Counts as CSV", exportFile: SitePath.counts(poll.number))] : [])
        remarks = content.remarks
        remarkForm = content.remarkForm.map { [$0] } ?? []
        let mayEnd = viewer.facilitates(poll.club)
        editPath = mayEnd && !isClosed && content.tally.voters == 0 ? [SitePath.edit(poll.number)] : []
        closurePath = mayEnd && !isClosed ? [SitePath.closure(poll.number)] : []
        replacementPath = mayEnd && poll.replacement == nil ? [SitePath.replacement(poll.number)] : []
        csrf = content.csrf
        problems = FormProblem.list(content.problems)
    }

    /// Why there is no form while the poll is open.
    private static func notice(_ poll: Poll, hasForm: Bool, for viewer: Viewer, at now: Instant) -> [String] {
        if poll.isClosed(at: now) || hasForm { return [] }
        if poll.isCutShort(at: now) { return ["The panel that was asked has ended, and votes no more."] }
        return viewer.isSignedIn || poll.panel != nil ? [poll.votersOnly] : []
    }

    private static let few =
        "Votes are shown, and counted, once \(Poll.fewestNameless) members of the panel have voted: fewer could be told apart."

    private static func hidden(_ poll: Poll, for viewer: Viewer, until end: String) -> String {
        if poll.terms.disclosure == .atClose { return "Readers see the results from \(end) on." }
        let voters =
            poll.panel == nil || viewer.mayVote(in: poll)
            ? "You see the results once you have voted" : "Who is on the panel sees the results after voting"
        return "\(voters); everyone sees them from \(end) on."
    }

    static func closing(_ closesAt: Instant, at now: Instant, _ time: ReaderTime) -> String {
        closesAt > now ? "Open until \(time.moment(closesAt))" : "Closed \(time.moment(closesAt))"
    }

    static func voters(_ count: Int) -> String {
        count == 0 ? "Nobody has voted yet" : count == 1 ? "1 member voted" : "\(count) members voted"
    }
}

extension Poll {
    /// Whether the panel that votes has ended before the poll closes.
    fileprivate func isCutShort(at now: Instant) -> Bool { !isClosed(at: now) && panel?.hasEnded(at: now) == true }
}
