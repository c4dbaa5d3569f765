import Colloquium
import Hummingbird

extension Routes {
    /// Sources, inboxes and proposals; a club's have the addresses of one's own below the club's.
    static func followed(_ router: RouterGroup<MemberContext>, _ site: WebSite) {
        let sources = SourceController(site: site)
        router.get("/sources", use: sources.list)
        let finding = FindingController(site: site)
        router.post("/sources/finds", use: finding.find)
        router.get("/sources/journals", use: finding.journals)
        router.post("/sources/follows", use: FollowController(site: site).follow)
        router.post("/sources/:source/end", use: sources.end)
        router.post("/sources/:source/poll", use: sources.pollAgain)

        let inbox = InboxController(site: site)
        let rules = RuleController(site: site)
        let proposing = ProposingController(site: site)
        for base in ["", "/clubs/:club"] {
            router.get("\(base)/sources/export.opml", use: sources.export)
            router.get("\(base)/inbox", use: inbox.show)
            router.post("\(base)/inbox/marks", use: inbox.markAll)
            router.post("\(base)/inbox/marks/end", use: inbox.undoMarks)
            router.post("\(base)/inbox/items/:item/mark", use: inbox.mark)
            router.post("\(base)/inbox/items/:item/visibility", use: inbox.changeVisibility)
            router.get("\(base)/inbox/items/:item/tags", use: inbox.tagForm)
            router.post("\(base)/inbox/items/:item/tags", use: inbox.tag)
            router.get("\(base)/inbox/items/:item/proposal", use: proposing.itemForm)
            router.post("\(base)/inbox/items/:item/proposal", use: proposing.proposeItem)
            router.get("\(base)/inbox/rules", use: rules.list)
            router.post("\(base)/inbox/rules", use: rules.add)
            router.get("\(base)/inbox/rules/:rule", use: rules.editForm)
            router.post("\(base)/inbox/rules/:rule", use: rules.edit)
            router.post("\(base)/inbox/rules/:rule/end", use: rules.end)
        }

        router.get("/articles/:article/proposal", use: proposing.articleForm)
        router.post("/articles/:article/proposal", use: proposing.proposeArticle)
        let proposals = ProposalController(site: site)
        router.get("/clubs/:club/proposals", use: proposals.list)
        router.get("/proposals/:proposal", use: proposals.show)
        router.post("/proposals/:proposal/support", use: proposals.support)
        router.post("/proposals/:proposal/pick", use: proposals.pick)
        router.get("/proposals/:proposal/refusal", use: proposals.declineForm)
        router.post("/proposals/:proposal/refusal", use: proposals.decline)
        router.post("/proposals/:proposal/withdrawal", use: proposals.withdraw)
    }
}
