package import Colloquium

/// Who was asked to a panel and what they said, with a search for members and a form for guests; for facilitators.
package struct PanelInvitationsPage: SitePage {
    package static let template = "panels/invitations"

    package let pageTitle = "Whom the panel asks"
    let panelTopic: String
    let panelPath: String
    let invited: [Invited]
    let invitedText: String
    /// None where nobody can be asked any more.
    let asking: [Asking]
    let csrf: String
    let problems: [FormProblem]

    package struct Invited: Sendable {
        let invitedName: String
        let invitedPath: [String]
        let invitedEmail: String
        let invitedState: String
        let invitedWords: String
        /// What they said with a refusal, or their competing interests.
        let invitedSaid: String
        let takingBackPath: [String]

        package init(
            _ invitation: PanelInvitation, by inviter: String, account: String, at now: Instant, time: ReaderTime
        ) {
            invitedName = invitation.name
            invitedPath = invitation.member.map { [SitePath.member($0, account)] } ?? []
            invitedEmail = invitation.email?.text ?? ""
            invitedState = invitation.state(at: now)
            invitedWords = invitation.words(at: now, time, by: inviter)
            invitedSaid =
                invitation.answer == .accepted
                ? "Competing interests: \(invitation.competingInterests)"
                : invitation.words.isEmpty ? "" : "“\(invitation.words)”"
            takingBackPath = invitation.isStanding ? [SitePath.takingBack(invitation.number)] : []
        }
    }

    struct Asking: Sendable {
        let searchAction: String
        let inviteAction: String
        let guestAction: String
        let guestKey: String
        let findName: Field
        let findSpecialty: Field
        let findCountry: Field
        let findStage: Choice
        let findTie: Choice
        let candidates: [Candidate]
        /// What was found, in words; empty before anything is looked for.
        let foundText: String
        let memberError: String
        /// What was looked for, to come back with what is refused.
        let searched: [KeptField]
        let guestName: Field
        let guestEmail: Field
    }

    /// Somebody who was found, as far as the facilitator may see them.
    package struct Candidate: Sendable {
        let candidateID: String
        let candidateNumber: String
        let candidateName: String
        let candidatePath: String
        let candidateWords: String
        let isCandidateAsked: Bool
        let isCandidateChosen: Bool

        package init(_ member: Member, isAsked: Bool, isChosen: Bool, for viewer: Viewer) {
            let profile = member.profile
            func shown(_ field: Profile.Field, _ words: String) -> String {
                profile.shows(field, of: member.number, to: viewer) ? words : ""
            }
            candidateID = "member-\(member.number)"
            candidateNumber = "\(member.number)"
            candidateName = profile.name
            candidatePath = SitePath.member(member.number, profile.name)
            candidateWords = [
                shown(.credentials, profile.credentials), shown(.careerStage, profile.careerStage.name),
                shown(.specialties, profile.specialties.joined(separator: ", ")),
                shown(.institution, profile.institution), shown(.country, profile.country),
            ].filter { !$0.isEmpty }.joined(separator: " · ")
            isCandidateAsked = isAsked
            isCandidateChosen = isChosen && !isAsked
        }
    }

    /// What a facilitator is doing beside the list.
    package struct Desk: Sendable {
        package var search = PanelSearch()
        package var candidates: [Candidate] = []
        package var hasMore = false
        package var guest = PanelInvitation.GuestEntry()
        package var problems: [Refusal.Problem] = []

        package init() {}
    }

    package init(_ panel: Panel, _ invited: [Invited], _ desk: Desk, at now: Instant, csrf: String) {
        panelTopic = panel.topic
        panelPath = SitePath.panel(panel.number, panel.topic)
        self.invited = invited
        invitedText = invited.isEmpty ? "" : invited.count == 1 ? "1 person" : "\(invited.count) people"
        asking = panel.hasEnded(at: now) && desk.problems.isEmpty ? [] : [Asking(desk, to: panel.number)]
        self.csrf = csrf
        problems = FormProblem.list(desk.problems)
    }
}

extension PanelInvitationsPage.Asking {
    fileprivate init(_ desk: PanelInvitationsPage.Desk, to panel: Number<Panel>) {
        let search = desk.search
        searchAction = SitePath.invitations(panel)
        inviteAction = SitePath.invitations(panel)
        guestAction = SitePath.guests(panel)
        guestKey = SitePath.keepKey(ofGuestsOf: panel)
        findName = Field("find-name", "Name", value: search.name)
        findSpecialty = Field(
            "find-specialty", "Specialty", value: search.specialty, hint: "Or a part of it, such as “emergency”.")
        findCountry = Field("find-country", "Country", value: search.country)
        findStage = Choice(
            "find-stage", "Career stage",
            options: [("", "Any")] + CareerStage.allCases.map { ($0.rawValue, $0.name) }, chosen: search.careerStage)
        findTie = Choice(
            "find-tie", "In your network",
            options: [("", "Anybody"), (PanelSearch.anyTie, "Your ties")]
                + Tie.Strength.allCases.map { ($0.rawValue, "Your ties: \($0.name.lowercased())") }, chosen: search.tie,
            hint: "Nobody is told that you looked by your ties.")
        candidates = desk.candidates
        foundText = search.isEmpty ? "" : Self.found(desk.candidates.count, desk.hasMore)
        memberError = desk.problems.filter { $0.field == "member" }.map(\.reason).joined(separator: " ")
        searched = [
            ("find-name", search.name), ("find-specialty", search.specialty), ("find-country", search.country),
            ("find-stage", search.careerStage), ("find-tie", search.tie),
        ].map { KeptField(keptName: $0.0, keptValue: $0.1) }
        guestName = Field("name", "Name", value: desk.guest.name, required: true, in: desk.problems)
        guestEmail = Field(
            "email", "E-mail address", value: desk.guest.email, type: "email", required: true, in: desk.problems)
    }

    private static func found(_ count: Int, _ hasMore: Bool) -> String {
        if hasMore { return "The first \(count) by name. Look more narrowly to see others." }
        if count == 0 { return "Nobody. Members whose profile does not show what you look for are not found." }
        return count == 1 ? "1 member" : "\(count) members"
    }
}

extension PanelInvitation {
    fileprivate func state(at now: Instant) -> String {
        switch answer {
        case .waiting: mayBeAccepted(at: now) ? "Has not answered" : "Expired"
        case .accepted: "Accepted"
        case .declined: "Declined"
        case .left: "Left"
        case .takenBack: "Taken back"
        }
    }

    fileprivate func words(at now: Instant, _ time: ReaderTime, by inviter: String) -> String {
        let asked = "Asked by \(inviter) on \(time.day(invitedAt))"
        guard answer == .waiting, let endsAt else { return asked }
        return "\(asked); the link \(now < endsAt ? "works" : "worked") until \(time.day(endsAt))"
    }
}
