import Hummingbird

/// Members' networks: their own, and what others share.
extension Routes {
    static func network(_ router: RouterGroup<MemberContext>, _ site: WebSite) {
        let network = NetworkController(site: site)
        router.get("/network", use: network.show)
        router.get("/members/:member/network", use: network.shared)
        router.get("/discussions/:discussion/people", use: network.people)

        let ties = TieController(site: site)
        router.get("/network/ties/new", use: ties.form)
        router.post("/network/ties", use: ties.add)
        router.get("/network/ties/:tie", use: ties.show)
        router.get("/network/ties/:tie/edit", use: ties.editForm)
        router.post("/network/ties/:tie/edit", use: ties.change)
        router.get("/network/ties/:tie/removal", use: ties.removalForm)
        router.post("/network/ties/:tie/removal", use: ties.remove)
        router.post("/network/ties/:tie/contacts", use: ties.noteContact)
        router.post("/network/links", use: ties.know)
        router.post("/network/links/removal", use: ties.forget)

        let uploads = NetworkUploadController(site: site)
        router.get("/network/upload", use: uploads.show)
        router.post("/network/upload", use: uploads.receive)
        router.post("/network/upload/choices", use: uploads.choose)
        router.post("/network/upload/removal", use: uploads.discard)

        let suggestions = SuggestionController(site: site)
        router.get("/network/suggestions", use: suggestions.list)
        router.post("/network/suggestions/dismissals", use: suggestions.dismiss)
        router.post("/network/suggestions/refusal", use: suggestions.refuse)
        router.post("/network/suggestions/refusal/removal", use: suggestions.allow)

        let introductions = IntroductionController(site: site)
        router.get("/network/introductions", use: introductions.list)
        router.get("/network/introductions/new", use: introductions.form)
        router.post("/network/introductions/preview", use: introductions.preview)
        router.post("/network/introductions", use: introductions.introduce)
        router.get("/network/introductions/:introduction", use: introductions.show)
        router.post("/network/introductions/:introduction/answer", use: introductions.answer)
        router.get("/network/introductions/:introduction/withdrawal", use: introductions.withdrawalForm)
        router.post("/network/introductions/:introduction/withdrawal", use: introductions.withdraw)
        router.post("/network/introductions/:introduction/outcome", use: introductions.conclude)

        let sharing = NetworkSharingController(site: site)
        router.get("/network/sharing", use: sharing.form)
        router.post("/network/sharing", use: sharing.save)
        router.get("/network/removal", use: sharing.removalForm)
        router.post("/network/removal", use: sharing.erase)
        router.get("/members/:member/block", use: sharing.blockForm)
        router.post("/members/:member/block", use: sharing.block)
        router.post("/members/:member/block/removal", use: sharing.unblock)
    }
}
