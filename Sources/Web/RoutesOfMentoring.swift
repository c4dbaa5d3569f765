import Hummingbird

/// Mentors, coaches and sponsors: offers and requests, asks, and what two agreed on.
extension Routes {
    static func mentoring(_ router: RouterGroup<MemberContext>, _ site: WebSite) {
        let mentoring = MentoringController(site: site)
        router.get("/network/mentoring", use: mentoring.show)
        router.get("/network/mentoring/find", use: mentoring.find)

        let forms = ListingFormController(site: site)
        router.get("/network/mentoring/offers/new", use: forms.offerForm)
        router.post("/network/mentoring/offers", use: forms.offer)
        router.get("/network/mentoring/requests/new", use: forms.requestForm)
        router.post("/network/mentoring/requests", use: forms.request)
        router.get("/network/mentoring/listings/:listing/edit", use: forms.editForm)
        router.post("/network/mentoring/listings/:listing/edit", use: forms.change)

        let listings = ListingController(site: site)
        router.get("/network/mentoring/listings/:listing", use: listings.show)
        router.post("/network/mentoring/listings/:listing/pause", use: listings.pause)
        router.post("/network/mentoring/listings/:listing/pause/removal", use: listings.reopen)
        router.get("/network/mentoring/listings/:listing/removal", use: listings.removalForm)
        router.post("/network/mentoring/listings/:listing/removal", use: listings.remove)
        router.post("/network/mentoring/listings/:listing/consent", use: listings.consent)
        router.post("/network/mentoring/listings/:listing/consent/removal", use: listings.refuse)
        router.post("/network/mentoring/listings/:listing/asks", use: listings.ask)

        let asks = MentoringAskController(site: site)
        router.get("/network/mentoring/asks/:ask", use: asks.show)
        router.post("/network/mentoring/asks/:ask/acceptance", use: asks.accept)
        router.post("/network/mentoring/asks/:ask/refusal", use: asks.decline)
        router.post("/network/mentoring/asks/:ask/removal", use: asks.takeBack)

        let agreements = AgreementController(site: site)
        router.get("/network/mentoring/agreements/:agreement", use: agreements.show)
        router.post("/network/mentoring/agreements/:agreement/meetings", use: agreements.noteMeeting)
        router.post(
            "/network/mentoring/agreements/:agreement/meetings/removal", use: agreements.takeBackMeeting)
        router.get("/network/mentoring/agreements/:agreement/ending", use: agreements.endingForm)
        router.post("/network/mentoring/agreements/:agreement/ending", use: agreements.end)

        let terms = TermsController(site: site)
        router.get("/network/mentoring/agreements/:agreement/terms", use: terms.form)
        router.post("/network/mentoring/agreements/:agreement/terms", use: terms.propose)
        router.post("/network/mentoring/agreements/:agreement/terms/:terms/acceptance", use: terms.accept)
        router.post("/network/mentoring/agreements/:agreement/terms/:terms/refusal", use: terms.decline)
        router.post("/network/mentoring/agreements/:agreement/terms/:terms/removal", use: terms.takeBack)

        let log = MentoringLogController(site: site)
        router.post("/network/mentoring/agreements/:agreement/log", use: log.add)
        router.get("/network/mentoring/agreements/:agreement/log/:entry/edit", use: log.editForm)
        router.post("/network/mentoring/agreements/:agreement/log/:entry/edit", use: log.change)
        router.get("/network/mentoring/agreements/:agreement/log/:entry/removal", use: log.removalForm)
        router.post("/network/mentoring/agreements/:agreement/log/:entry/removal", use: log.remove)
    }
}
