import Colloquium

@testable import Pages

extension Storybook {
    private func panel(ended: Bool = false) -> Panel {
        Panel(
            number: 1, club: 1, topic: text, purpose: prose, madeAt: now - .days(2),
            endsAt: ended ? now - .days(1) : now + .days(1), version: 1)
    }

    private func invitation(_ answer: PanelInvitation.Answer, isGuest: Bool = false) -> PanelInvitation {
        PanelInvitation(
            number: 1, panel: 1, member: isGuest ? nil : 1, name: text,
            email: isGuest ? EmailAddress("vera@example.org") : nil, invitedAt: now,
            endsAt: isGuest ? now + .days(1) : nil, answer: answer, words: answer == .declined ? text : "",
            competingInterests: text)
    }

    private var person: Member {
        var profile = Profile(name: text)
        (profile.credentials, profile.institution, profile.country) = (text, text, text)
        profile.specialties = [text]
        return Member(
            number: 1, email: EmailAddress("ada@example.org")!, role: .member, standing: .active, timeZone: "UTC",
            joinedAt: now, profile: profile, isGuest: true)
    }

    private func page(_ own: PanelInvitation?, ended: Bool = false, for viewer: Viewer = facilitator) -> PanelPage {
        PanelPage(
            panel(ended: ended), of: club(.everyone), by: (1, text),
            own == nil ? [] : [PanelPage.Seat(person, interests: text, for: viewer)], own: own,
            polls: own == nil
                ? [] : [PollItem(1, question: text, panel: text, voters: 1, closesAt: now, at: now, time: time)],
            questions: own == nil ? [] : [questionItem], for: viewer, at: now, time: time)
    }

    private func invitations(_ asked: [PanelInvitation], ended: Bool = false) -> PanelInvitationsPage {
        var desk = PanelInvitationsPage.Desk()
        if !ended {
            desk.search.name = text
            desk.guest.name = text
            desk.guest.email = text
            desk.hasMore = true
            desk.problems = problems + [Refusal.Problem("member", text)]
            desk.candidates = [false, true].map {
                PanelInvitationsPage.Candidate(person, isAsked: $0, isChosen: true, for: Self.facilitator)
            }
        }
        return PanelInvitationsPage(
            panel(ended: ended),
            asked.map { PanelInvitationsPage.Invited($0, by: text, account: text, at: now, time: time) }, desk, at: now,
            csrf: csrf)
    }

    private func seat(
        _ invitation: PanelInvitation, _ way: SeatPage.Way = .account, ended: Bool = false
    ) -> SeatPage {
        var reply = PanelInvitation.Reply()
        (reply.competingInterests, reply.words, reply.identifiesNobody) = (text, text, "yes")
        return SeatPage(
            invitation, to: panel(ended: ended), of: text, by: text, way, reply, at: now, time: time, csrf: csrf,
            problems: ended ? [] : problems)
    }

    var panels: [any Page] {
        var entry = Panel.Entry()
        (entry.topic, entry.purpose, entry.lastDay, entry.submission) = (text, text, text, text)
        entry.identifiesNobody = "yes"
        let item = PanelItem(1, topic: text, members: 2, endsAt: now, at: now, time: time)
        let token = String(repeating: "A", count: 43)
        return [
            PanelsPage(club(.everyone), [item], page: 2, hasMore: true, viewer: Self.facilitator),
            PanelFormPage(in: club(.everyone), entry, csrf: csrf, problems: problems),
            PanelFormPage(in: club(.everyone), entry, changing: 1, over: "1", csrf: csrf, problems: problems),
            page(invitation(.accepted)), page(invitation(.waiting)), page(invitation(.declined), for: Self.guest),
            page(nil, ended: true, for: .visitor),
            invitations([
                invitation(.waiting), invitation(.waiting, isGuest: true), invitation(.accepted),
                invitation(.declined), invitation(.left), invitation(.takenBack),
            ]), invitations([], ended: true), seat(invitation(.accepted)), seat(invitation(.waiting)),
            seat(invitation(.left)), seat(invitation(.takenBack)), seat(invitation(.waiting), ended: true),
            seat(invitation(.waiting, isGuest: true), .link(token: token, account: "", mustSignIn: true)),
            seat(invitation(.waiting, isGuest: true), .link(token: token, account: text, mustSignIn: false)),
        ]
            + [PanelInvitation.Answer.waiting, .accepted, .declined, .takenBack].flatMap { answer in
                [true, false].map { isSignedIn in
                    MessagePage(
                        past: invitation(answer, isGuest: true), by: text, isSignedIn: isSignedIn, time: time)
                }
            }
    }

    var barePanels: [any Page] {
        [
            PanelsPage(club(.everyone), [], page: 1, hasMore: false, viewer: .visitor),
            PanelFormPage(in: club(.everyone), Panel.Entry(), csrf: csrf), page(nil, for: .visitor),
            PanelInvitationsPage(panel(), [], PanelInvitationsPage.Desk(), at: now, csrf: csrf),
            SeatPage(
                invitation(.waiting), to: panel(), of: text, by: text, .account, PanelInvitation.Reply(), at: now,
                time: time, csrf: csrf),
        ]
    }
}
