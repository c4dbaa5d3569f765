import Colloquium
import Hummingbird
import Pages
import Store

/// A poll with what a reader is typing beside it.
struct PollDesk: Sendable {
    let reading: PollReading
    /// A vote that could not be taken, and why.
    var vote: (entry: Vote.Entry, refusal: Refusal)?
    var typed = RemarkForm.Typed()
    /// Why a remark could not be taken.
    var refusedRemark: Refusal?

    init(_ reading: PollReading) { self.reading = reading }

    var refusal: Refusal? { vote?.refusal ?? refusedRemark }
}

extension WebSite {
    func respond(_ desk: PollDesk, to request: Request, _ context: some Visiting) async throws -> Response {
        var content = content(of: desk, context)
        content.form = await voteForm(of: desk, context.visit.viewer)
        let page = PollPage(content, for: context.visit.viewer, at: now, time: context.visit.time)
        return try await respond(page, to: request, context, status: desk.refusal?.status ?? .ok)
    }

    /// Back to the poll that words were withdrawn from, or to what was done for who may not read it any more.
    func respond(
        wordsWithdrawnFrom poll: Number<Poll>?, to request: Request, _ context: ParticipantContext
    ) async throws -> Response {
        if let poll { return redirect(to: SitePath.poll(poll)) }
        let page = MessagePage(
            "Your words were withdrawn", ["They are no longer shown."], next: [("Home", SitePath.home)])
        return try await respond(page, to: request, context)
    }

    private func content(of desk: PollDesk, _ context: some Visiting) -> PollPage.Content {
        let reading = desk.reading
        let viewer = context.visit.viewer
        let named = reading.poll.showsNames(to: viewer)
        var content = PollPage.Content(
            reading.poll, in: reading.club, by: (reading.asker.number, reading.asker.name), reading.tally)
        content.discussion = reading.discussion
        content.replaces = reading.replaces
        content.own = reading.own
        content.votes = reading.shownVotes(to: viewer).map { vote in
            PollPage.VoteBlock(
                vote.vote, citing: reading.works,
                by: named ? (vote.member.number, vote.member.name, vote.member.byline) : nil,
                before: reading.poll.showsFirstVotes(to: viewer) ? vote.before : nil, on: reading.poll.terms,
                isWithdrawn: vote.isWithdrawn,
                withdrawingAt: viewer.mayWithdrawWords(by: vote.member.number, in: reading.club.number)
                    ? SitePath.withdrawal(ofVote: vote.number) : nil)
        }
        content.remarks = remarks(of: reading, viewer, context.visit.time)
        content.remarkForm = remarkForm(of: desk, viewer)
        content.csrf = viewer.isSignedIn ? context.visit.formToken : ""
        content.problems = desk.refusal?.problems ?? []
        return content
    }

    /// None for who may not vote; a closed poll shows it only to give back what was typed too late.
    private func voteForm(of desk: PollDesk, _ viewer: Viewer) async -> VoteForm? {
        let reading = desk.reading
        guard viewer.mayVote(in: reading.poll), reading.poll.takesVotes(at: now) || desk.vote != nil else {
            return nil
        }
        let problems = desk.vote?.refusal.problems ?? []
        let entry = desk.vote?.entry ?? reading.own.map { Vote.Entry($0) } ?? Vote.Entry()
        return VoteForm(
            on: reading.poll, entry, changing: reading.ownVotedAt, isKeptBeside: reading.isAfterHearingOthers,
            isClosed: !reading.poll.takesVotes(at: now),
            worksMeant: await EvidenceDesk(site: self).worksMeant(entry.references, problems), in: problems)
    }

    private func remarks(of reading: PollReading, _ viewer: Viewer, _ time: ReaderTime) -> [RemarkBlock] {
        let path = SitePath.poll(reading.poll.number, reading.poll.question)
        let mayWrite = viewer.mayRemark(on: reading.poll, in: reading.club, at: now)
        return reading.remarks.map { remark in
            RemarkBlock(
                remark.number, depth: remark.depth,
                author: (remark.author.number, remark.author.name, remark.author.byline), html: remark.body.html,
                at: remark.writtenAt, isTakenBack: remark.isWithdrawn, replyingAt: mayWrite ? path : nil,
                mayWithdraw: viewer.mayWithdrawWords(by: remark.author.number, in: reading.club.number), time: time)
        }
    }

    /// None for who may say nothing, unless it gives back what was typed too late.
    private func remarkForm(of desk: PollDesk, _ viewer: Viewer) -> RemarkForm? {
        let mayWrite = viewer.mayRemark(on: desk.reading.poll, in: desk.reading.club, at: now)
        guard mayWrite || desk.refusedRemark != nil else { return nil }
        var typed = desk.typed
        let answered = desk.reading.remarks.first { "\($0.number)" == typed.parent && !$0.isWithdrawn }
        if answered == nil { typed.parent = "" }
        if typed.submission.isEmpty { typed.submission = Token().text }
        return RemarkForm(
            on: desk.reading.poll.number, typed, answering: answered?.author.name,
            in: desk.refusedRemark?.problems ?? [])
    }
}
