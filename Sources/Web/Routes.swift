import Colloquium
import Formats
import Hummingbird
import Store

/// Every address of the site: a table of contents. `/articles/12-a-title` is found by its number; the rest is for people.
enum Routes {
    static func router(_ site: WebSite) -> Router<VisitContext> {
        let router = Router(context: VisitContext.self, options: [.autoGenerateHeadEndpoints])
        router.addMiddleware {
            HeadersMiddleware(isSecure: site.isSecure)
            LongRequestMiddleware()
            APIMiddleware(site: site)
            SessionMiddleware(site: site)
            RefusalMiddleware(site: site)
            FormMiddleware(site: site)
            FileMiddleware(
                site.publicDirectory,
                cacheControl: CacheControl([(.text, [.public, .maxAge(3600)]), (.image, [.public, .maxAge(86400)])]))
        }
        visitors(router, site)
        let participating = router.group(context: ParticipantContext.self)
        participants(participating, site)
        let belonging = participating.group(context: MemberContext.self)
        members(belonging, site)
        moderators(belonging.group(context: ModeratorContext.self), site)
        administrators(belonging.group(context: AdministratorContext.self), site)
        return router
    }

    private static func visitors(_ router: Router<VisitContext>, _ site: WebSite) {
        router.get("/", use: HomeController(site: site).home)
        router.get("/search", use: SearchController(site: site).search)
        router.get("/health", use: HealthController(site: site).show)

        let crawlers = CrawlerController(site: site)
        router.get("/robots.txt", use: crawlers.robots)
        router.get("/sitemap.xml", use: crawlers.index)
        for kind in PublicKind.allCases { router.get("/sitemaps/\(kind.rawValue)/:part", use: crawlers.sitemap(kind)) }

        let setUp = SetUpController(site: site)
        router.get("/set-up/:token", use: setUp.form)
        router.post("/set-up/:token", use: setUp.setUp)

        let signIn = SignInController(site: site)
        router.get("/sign-in", use: signIn.form)
        router.post("/sign-in", use: signIn.signIn)
        router.get("/sign-in/link/:token", use: signIn.linkPage)
        router.post("/sign-in/link/:token", use: signIn.useLink)

        let joining = JoiningController(site: site)
        router.get("/join", use: joining.form)
        router.post("/join", use: joining.join)
        router.get("/join/:token", use: joining.invitation)
        router.post("/join/:token", use: joining.useInvitation)
        router.get("/confirmation/:token", use: joining.confirmationPage)
        router.post("/confirmation/:token", use: joining.confirm)

        let reset = PasswordResetController(site: site)
        router.get("/password-reset", use: reset.form)
        router.post("/password-reset", use: reset.send)
        router.get("/password-reset/:token", use: reset.newPassword)
        router.post("/password-reset/:token", use: reset.save)

        let account = AccountController(site: site)
        router.get("/settings/account/email/:token", use: account.emailChangePage)
        router.post("/settings/account/email/:token", use: account.changeEmail)

        let authorship = AuthorAnswerController(site: site)
        router.get("/authorship/:token", use: authorship.form)
        router.post("/authorship/:token", use: authorship.accept)
        router.post("/authorship/:token/refusal", use: authorship.decline)

        let panelLinks = PanelLinkController(site: site)
        router.get("/panel-links/:token", use: panelLinks.form)
        router.post("/panel-links/:token", use: panelLinks.accept)
        router.post("/panel-links/:token/refusal", use: panelLinks.decline)

        let unsubscribe = UnsubscribeController(site: site)
        router.get("/unsubscribe/:code", use: unsubscribe.page)
        router.post("/unsubscribe/:code", use: unsubscribe.unsubscribe)

        feeds(router, site)

        let readers = ReaderController(site: site)
        router.get("/clubs/:club/digest", use: readers.form)
        router.post("/clubs/:club/digest", use: readers.send)
        router.get("/readers/:code", use: readers.confirmationPage)
        router.post("/readers/:code", use: readers.confirm)

        let calendars = CalendarController(site: site)
        router.get("/clubs/:club/calendar.ics", use: calendars.club)
        router.get("/discussions/:discussion/calendar.ics", use: calendars.discussion)

        let articles = ArticleController(site: site)
        router.get("/articles", use: articles.list)
        router.get("/articles/:article", use: articles.show)
        router.get("/articles/:article/claims", use: ClaimController(site: site).show)
        router.get("/tags", use: articles.tags)
        router.get("/tags/:tag", use: articles.tagged)

        let discussions = DiscussionController(site: site)
        router.get("/discussions", use: discussions.list)
        router.get("/discussions/:discussion", use: discussions.show)
        router.get("/discussions/:discussion/synthesis/history", use: SynthesisHistoryController(site: site).show)
        router.get("/discussions/:discussion/correction/history", use: PostedWordsController(site: site).history)

        let contributions = ContributionController(site: site)
        router.get("/contributions/:contribution", use: contributions.show)
        router.get("/contributions/:contribution/history", use: contributions.history)

        let citations = CitationController(site: site)
        router.get("/contributions/:contribution/citation", use: citations.contributionPage)
        for file in CitationFile.allCases {
            router.get("/discussions/:discussion/citation.\(file.rawValue)", use: citations.discussion(file))
            router.get("/contributions/:contribution/citation.\(file.rawValue)", use: citations.contribution(file))
        }

        let exports = ExportController(site: site)
        router.get("/discussions/:discussion/print", use: exports.print)
        router.get("/discussions/:discussion/export.md", use: exports.markdown)
        router.get("/discussions/:discussion/export.json", use: exports.json)
        for file in CitationFile.allCases {
            router.get("/discussions/:discussion/references.\(file.rawValue)", use: exports.references(file))
        }

        let appraisals = AppraisalController(site: site)
        router.get("/discussions/:discussion/appraisals", use: appraisals.list)
        router.get("/appraisals/:appraisal", use: appraisals.show)
        router.get("/appraisals/:appraisal/history", use: appraisals.history)

        asked(router, site)

        let clubs = ClubController(site: site)
        router.get("/clubs", use: clubs.list)
        router.get("/clubs/:club", use: clubs.show)
        router.get("/clubs/:club/schedule", use: ClubScheduleController(site: site).show)

        router.get("/worksheets/:token", use: LinkedWorksheetController(site: site).show)

        let profiles = ProfileController(site: site)
        router.get("/members", use: profiles.list)
        router.get("/members/:member", use: profiles.show)
    }

