package import Colloquium

/// A panel: what it is for, and who is on it.
package struct PanelPage: SitePage {
    package static let template = "panels/panel"

    package let pageTitle: String
    let purposeHTML: String
    let clubName: String
    /// None for a guest who may not read the club.
    let club: [ClubLink]
    let makerName: String
    let makerPath: String
    let madeAt: String
    let state: String
    let membersText: String
    let seats: [Seat]
    /// What the reader is asked, or what they said.
    let ownNotice: [OwnNotice]
    let polls: [PollItem]
    /// Those it was asked about.
    let questions: [QuestionItem]
    let newPollPath: [String]
    let invitationsPath: [String]
    let editPath: [String]
    let editLabel: String
    let closurePath: [String]

    struct ClubLink: Sendable {
        let clubPath: String
        let panelsPath: String
    }

    struct OwnNotice: Sendable {
        let ownText: String
        let ownLabel: String
        let ownPath: String
    }

    /// Somebody on the panel, as far as the reader may see them.
    package struct Seat: Sendable {
        let seatName: String
        let seatPath: String
        let seatWords: String
        let isGuestSeat: Bool
        let seatInterests: String

        package init(_ member: Member, interests: String, for viewer: Viewer) {
            let profile = member.profile
            func shows(_ field: Profile.Field) -> Bool { profile.shows(field, of: member.number, to: viewer) }
            seatName = profile.name
            seatPath = SitePath.member(member.number, profile.name)
            seatWords = [
                shows(.credentials) ? profile.credentials : "", shows(.institution) ? profile.institution : "",
            ].filter { !$0.isEmpty }.joined(separator: " · ")
            isGuestSeat = member.isGuest
            seatInterests = interests
        }
    }

    package init(
        _ panel: Panel, of club: Club, by maker: (number: Number<Member>, name: String), _ seats: [Seat],
        own: PanelInvitation?, polls: [PollItem] = [], questions: [QuestionItem] = [],
        for viewer: Viewer, at now: Instant, time: ReaderTime
    ) {
        pageTitle = panel.topic
        purposeHTML = panel.purpose.html
        clubName = club.name
        self.club =
            viewer.mayRead(club.number, club.visibility)
            ? [ClubLink(clubPath: SitePath.club(club.number, club.name), panelsPath: SitePath.panels(club.number))]
            : []
        makerName = maker.name
        makerPath = SitePath.member(maker.number, maker.name)
        madeAt = time.day(panel.madeAt)
        state = Self.state(panel.endsAt, at: now, time)
        membersText = Self.members(seats.count)
        self.seats = seats
        let hasEnded = panel.hasEnded(at: now)
        ownNotice = own.flatMap { Self.notice($0, hasEnded: hasEnded) }.map { [$0] } ?? []
        let maySee = viewer.facilitates(panel.club)
        self.polls = polls
        self.questions = questions
        newPollPath = maySee && !hasEnded ? [SitePath.newPoll(panel.club, to: panel.number)] : []
        invitationsPath = maySee ? [SitePath.invitations(panel.number)] : []
        editPath = maySee ? [SitePath.edit(panel.number)] : []
        editLabel = hasEnded ? "Let it stand again" : "Change it"
        closurePath = maySee && !hasEnded ? [SitePath.closure(panel.number)] : []
    }

    private static func notice(_ own: PanelInvitation, hasEnded: Bool) -> OwnNotice? {
        let path = SitePath.seat(own.panel)
        switch own.answer {
        case .accepted:
            return OwnNotice(ownText: "You are on this panel.", ownLabel: "Your competing interests", ownPath: path)
        case .waiting where !hasEnded:
            return OwnNotice(ownText: "You are asked to be on this panel.", ownLabel: "Answer", ownPath: path)
        case .declined where !hasEnded:
            return OwnNotice(ownText: "You declined to be on this panel.", ownLabel: "Think again", ownPath: path)
        case .waiting, .declined, .left, .takenBack: return nil
        }
    }

    static func state(_ endsAt: Instant?, at now: Instant, _ time: ReaderTime) -> String {
        guard let endsAt else { return "Stands" }
        return endsAt > now ? "Stands until \(time.moment(endsAt))" : "Ended \(time.moment(endsAt))"
    }

    static func members(_ count: Int) -> String {
        count == 0 ? "Nobody has accepted yet" : count == 1 ? "1 member" : "\(count) members"
    }
}
