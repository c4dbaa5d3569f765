import Colloquium
import Formats
import Hummingbird

/// Questions with their answers, polls, and the panels that are asked.
extension Routes {
    /// What everybody may read of them.
    static func asked(_ router: Router<VisitContext>, _ site: WebSite) {
        let questions = QuestionController(site: site)
        router.get("/questions", use: questions.list)
        router.get("/questions/:question", use: questions.show)
        let evidence = EvidenceTableController(site: site)
        router.get("/questions/:question/evidence", use: evidence.show)
        router.get("/questions/:question/evidence.csv", use: evidence.csv)
        for file in CitationFile.allCases {
            router.get("/questions/:question/references.\(file.rawValue)", use: evidence.references(file))
        }
        let answers = AnswerController(site: site)
        router.get("/answers/:answer", use: answers.show)
        router.get("/answers/:answer/history", use: answers.history)

        let polls = PollController(site: site)
        router.get("/clubs/:club/polls", use: polls.list)
        router.get("/polls/:poll", use: polls.show)
        router.get("/polls/:poll/votes.csv", use: polls.votes)
        router.get("/polls/:poll/counts.csv", use: polls.counts)

        let panels = PanelController(site: site)
        router.get("/clubs/:club/panels", use: panels.list)
        router.get("/panels/:panel", use: panels.show)
    }

    /// What those do with them who were invited, guests among them.
    static func taking(_ router: RouterGroup<ParticipantContext>, _ site: WebSite) {
        router.post("/polls/:poll/vote", use: PollController(site: site).vote)
        let voteWithdrawal = VoteWithdrawalController(site: site)
        router.get("/votes/:vote/withdrawal", use: voteWithdrawal.form)
        router.post("/votes/:vote/withdrawal", use: voteWithdrawal.withdraw)
        let remarks = RemarkController(site: site)
        router.post("/polls/:poll/remarks", use: remarks.say)
        router.get("/poll-remarks/:remark/withdrawal", use: remarks.withdrawalForm)
        router.post("/poll-remarks/:remark/withdrawal", use: remarks.withdraw)

        let judgements = JudgementController(site: site)
        router.get("/answers/:answer/panels/:panel", use: judgements.form)
        router.post("/answers/:answer/panels/:panel", use: judgements.judge)
        router.post("/answers/:answer/panels/:panel/removal", use: judgements.takeBack)

        let seats = SeatController(site: site)
        router.get("/panels/:panel/seat", use: seats.form)
        router.post("/panels/:panel/seat", use: seats.take)
        router.post("/panels/:panel/seat/refusal", use: seats.decline)
        router.get("/panels/:panel/seat/removal", use: seats.leavingForm)
        router.post("/panels/:panel/seat/removal", use: seats.leave)
    }

    /// What members do with them.
    static func asking(_ router: RouterGroup<MemberContext>, _ site: WebSite) {
        let questions = QuestionController(site: site)
        router.get("/questions/new", use: questions.askForm)
        router.get("/questions/similar", use: questions.similar)
        router.post("/questions", use: questions.ask)
        let changes = QuestionChangeController(site: site)
        router.get("/questions/:question/edit", use: changes.form)
        router.post("/questions/:question/edit", use: changes.change)
        router.get("/questions/:question/withdrawal", use: changes.withdrawalForm)
        router.post("/questions/:question/withdrawal", use: changes.withdraw)
        let answers = AnswerController(site: site)
        router.post("/questions/:question/answers", use: answers.answer)
        router.get("/answers/:answer/edit", use: answers.editForm)
        router.post("/answers/:answer/edit", use: answers.edit)
        router.get("/answers/:answer/withdrawal", use: answers.withdrawalForm)
        router.post("/answers/:answer/withdrawal", use: answers.withdraw)
        let receptions = AnswerReceptionController(site: site)
        router.post("/answers/:answer/endorsement", use: receptions.endorse)
        router.post("/answers/:answer/endorsement/removal", use: receptions.takeBackEndorsement)
        router.post("/answers/:answer/acceptance", use: receptions.accept)
        router.post("/answers/:answer/acceptance/removal", use: receptions.takeBackAcceptance)
        for kind in Objection.Kind.allCases {
            router.get("/answers/:answer/\(kind.rawValue)", use: receptions.form(kind))
            router.post("/answers/:answer/\(kind.rawValue)", use: receptions.object(kind))
        }
        router.post("/answers/:answer/doubts/removal", use: receptions.takeBackDoubt)
        router.post("/answers/:answer/better-evidence/removal", use: receptions.takeBackBetterEvidence)

        let pollAsking = PollAskingController(site: site)
        router.get("/clubs/:club/polls/new", use: pollAsking.form)
        router.post("/clubs/:club/polls", use: pollAsking.ask)
        router.get("/polls/:poll/edit", use: pollAsking.editForm)
        router.post("/polls/:poll/edit", use: pollAsking.change)
        router.get("/polls/:poll/replacement", use: pollAsking.replacementForm)
        router.post("/polls/:poll/replacement", use: pollAsking.replace)
        router.get("/polls/:poll/closure", use: pollAsking.closureForm)
        router.post("/polls/:poll/closure", use: pollAsking.close)

        let panelQuestions = PanelQuestionController(site: site)
        router.post("/questions/:question/panels", use: panelQuestions.ask)
        router.post("/questions/:question/panels/removal", use: panelQuestions.stop)

        let panels = PanelMakingController(site: site)
        router.get("/clubs/:club/panels/new", use: panels.form)
        router.post("/clubs/:club/panels", use: panels.make)
        router.get("/panels/:panel/edit", use: panels.editForm)
        router.post("/panels/:panel/edit", use: panels.change)
        router.get("/panels/:panel/closure", use: panels.endingForm)
        router.post("/panels/:panel/closure", use: panels.end)
        let invitations = PanelInvitationController(site: site)
        router.get("/panels/:panel/invitations", use: invitations.list)
        router.post("/panels/:panel/invitations", use: invitations.invite)
        router.post("/panels/:panel/guests", use: invitations.inviteGuest)
        router.get("/panel-invitations/:invitation/removal", use: invitations.takingBackForm)
        router.post("/panel-invitations/:invitation/removal", use: invitations.takeBack)
    }
}
