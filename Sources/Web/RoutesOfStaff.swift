import Hummingbird

/// What moderators and administrators do beyond what members do.
extension Routes {
    static func moderators(_ router: RouterGroup<ModeratorContext>, _ site: WebSite) {
        let merging = MergeController(site: site)
        router.get("/articles/:article/merge", use: merging.form)
        router.post("/articles/:article/merge", use: merging.merge)
        let splitting = SplitController(site: site)
        router.get("/articles/:article/split", use: splitting.form)
        router.post("/articles/:article/split", use: splitting.split)
        let doubles = DoublesController(site: site)
        router.get("/moderation/doubles", use: doubles.list)
        router.post("/moderation/doubles", use: doubles.keepApart)
    }

    static func administrators(_ router: RouterGroup<AdministratorContext>, _ site: WebSite) {
        let administration = AdministrationController(site: site)
        router.get("/admin", use: administration.overview)
        router.post("/admin/invitations", use: administration.invite)
        router.get("/admin/members", use: administration.members)
        router.post("/admin/members/:member/standing", use: administration.setStanding)
        router.post("/admin/members/:member/role", use: administration.setRole)
        router.get("/admin/audit", use: AuditController(site: site).list)
        router.get("/admin/site", use: administration.siteForm)
        router.post("/admin/site", use: administration.saveSite)
        let mail = MailDeskController(site: site)
        router.get("/admin/mail", use: mail.show)
        router.post("/admin/mail/tests", use: mail.sendTest)
        router.post("/admin/mail/:mail/retry", use: mail.retry)
        router.get("/admin/mail/:mail/removal", use: mail.removalForm)
        router.post("/admin/mail/:mail/removal", use: mail.remove)
        router.post("/admin/mail/domains/:domain/retry", use: mail.retryDomain)
        router.post("/admin/mail/retry", use: mail.retryAll)
        let clubs = ClubController(site: site)
        router.get("/clubs/new", use: clubs.newForm)
        router.post("/clubs", use: clubs.found)
    }
}
