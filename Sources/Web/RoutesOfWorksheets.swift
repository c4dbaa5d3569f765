import Hummingbird

/// Members' worksheets, and who guides whom by them.
extension Routes {
    static func worksheets(_ router: RouterGroup<MemberContext>, _ site: WebSite) {
        let worksheet = WorksheetController(site: site)
        router.get("/network/worksheet", use: worksheet.show)
        router.get("/network/worksheet/print", use: worksheet.print)
        router.post("/network/worksheet/template", use: worksheet.begin)
        router.post("/network/worksheet/reflections", use: worksheet.reflect)
        router.get("/network/worksheet/reflections/:reflection/removal", use: worksheet.reflectionRemovalForm)
        router.post("/network/worksheet/reflections/:reflection/removal", use: worksheet.removeReflection)
        router.post("/network/worksheet/reminders", use: worksheet.startReminders)
        router.post("/network/worksheet/reminders/removal", use: worksheet.endReminders)
        router.post("/network/worksheet/comments", use: worksheet.comment)
        router.post("/network/worksheet/comments/:comment/removal", use: worksheet.removeComment)

        let goals = GoalController(site: site)
        router.get("/network/worksheet/goals/new", use: goals.form)
        router.post("/network/worksheet/goals", use: goals.add)
        router.get("/network/worksheet/goals/:goal", use: goals.editForm)
        router.post("/network/worksheet/goals/:goal", use: goals.change)
        router.get("/network/worksheet/goals/:goal/removal", use: goals.removalForm)
        router.post("/network/worksheet/goals/:goal/removal", use: goals.remove)

        let steps = StepController(site: site)
        router.get("/network/worksheet/steps/new", use: steps.form)
        router.post("/network/worksheet/steps", use: steps.add)
        router.get("/network/worksheet/steps/:step", use: steps.editForm)
        router.post("/network/worksheet/steps/:step", use: steps.change)
        router.post("/network/worksheet/steps/:step/state", use: steps.note)
        router.get("/network/worksheet/steps/:step/removal", use: steps.removalForm)
        router.post("/network/worksheet/steps/:step/removal", use: steps.remove)

        let sharing = WorksheetSharingController(site: site)
        router.get("/network/worksheet/sharing", use: sharing.form)
        router.post("/network/worksheet/sharing", use: sharing.save)
        router.post("/network/worksheet/links", use: sharing.makeLink)
        router.post("/network/worksheet/links/:link/removal", use: sharing.revokeLink)

        let guiding = GuidingController(site: site)
        router.get("/network/guiding", use: guiding.list)
        router.post("/network/guiding", use: guiding.find)
        router.get("/network/guiding/:guiding", use: guiding.show)
        router.post("/network/guiding/:guiding/comments", use: guiding.comment)
        router.post("/network/guiding/:guiding/acceptance", use: guiding.accept)
        router.post("/network/guiding/:guiding/refusal", use: guiding.refuse)
        router.get("/network/guiding/:guiding/removal", use: guiding.endForm)
        router.post("/network/guiding/:guiding/removal", use: guiding.end)
        router.get("/members/:member/guiding", use: guiding.choice)
        router.post("/members/:member/guiding/consent", use: guiding.consent)
        router.post("/members/:member/guiding/request", use: guiding.ask)
    }
}