    /// Whoever is signed in, guests among them.
    private static func participants(_ router: RouterGroup<ParticipantContext>, _ site: WebSite) {
        router.post("/sign-out", use: SignInController(site: site).signOut)
        let account = AccountController(site: site)
        router.get("/settings/sessions", use: account.sessions)
        router.post("/settings/sessions/others/end", use: account.endOtherSessions)
        router.post("/settings/sessions/:session/end", use: account.endSession)
        let promptAnswers = PromptAnswerController(site: site)
        router.get("/prompts/:prompt/answer", use: promptAnswers.form)
        router.post("/prompts/:prompt/answer", use: promptAnswers.goOn)

        let contributions = ContributionController(site: site)
        let writing = WritingController(site: site)
        router.post("/discussions/:discussion/contributions", use: writing.contribute)
        router.get("/contributions/:contribution/reply", use: writing.replyForm)
        router.post("/contributions/:contribution/reply", use: writing.reply)
        let editing = EditingController(site: site)
        router.get("/contributions/:contribution/edit", use: editing.form)
        router.post("/contributions/:contribution/edit", use: editing.edit)
        router.get("/contributions/:contribution/withdrawal", use: contributions.withdrawalForm)
        router.post("/contributions/:contribution/withdrawal", use: contributions.withdraw)

        taking(router, site)

        let begun = ContributionDraftController(site: site)
        router.get("/contributions/drafts", use: begun.list)
        router.post("/contributions/drafts/removal", use: begun.discard)
        let declarations = DeclarationController(site: site)
        router.get("/discussions/:discussion/declaration", use: declarations.form)
        router.post("/discussions/:discussion/declaration", use: declarations.declare)
    }

