import Colloquium

@testable import Pages

extension Storybook {
    var site: [any Page] {
        [
            Frame(
                surroundings(memberName: text), title: text, content: html),
            MessagePage(text, [text], next: [(text, "/")], copy: text, typed: text),
            ConfirmationPage(
                text, text, action: "/a", label: text, csrf: csrf, offersTrust: true, isDangerous: true,
                carrying: [("name", text)]),
            KeptTextPage(action: "/a", fields: [(name: text, value: text), (name: "body", value: text)], csrf: csrf),
            HomePage(
                siteName: text, tagline: text, for: .visitor, open: [item(.open)], newest: [item(.archived)],
                unanswered: [questionItem]),
            SearchPage(search, pagination: pagination, csrf: csrf),
            SavedSearchesPage([savedSearch], refused: searchEntry, csrf: csrf, problems: problems),
        ]
    }

    var bareSite: [any Page] {
        [
            Frame(surroundings(memberName: ""), title: "", content: ""), MessagePage(text, [], next: []),
            ConfirmationPage(text, text, action: "/a", label: text, csrf: csrf),
            KeptTextPage(action: "/a", fields: [], csrf: csrf),
            HomePage(siteName: text, tagline: "", for: Storybook.facilitator, open: [], newest: [], unanswered: []),
            SearchPage(SearchPage.Content(), pagination: noPages, csrf: nil), SavedSearchesPage([], csrf: csrf),
        ]
    }

    func surroundings(memberName: String) -> Frame.Surroundings {
        var surroundings = Frame.Surroundings(
            siteName: text, memberName: memberName, memberPath: "/members/1", isModerator: !memberName.isEmpty,
            isAdministrator: !memberName.isEmpty, formToken: csrf, path: "/articles",
            unreadItems: memberName.isEmpty ? 0 : 100)
        if !memberName.isEmpty { surroundings.arrived = "item-1" }
        if !memberName.isEmpty { surroundings.feeds = [FeedLink(title: text, path: "/feed")] }
        if !memberName.isEmpty { surroundings.head = PageHead(article, notices: [], origin: "http://e.org") }
        return surroundings
    }

    private var accessToken: AccessToken {
        AccessToken(number: 1, name: text, scope: .write, madeAt: now, usedAt: now)
    }

    private var accessTokenEntry: AccessToken.Entry {
        var entry = AccessToken.Entry()
        entry.name = text
        entry.scope = "read"
        entry.submission = text
        return entry
    }

    var members: [any Page] {
        var joining = JoiningEntry()
        joining.name = text
        joining.email = text
        joining.note = text
        joining.timeZone = "Europe/Vienna"
        var profile = Profile.Entry()
        profile.name = text
        profile.handle = text
        profile.credentials = text
        profile.institution = text
        profile.country = text
        profile.specialties = text
        profile.orcid = text
        profile.bio = text
        profile.careerStage = "fellow"
        profile.timeZone = "Europe/Vienna"
        return [
            SignInPage(email: text, next: "/a", kept: text, csrf: csrf, problems: problems),
            JoinPage(
                title: text, explanation: text, action: "/a", label: text, asksNote: true, entry: joining, csrf: csrf,
                problems: problems),
            LinkRequestPage(text, explanation: text, action: "/a", email: text, csrf: csrf, problems: problems),
            NewPasswordPage(action: "/a", csrf: csrf, problems: problems),
            MembersPage(for: .visitor),
            MembersPage(
                [.init(1, name: text, byline: text)], of: 201, pagination: pagination, for: Storybook.facilitator),
            MemberPage(
                member(), for: Storybook.facilitator, clubs: [(1, text)], posted: [item(.open)],
                invited: [item(.open)], panels: [PanelItem(asking: 1, topic: text, members: 1)], time: time),
            MemberPage(
                member(), for: Viewer(member: 99, role: .member, clubs: [:]), clubs: [(1, text)],
                posted: [item(.open)], networkLinks: [NextLink(nextName: text, nextPath: SitePath.network)], time: time),
            ProfileSettingsPage(profile, publicPath: "/members/1", saved: true, csrf: csrf, problems: problems),
            AccountSettingsPage(
                currentEmail: text, newEmail: text, mailStop: MailStop(address: text, reason: text), notice: text,
                csrf: csrf, problems: problems),
            AccessTokensPage(
                [accessToken], entry: accessTokenEntry, made: (text, text), time: time, csrf: csrf, problems: problems),
            SessionsPage(
                [true, false].map {
                    .init(
                        number: 1, device: text, startedAt: text, seenAt: text, endsAt: text, isThisOne: $0,
                        isTrusted: $0)
                }, for: Storybook.facilitator, csrf: csrf),
        ]
    }

