package import Colloquium

/// Every address of the site, written once. Paths start with a slash and are fit for an `href` as they are.
package enum SitePath {
    package static let home = "/"
    package static let setUp = "/set-up"
    package static let signIn = "/sign-in"
    /// Where one signs in and comes to a page then; at once where one is signed in already.
    package static func signIn(to path: String) -> String { "\(signIn)?next=\(path)" }
    package static let signInLink = "/sign-in/link"
    package static let join = "/join"
    package static let passwordReset = "/password-reset"
    package static let articles = "/articles"
    package static let newArticle = "/articles/new"
    package static let drafts = "/articles/drafts"
    package static let tags = "/tags"
    package static let discussions = "/discussions"
    package static let questions = "/questions"
    package static let newQuestion = "/questions/new"
    package static let clubs = "/clubs"
    package static let members = "/members"
    package static let search = "/search"
    package static let profileSettings = "/settings/profile"
    package static let accountSettings = "/settings/account"
    package static let sessions = "/settings/sessions"
    package static let accessTokens = "/settings/tokens"
    package static func revocation(of token: Number<AccessToken>) -> String { "\(accessTokens)/\(token)/revocation" }
    /// What programs can ask, for machines.
    package static let apiDescription = "/api/v1/openapi.json"
    package static let subscriptions = "/settings/subscriptions"
    package static let administration = "/admin"
    package static let memberAdministration = "/admin/members"
    package static let siteSettings = "/admin/site"
    package static let audit = "/admin/audit"
    package static let mailDesk = "/admin/mail"
    package static let testMails = "/admin/mail/tests"
    package static func retryMail(_ number: String) -> String { "\(mailDesk)/\(number)/retry" }
    package static func mailRemoval(_ number: String) -> String { "\(mailDesk)/\(number)/removal" }
    package static let retryAllMail = "\(mailDesk)/retry"
    package static func retryDomain(_ domain: String) -> String { "\(mailDesk)/domains/\(domain)/retry" }
    package static let doubles = "/moderation/doubles"

    package static func signInLink(_ token: String) -> String { "/sign-in/link/\(token)" }
    package static func setUp(_ token: String) -> String { "\(setUp)/\(token)" }
    package static func invitation(_ token: String) -> String { "\(join)/\(token)" }
    package static func confirmation(_ token: String) -> String { "/confirmation/\(token)" }
    package static func passwordReset(_ token: String) -> String { "\(passwordReset)/\(token)" }
    package static func authorship(_ token: String) -> String { "/authorship/\(token)" }
    package static func authorshipRefusal(_ token: String) -> String { "\(authorship(token))/refusal" }
    package static let mailResumption = "/settings/account/mail"
    package static func emailChange(_ token: String) -> String { "/settings/account/email/\(token)" }
    package static func unsubscribe(_ code: String) -> String { "/unsubscribe/\(code)" }

    package static func article(_ number: Number<Article>, _ title: String) -> String {
        slugged("\(articles)/\(number)", title)
    }
    /// The short form, which redirects to the readable one.
    package static func article(_ number: Number<Article>) -> String { "\(articles)/\(number)" }
    /// What each source says of an article.
    package static func claims(_ number: Number<Article>) -> String { "\(articles)/\(number)/claims" }
    package static func pins(_ number: Number<Article>) -> String { "\(articles)/\(number)/pins" }
    package static func correction(_ number: Number<Article>) -> String { "\(articles)/\(number)/correction" }
    package static func correctionRemoval(_ number: Number<Article>) -> String { "\(correction(number))/removal" }
    package static func merge(_ number: Number<Article>) -> String { "\(articles)/\(number)/merge" }
    package static func merge(_ number: Number<Article>, with other: Number<Article>) -> String {
        "\(merge(number))?with=\(other)"
    }
    package static func split(_ number: Number<Article>) -> String { "\(articles)/\(number)/split" }
    /// - Parameter proposal: which the form is filled in from.
    package static func bring(_ number: Number<Article>, picked proposal: Number<Proposal>? = nil) -> String {
        "\(articles)/\(number)/discussions" + (proposal.map { "?proposal=\($0)" } ?? "")
    }
    package static func tag(_ tag: Tag) -> String { "\(tags)/\(tag.rawValue)" }

    package static func discussion(_ number: Number<Discussion>, _ title: String) -> String {
        slugged("\(discussions)/\(number)", title)
    }
    /// The short form, which redirects to the readable one.
    package static func discussion(_ number: Number<Discussion>) -> String { "\(discussions)/\(number)" }
    /// A discussion read in an order of one's own, or only one kind of contribution; the short form where neither is
    /// chosen.
    package static func discussion(
        _ number: Number<Discussion>, kind: Contribution.Kind?, order: ReadingOrder
    ) -> String {
        let query = [kind.map { "kind=\($0.rawValue)" }, order == .time ? nil : "order=\(order.rawValue)"]
            .compactMap { $0 }.joined(separator: "&")
        return discussion(number) + (query.isEmpty ? "" : "?" + query)
    }
    package static func declaration(
        _ number: Number<Discussion>, whileReplyingTo parent: Number<Contribution>? = nil
    ) -> String {
        "\(discussions)/\(number)/declaration" + (parent.map { "?reply=\($0)" } ?? "")
    }
    package static let contributionDrafts = "/contributions/drafts"
    package static let contributionDraftRemoval = "/contributions/drafts/removal"
    /// What a browser keeps what is typed under, of the form on a discussion's page.
    package static func keepKey(_ number: Number<Discussion>) -> String { "discussion-\(number)" }
    package static func keepKey(ofReplyTo number: Number<Contribution>) -> String { "reply-\(number)" }
    package static func keepKey(ofEditOf number: Number<Contribution>) -> String { "edit-\(number)" }
    package static func keepKey(ofDeclarationIn number: Number<Discussion>) -> String { "declaration-\(number)" }
    /// What a browser keeps the forms of the facilitators' desk under.
    package static func keepKey(ofPromptsIn number: Number<Discussion>) -> String { "prompts-\(number)" }
    package static func keepKey(ofAuthorsIn number: Number<Discussion>) -> String { "authors-\(number)" }
    package static func keepKey(of number: Number<Prompt>) -> String { "prompt-\(number)" }
    package static func keepKey(ofSynthesisOf number: Number<Discussion>) -> String { "synthesis-\(number)" }
    /// What a page is told by of a form of which a browser keeps nothing.
    package static func keepKey(ofAuthorshipIn number: Number<Discussion>) -> String { "authorship-\(number)" }
    package static func keepKey(ofDatesOf number: Number<Discussion>) -> String { "dates-\(number)" }
    package static func keepKey(ofCourseOf number: Number<Discussion>) -> String { "course-\(number)" }
    package static func contributions(_ number: Number<Discussion>) -> String {
        "\(discussions)/\(number)/contributions"
    }
    package static func course(_ number: Number<Discussion>) -> String { "\(discussions)/\(number)/course" }
    package static func dates(_ number: Number<Discussion>) -> String { "\(discussions)/\(number)/dates" }
    package static func keepKey(ofCorrectionOf number: Number<Discussion>) -> String { "correction-\(number)" }
    package static func correction(_ number: Number<Discussion>) -> String { "\(discussions)/\(number)/correction" }
    package static func correctionHistory(_ number: Number<Discussion>) -> String { "\(correction(number))/history" }
    package static func callingOff(_ number: Number<Discussion>) -> String { "\(discussions)/\(number)/calling-off" }
    package static func readingNote(_ number: Number<Discussion>) -> String {
        "\(discussions)/\(number)/reading-note"
    }
    package static func prompts(_ number: Number<Discussion>) -> String { "\(discussions)/\(number)/prompts" }
    package static func answering(_ number: Number<Prompt>) -> String { "/prompts/\(number)/answer" }
    package static func edit(_ number: Number<Prompt>) -> String { "/prompts/\(number)/edit" }
    package static func removal(_ number: Number<Prompt>) -> String { "/prompts/\(number)/removal" }
    package static func authors(_ number: Number<Discussion>) -> String { "\(discussions)/\(number)/authors" }
    package static func takingBack(_ number: Number<AuthorInvitation>) -> String {
        "/author-invitations/\(number)/removal"
    }
    package static func coming(_ number: Number<Discussion>) -> String { "\(discussions)/\(number)/coming" }
    package static func comingRemoval(_ number: Number<Discussion>) -> String { "\(coming(number))/removal" }
    package static func calendar(_ number: Number<Discussion>) -> String { "\(discussions)/\(number)/calendar.ics" }
    package static func synthesis(_ number: Number<Discussion>) -> String { "\(discussions)/\(number)/synthesis" }
    package static func synthesisHistory(_ number: Number<Discussion>) -> String { "\(synthesis(number))/history" }
    package static func synthesisRemoval(_ number: Number<Discussion>) -> String { "\(synthesis(number))/removal" }
    package static func contribution(_ number: Number<Contribution>) -> String { "\(contributionStem)\(number)" }
    static let contributionStem = "/contributions/"
    package static func reply(_ number: Number<Contribution>) -> String { "/contributions/\(number)/reply" }
    package static func edit(_ number: Number<Contribution>) -> String { "/contributions/\(number)/edit" }
    package static func withdrawal(_ number: Number<Contribution>) -> String { "/contributions/\(number)/withdrawal" }
    package static func pin(_ number: Number<Contribution>) -> String { "/contributions/\(number)/pin" }
    package static func unpinning(_ number: Number<Contribution>) -> String { "\(pin(number))/removal" }
    package static func signal(_ signal: Signal, _ number: Number<Contribution>) -> String {
        "/contributions/\(number)/signals/\(signal.rawValue)"
    }
    package static func signalRemoval(_ signal: Signal, _ number: Number<Contribution>) -> String {
        "\(self.signal(signal, number))/removal"
    }
    /// The place of a contribution on a page, where it says that the disagreement with it was taken back.
    package static func place(_ place: String, turnedTo number: Number<Contribution>) -> String {
        let page = place.prefix { $0 != "#" }
        return "\(page)\(page.contains("?") ? "&" : "?")turned=\(number)#\(anchor(number))"
    }
    package static func disagreement(_ number: Number<Contribution>) -> String { "\(reply(number))?stance=disagree" }
    package static func history(_ number: Number<Contribution>) -> String { "/contributions/\(number)/history" }

    package static func question(_ number: Number<Question>, _ title: String) -> String {
        slugged("\(questions)/\(number)", title)
    }
    package static func question(_ number: Number<Question>) -> String { "\(questions)/\(number)" }
    package static func edit(_ number: Number<Question>) -> String { "\(questions)/\(number)/edit" }
    package static func withdrawal(_ number: Number<Question>) -> String { "\(questions)/\(number)/withdrawal" }
    /// - Parameter own: the question that is being changed.
    package static func similarQuestions(besides own: Number<Question>?) -> String {
        "\(questions)/similar" + (own.map { "?changing=\($0)" } ?? "")
    }
    package static func evidence(_ number: Number<Question>) -> String { "\(questions)/\(number)/evidence" }
    package static func references(of number: Number<Question>, as ending: String) -> String {
        "\(questions)/\(number)/references.\(ending)"
    }
    package static func answers(_ number: Number<Question>) -> String { "\(questions)/\(number)/answers" }
    package static func answer(_ number: Number<StoredAnswer>) -> String { "/answers/\(number)" }
    package static func edit(_ number: Number<StoredAnswer>) -> String { "/answers/\(number)/edit" }
    package static func withdrawal(_ number: Number<StoredAnswer>) -> String { "/answers/\(number)/withdrawal" }
    package static func history(_ number: Number<StoredAnswer>) -> String { "/answers/\(number)/history" }
    package static func citationRequest(_ number: Number<Contribution>) -> String {
        "\(contribution(number))/citation-request"
    }
    package static func endorsement(_ number: Number<StoredAnswer>) -> String { "/answers/\(number)/endorsement" }
    package static func acceptance(_ number: Number<StoredAnswer>) -> String { "/answers/\(number)/acceptance" }
    package static func objections(_ kind: Objection.Kind, of number: Number<StoredAnswer>) -> String {
        "/answers/\(number)/\(kind.rawValue)"
    }

    package static func club(_ number: Number<Club>, _ name: String) -> String { slugged("\(clubs)/\(number)", name) }
    package static func club(_ number: Number<Club>) -> String { "\(clubs)/\(number)" }
    package static func edit(_ number: Number<Club>) -> String { "\(clubs)/\(number)/edit" }
    package static func membership(_ number: Number<Club>) -> String { "\(clubs)/\(number)/membership" }
    package static func facilitators(_ number: Number<Club>) -> String { "\(clubs)/\(number)/facilitators" }
    package static func rota(_ number: Number<Club>) -> String { "\(clubs)/\(number)/rota" }
    package static func rota(_ number: Number<Club>, _ week: RotaWeek) -> String {
        "\(rota(number))#\(anchor(week))"
    }
    package static func anchor(_ week: RotaWeek) -> String { "week-\(week.rawValue)" }
    package static func volunteering(_ number: Number<Club>, _ week: RotaWeek) -> String {
        "\(rota(number))/\(week.rawValue)/volunteering"
    }
    package static func volunteeringRemoval(_ number: Number<Club>, _ week: RotaWeek) -> String {
        "\(volunteering(number, week))/removal"
    }
    package static func rotaRefusal(_ number: Number<Club>, _ week: RotaWeek) -> String {
        "\(rota(number))/\(week.rawValue)/refusal"
    }
    package static func rotaRequests(_ number: Number<Club>) -> String { "\(rota(number))/requests" }
    package static func rotaRemoval(_ number: Number<Club>, _ week: RotaWeek) -> String {
        "\(rota(number))/\(week.rawValue)/removal"
    }
    package static func calendar(_ number: Number<Club>) -> String { "\(clubs)/\(number)/calendar.ics" }
    package static func schedule(_ number: Number<Club>) -> String { "\(clubs)/\(number)/schedule" }
    /// Where facilitators make others such.
    package static func people(of club: Club) -> String { "\(self.club(club.number, club.name))#people" }

    /// Where its calendar is subscribed to.
    package static func scheduleCalendar(_ number: Number<Club>) -> String { "\(schedule(number))#calendar" }

    package static func schedule(_ number: Number<Club>, _ month: CalendarMonth) -> String {
        "\(schedule(number))?month=\(month.text)"
    }

    package static func member(_ number: Number<Member>, _ name: String) -> String {
        slugged("\(members)/\(number)", name)
    }

    static func slugged(_ path: String, _ title: String) -> String {
        let slug = title.slug
        return slug.isEmpty ? path : "\(path)-\(slug)"
    }
}