    private static func members(_ router: RouterGroup<MemberContext>, _ site: WebSite) {
        let post = PostController(site: site)
        router.get("/articles/new", use: post.form)
        router.get("/articles/drafts", use: post.goBack)
        router.post("/articles/drafts", use: post.receive)
        router.post("/articles/drafts/:draft/removal", use: post.discard)
        router.post("/articles/drafts/:draft/restoration", use: post.restore)
        let drafts = DraftController(site: site)
        router.get("/articles/drafts/:draft", use: drafts.show)
        router.post("/articles/drafts/:draft/choice", use: drafts.choose)
        router.post("/articles/drafts/:draft/publication", use: drafts.publish)
        for act in ["choice", "publication", "entry", "resolution", "distinction", "removal", "restoration"] {
            router.get("/articles/drafts/:draft/\(act)", use: drafts.goBack)
        }
        let draftForms = DraftFormController(site: site)
        router.post("/articles/drafts/:draft/entry", use: draftForms.keep)
        router.post("/articles/drafts/:draft/resolution", use: draftForms.askAgain)
        router.post("/articles/drafts/:draft/distinction", use: draftForms.distinguish)
        let articles = ArticleController(site: site)
        router.get("/articles/:article/discussions", use: articles.bringForm)
        router.post("/articles/:article/discussions", use: articles.bring)
        let claims = ClaimController(site: site)
        router.post("/articles/:article/pins", use: claims.pin)
        router.post("/articles/:article/correction/removal", use: claims.takeBack)
        router.get("/articles/:article/correction", use: claims.correctionForm)
        router.post("/articles/:article/correction", use: claims.correct)

        let course = CourseController(site: site)
        router.post("/discussions/:discussion/course", use: course.move)
        let dates = DatesController(site: site)
        router.get("/discussions/:discussion/dates", use: dates.form)
        router.post("/discussions/:discussion/dates", use: dates.change)
        router.get("/discussions/:discussion/calling-off", use: dates.callingOffForm)
        router.post("/discussions/:discussion/calling-off", use: dates.callOff)
        let postedWords = PostedWordsController(site: site)
        router.get("/discussions/:discussion/correction", use: postedWords.form)
        router.post("/discussions/:discussion/correction", use: postedWords.save)
        let syntheses = SynthesisController(site: site)
        router.get("/discussions/:discussion/synthesis", use: syntheses.form)
        router.post("/discussions/:discussion/synthesis", use: syntheses.save)
        router.get("/discussions/:discussion/synthesis/removal", use: syntheses.removalForm)
        router.post("/discussions/:discussion/synthesis/removal", use: syntheses.takeBack)

        let prompts = PromptController(site: site)
        router.get("/discussions/:discussion/prompts", use: prompts.list)
        router.post("/discussions/:discussion/prompts", use: prompts.add)
        router.post("/discussions/:discussion/reading-note", use: ReadingNoteController(site: site).save)
        let promptChanges = PromptChangeController(site: site)
        router.get("/prompts/:prompt/edit", use: promptChanges.form)
        router.post("/prompts/:prompt/edit", use: promptChanges.change)
        router.get("/prompts/:prompt/removal", use: promptChanges.removalForm)
        router.post("/prompts/:prompt/removal", use: promptChanges.remove)

        let authors = AuthorInvitationController(site: site)
        router.get("/discussions/:discussion/authors", use: authors.list)
        router.post("/discussions/:discussion/authors", use: authors.invite)
        router.get("/author-invitations/:invitation/removal", use: authors.takingBackForm)
        router.post("/author-invitations/:invitation/removal", use: authors.takeBack)

        let coming = ComingController(site: site)
        router.post("/discussions/:discussion/coming", use: coming.come)
        router.post("/discussions/:discussion/coming/removal", use: coming.stayAway)

        let requests = CitationRequestController(site: site)
        router.get("/contributions/:contribution/citation-request", use: requests.form)
        router.post("/contributions/:contribution/citation-request", use: requests.ask)
        router.post("/contributions/:contribution/citation-request/removal", use: requests.takeBack)
        let signals = SignalController(site: site)
        router.post("/contributions/:contribution/signals/:signal", use: signals.give)
        router.post("/contributions/:contribution/signals/:signal/removal", use: signals.takeBack)

        let pins = PinController(site: site)
        router.post("/contributions/:contribution/pin", use: pins.pin)
        router.post("/contributions/:contribution/pin/removal", use: pins.unpin)

        let appraising = AppraisingController(site: site)
        router.get("/discussions/:discussion/appraisal", use: appraising.form)
        router.post("/discussions/:discussion/appraisal", use: appraising.save)
        router.post("/discussions/:discussion/appraisal/draft/removal", use: appraising.discardDraft)
        router.get("/appraisals/:appraisal/withdrawal", use: appraising.withdrawalForm)
        router.post("/appraisals/:appraisal/withdrawal", use: appraising.withdraw)
        router.post("/discussions/:discussion/practice", use: PracticeController(site: site).answer)

        followed(router, site)

        asking(router, site)

        let clubs = ClubController(site: site)
        router.post("/clubs/:club/membership", use: clubs.changeMembership)
        router.post("/clubs/:club/facilitators", use: clubs.appoint)
        let rota = RotaController(site: site)
        router.get("/clubs/:club/rota", use: rota.show)
        router.post("/clubs/:club/rota/:week/volunteering", use: rota.volunteer)
        router.post("/clubs/:club/rota/:week/volunteering/removal", use: rota.standDown)
        router.post("/clubs/:club/rota/:week/refusal", use: rota.decline)
        router.post("/clubs/:club/rota/requests", use: rota.ask)
        router.post("/clubs/:club/rota/:week/removal", use: rota.remove)
        router.get("/clubs/:club/edit", use: clubs.editForm)
        router.post("/clubs/:club/edit", use: clubs.save)

        settings(router, site)
        privateFeeds(router, site)
        notifications(router, site)
        network(router, site)
        worksheets(router, site)
        mentoring(router, site)
        let following = FollowingController(site: site)
        router.get("/following/:scope", use: following.form)
        router.post("/following/:scope", use: following.follow)
        router.post("/following/:scope/removal", use: following.unfollow)
        router.post("/following/:scope/muting", use: following.mute)
        router.post("/following/:scope/muting/removal", use: following.unmute)
    }
}
