import Hummingbird

/// What members set for themselves, and what of theirs they take along.
extension Routes {
    static func settings(_ router: RouterGroup<MemberContext>, _ site: WebSite) {
        let profiles = ProfileController(site: site)
        router.get("/settings/profile", use: profiles.form)
        router.post("/settings/profile", use: profiles.save)
        let account = AccountController(site: site)
        router.get("/settings/account", use: account.form)
        router.post("/settings/account/email", use: account.askForEmailChange)
        router.post("/settings/account/mail", use: account.resumeMail)
        router.post("/settings/account/password", use: account.changePassword)
        let tokens = AccessTokenController(site: site)
        router.get("/settings/tokens", use: tokens.list)
        router.post("/settings/tokens", use: tokens.make)
        router.post("/settings/tokens/:token/revocation", use: tokens.revoke)
        let searches = SavedSearchController(site: site)
        router.get("/settings/searches", use: searches.list)
        router.post("/settings/searches", use: searches.save)
        router.post("/settings/searches/:search/removal", use: searches.remove)
        let log = CPDController(site: site)
        router.get("/settings/cpd", use: log.list)
        router.post("/settings/cpd", use: log.add)
        router.get("/settings/cpd.csv", use: log.file)
        router.get("/settings/cpd/:entry", use: log.correctionForm)
        router.post("/settings/cpd/:entry", use: log.correct)
        router.post("/settings/cpd/:entry/removal", use: log.remove)
        let writings = WritingsController(site: site)
        router.get("/settings/writings.md", use: writings.markdown)
        router.get("/settings/writings.json", use: writings.json)
        let subscriptions = SubscriptionController(site: site)
        router.get("/settings/subscriptions", use: subscriptions.form)
        router.post("/settings/subscriptions", use: subscriptions.save)
        router.post("/settings/subscriptions/additions", use: subscriptions.add)
        router.post("/settings/subscriptions/reminders", use: subscriptions.chooseReminders)
        router.post("/settings/subscriptions/feeds", use: subscriptions.renewFeeds)
    }
}
