/// A question put to a club or one of its panels, answered by votes with reasons.
package struct Poll: Hashable, Sendable {
    package let number: Number<Poll>
    package let club: Number<Club>
    /// Who is asked, where not the whole club is.
    package let panel: AskedPanel?
    package let question: String
    package let details: Prose
    package let terms: Terms
    package let askedAt: Instant
    package let closesAt: Instant
    /// The poll that was put in the place of this one, which then says so.
    package let replacement: Number<Poll>?
    /// Counted up with each change.
    package let version: Int

    package init(
        number: Number<Poll>, club: Number<Club>, panel: AskedPanel? = nil, question: String, details: Prose,
        terms: Terms, askedAt: Instant, closesAt: Instant, replacement: Number<Poll>? = nil, version: Int = 1
    ) {
        self.number = number
        self.club = club
        self.panel = panel
        self.question = question
        self.details = details
        self.terms = terms
        self.askedAt = askedAt
        self.closesAt = closesAt
        self.replacement = replacement
        self.version = version
    }

    package func isClosed(at now: Instant) -> Bool { closesAt <= now }

    /// When it closes as a form has it, by the clocks of its club: nil where that is some days after it was asked, to the hour.
    package func chosenEnd(in zone: String) -> WallTime? {
        let (asked, end) = (WallTime(askedAt, in: zone), WallTime(closesAt, in: zone))
        let days = asked.after(.hours(-12)).wholeDays(to: end)
        return asked.after(days: days).instant(in: zone) == closesAt ? nil : end
    }

    /// Whether whoever is asked may vote still: the poll is open, and the panel it is put to stands.
    package func takesVotes(at now: Instant) -> Bool { !isClosed(at: now) && panel?.hasEnded(at: now) != true }

    /// How a vote is given.
    package enum Form: String, CaseIterable, Hashable, Sendable, Codable {
        case single, multiple, scale, text

        package var name: String {
            switch self {
            case .single: "One choice"
            case .multiple: "Several choices"
            case .scale: "A scale from 0 to 10"
            case .text: "Free text"
            }
        }

        package var hasOptions: Bool { self == .single || self == .multiple }
    }

    /// When those who may read the club see the results.
    package enum Disclosure: String, CaseIterable, Hashable, Sendable, Codable {
        case always
        case afterVoting = "after-voting"
        case atClose = "at-close"

        package var name: String {
            switch self {
            case .always: "At any time"
            case .afterVoting: "Once they have voted, and everyone when it is closed"
            case .atClose: "When it is closed"
            }
        }
    }

    /// What a voter must know before voting. With the first vote it is fixed: whoever voted agreed to this.
    package struct Terms: Hashable, Sendable {
        package let form: Form
        /// What there is to choose from; none unless the form has options.
        package let options: [String]
        package let disclosure: Disclosure
        /// Whether readers see votes without names. The club's facilitators see names in any case.
        package let isAnonymous: Bool
        /// Whether each vote must carry a reference.
        package let needsReference: Bool

        package init(
            form: Form, options: [String], disclosure: Disclosure, isAnonymous: Bool, needsReference: Bool
        ) {
            self.form = form
            self.options = options
            self.disclosure = disclosure
            self.isAnonymous = isAnonymous
            self.needsReference = needsReference
        }
    }

    /// Why somebody may not vote.
    package var votersOnly: String {
        panel.map { "This poll is put to the panel “\($0.topic)”: its members vote." }
            ?? "This poll is put to the members of the club: join it to vote."
    }

    /// The ends of the scale.
    package static let scale = 0...10
}

extension Poll {
    /// Whether the results may be shown. Facilitators see them at any time, since they look after the vote.
    package func showsResults(to viewer: Viewer, hasVoted: Bool, at now: Instant) -> Bool {
        if isClosed(at: now) || viewer.facilitates(club) { return true }
        return switch terms.disclosure {
        case .always: true
        case .afterVoting: hasVoted
        case .atClose: false
        }
    }

    /// Whether it may be shown who voted what.
    package func showsNames(to viewer: Viewer) -> Bool { !terms.isAnonymous || viewer.facilitates(club) }

    /// Whether votes may be shown, one by one or counted. Readers know who is on a panel, so that few nameless votes of it
    /// would be told apart: of two, each tells the other.
    package func showsVotes(of voters: Int, to viewer: Viewer) -> Bool {
        panel == nil || showsNames(to: viewer) || voters >= Poll.fewestNameless
    }

    /// Whether competing interests stand beside votes. A panel's page names them with who stated them, so that beside a vote
    /// without a name they would name it.
    package func showsInterests(to viewer: Viewer) -> Bool { panel == nil || showsNames(to: viewer) }

    /// Whether it may be shown what voters chose first, vote by vote: without names it would tell, with what stands signed
    /// under the poll, who changed.
    package func showsFirstVotes(to viewer: Viewer) -> Bool { showsNames(to: viewer) }

    /// Whether the picture of those who voted twice may be shown.
    package func showsShift(of pairs: Int, to viewer: Viewer) -> Bool {
        pairs > 0 && (showsNames(to: viewer) || pairs >= Poll.fewestNameless)
    }

    /// Fewer than this could be told apart.
    package static let fewestNameless = 5

    /// - Parameter version: the one the voter read; nil where they say none.
    package func refuseUnlessRead(_ version: Int?) throws(Refusal) {
        if version != self.version {
            throw Refusal(
                .conflict, "The poll was changed since you read it. Look at it again: your words stand below.")
        }
    }

    package func refuseIfClosed(at now: Instant) throws(Refusal) {
        if isClosed(at: now) {
            throw Refusal(
                .conflict, "This poll is closed, so your vote was not counted; your words stand below to be copied.")
        }
        if panel?.hasEnded(at: now) == true {
            throw Refusal(
                .conflict, "The panel has ended, so your vote was not counted; your words stand below to be copied.")
        }
    }
}

extension Viewer {
    /// Who belongs to the club, since the vote speaks for it; where the poll is put to a panel, who is on that.
    package func mayVote(in poll: Poll) -> Bool {
        poll.panel.map { panels.contains($0.number) } ?? (isMember && clubs[poll.club] != nil)
    }

    /// Whoever may write in the club says something under its polls, and who is on the panel that is asked while it stands.
    package func mayRemark(on poll: Poll, in club: Club, at now: Instant) -> Bool {
        if mayWrite(in: club.number, club.visibility) { return true }
        return poll.panel.map { panels.contains($0.number) && !$0.hasEnded(at: now) } ?? false
    }

    package func refuseUnlessRemarking(on poll: Poll, in club: Club, at now: Instant) throws(Refusal) {
        if mayRemark(on: poll, in: club, at: now) { return }
        if let panel = poll.panel, panels.contains(panel.number) {
            throw Refusal(.conflict, "The panel has ended, so this was not said; your words stand below to be copied.")
        }
        throw Refusal(.forbidden, "You may not write in this club.")
    }

    package func refuseUnlessVoting(in poll: Poll) throws(Refusal) {
        guard mayVote(in: poll) else { throw Refusal(.forbidden, poll.votersOnly) }
    }

    package func refuseUnlessAskingPolls(in club: Number<Club>) throws(Refusal) {
        guard facilitates(club) else {
            throw Refusal(
                .forbidden, "Only a facilitator of the club may put a poll to it, change it, close it or replace it.")
        }
    }

    /// Words under a poll, and those of a vote, are taken back by who wrote them, a facilitator or a moderator.
    package func mayWithdrawWords(by author: Number<Member>, in club: Number<Club>) -> Bool {
        member == author || facilitates(club) || isModerator
    }
}