    var bareMembers: [any Page] {
        [
            SignInPage(csrf: csrf),
            JoinPage(
                title: text, explanation: "", action: "/a", label: text, asksNote: false, entry: JoiningEntry(),
                csrf: csrf),
            LinkRequestPage(text, explanation: "", action: "/a", csrf: csrf), NewPasswordPage(action: "/a", csrf: csrf),
            MembersPage(for: Storybook.guest),
            MemberPage(member(bare: true), for: .visitor, clubs: [], posted: [], time: time),
            MemberPage(member(bare: true), for: Storybook.guest, clubs: [], posted: [], time: time),
            ProfileSettingsPage(Profile.Entry(), publicPath: "/a", saved: false, csrf: csrf),
            AccountSettingsPage(currentEmail: "", csrf: csrf), SessionsPage([], for: Storybook.guest, csrf: csrf),
            AccessTokensPage([], entry: .init(), made: nil, time: time, csrf: csrf),
        ]
    }

    private var clubEntry: Club.Entry {
        var entry = Club.Entry()
        entry.name = text
        entry.focus = text
        entry.norms = text
        entry.visibility = "public"
        return entry
    }

    private func schedulePage(
        _ club: Club, _ entries: [ClubSchedulePage.Entry], isMember: Bool
    ) -> ClubSchedulePage {
        ClubSchedulePage(
            club, CalendarMonth(of: now, in: club.timeZone), entries, months: isMember ? 12 : 0, isMember: isMember,
            origin: "https://club.example", at: now)
    }

    private func rotaPage(
        _ viewer: Viewer, _ entries: [RotaPage.Entry], _ openings: [ClubSchedulePage.Entry],
        problems: [Refusal.Problem] = []
    ) -> RotaPage {
        RotaPage(
            club(), RotaWeek.coming(at: now, in: "UTC"), entries: entries, openings: openings, people: [(1, text)],
            viewer: viewer, asked: ("", "1"), at: now, csrf: csrf, problems: problems)
    }

    private var rota: [any Page] {
        let week = RotaWeek(of: now, in: "UTC")
        return RotaAnswer.allCases.map { answer in
            rotaPage(
                Storybook.facilitator,
                [
                    .init(week, member: (1, text), answer, isFacilitator: false),
                    .init(week, member: (2, text), answer, isFacilitator: true),
                ],
                [.init(1, title: text, opensAt: now, closesAt: now + .days(7))], problems: problems)
        }
    }

    var clubs: [any Page] {
        rota + [
            ClubsPage([.init(1, name: text, focus: text, visibility: .everyone, members: 2, open: 2)], mayFound: true),
            ClubPage(
                club(), facilitators: [.init(1, name: text, byline: text)],
                others: [.init(2, name: text, byline: text)],
                discussions: [item(.open)], pagination: pagination, questions: [questionItem],
                viewer: Storybook.facilitator, csrf: csrf),
            schedulePage(
                club(),
                [-40, -2, 3].map { days in
                    let opensAt = now + .hours(24 * days)
                    return .init(1, title: text, opensAt: opensAt, closesAt: opensAt + .days(7))
                }, isMember: true), schedulePage(club(.closed), [], isMember: true),
            ClubFormPage(title: text, action: "/a", entry: clubEntry, csrf: csrf, problems: problems),
        ]
    }

    var bareClubs: [any Page] {
        [
            ClubsPage([], mayFound: false),
            ClubPage(
                club(.closed), facilitators: [], others: [], discussions: [], pagination: noPages, questions: [],
                viewer: .visitor, csrf: csrf),
            schedulePage(club(.closed), [], isMember: false), rotaPage(.visitor, [], []),
            ClubFormPage(title: text, action: "/a", entry: Club.Entry(), csrf: csrf),
        ]
    }

    var administration: [any Page] {
        var account = JoiningEntry()
        account.name = text
        account.email = text
        return [
            SetUpPage(
                action: "/a", siteName: text, club: clubEntry, account: account, csrf: csrf, problems: problems),
            AdministrationPage(
                mailRoute: text, mailIsWritten: true, counts: [(1, text)],
                applicants: [.init(number: 1, name: text, email: text, note: text, appliedAt: text)],
                invitations: [.init(email: text, uses: 2, until: text)], clubs: [(1, text)],
                entry: (email: text, uses: text, club: "1"), csrf: csrf, problems: problems),
            MailDeskPage(
                route: (text: text, isWritten: true), queue: MailQueueWords(waiting: 2, heldBack: 1, oldest: .hours(3)),
                relayFailure: text,
                days: [
                    MailDayLine(name: text, short: text, sent: 1_200, failed: 1, bounced: 3),
                    MailDayLine(name: text, short: text, sent: 0, failed: 0, bounced: 0),
                ],
                domains: [MailDomainLine(domain: "example.org", failedAt: text, reason: text, rest: text, waiting: 2)],
                troubled: [deskMail(isHeldBack: false), deskMail(isHeldBack: true)],
                returned: [
                    ReturnedMailLine(to: text, kind: text, at: text, status: "5.1.1", reason: text, reporter: text)
                ], late: [deskMail(isHeldBack: false)], tests: [deskMail(isHeldBack: false)],
                dropped: [DroppedMailLine(number: "1", kind: text, domain: text, by: nil, at: text)], typed: text,
                notice: text, csrf: csrf, problems: problems),
            AuditPage(
                [
                    AuditLine(
                        act: "articles merged", subject: "articles/1", detail: "2: \(text)", by: (1, text), at: text),
                    AuditLine(act: "mail sent again", subject: "mails/1", detail: "", by: nil, at: text),
                ], filter: .init(member: "1", act: "articles merged", thing: text), members: [(1, text)],
                known: ["articles merged"], path: SitePath.audit, page: 2, hasMore: true),
            MemberAdministrationPage(
                Member.Standing.allCases.map {
                    .init(number: 1, name: text, email: text, role: .moderator, standing: $0, joined: text)
                }, csrf: csrf),
            SiteSettingsPage(
                name: text, tagline: text, joining: "open", saved: true, csrf: csrf, problems: problems),
        ]
    }

    private func deskMail(isHeldBack: Bool) -> DeskMailLine {
        DeskMailLine(
            number: "1", recipient: text, kind: text, writtenAt: text, state: text, reason: text,
            isHeldBack: isHeldBack)
    }

    var bareAdministration: [any Page] {
        [
            SetUpPage(action: "/a", siteName: "", club: Club.Entry(), account: JoiningEntry(), csrf: csrf),
            AdministrationPage(
                mailRoute: "", mailIsWritten: false, counts: [], applicants: [], invitations: [],
                clubs: [], entry: (email: "", uses: "", club: ""), csrf: csrf),
            MailDeskPage(
                route: (text: "", isWritten: false), queue: MailQueueWords(waiting: 0, heldBack: 0, oldest: nil),
                relayFailure: "", days: [],
                domains: [MailDomainLine(domain: "e.org", failedAt: "", reason: "", rest: "", waiting: 0)],
                troubled: [], returned: [], late: [], tests: [], dropped: [], typed: "", notice: "", csrf: csrf),
            AuditPage(
                [], filter: .init(member: "", act: "", thing: ""), members: [], known: [], path: SitePath.audit,
                page: 1, hasMore: false),
            MemberAdministrationPage([], csrf: csrf),
            SiteSettingsPage(name: "", tagline: "", joining: "", saved: false, csrf: csrf),
        ]
    }
}
