import Colloquium

@testable import Pages

extension Storybook {
    private func poll(_ form: Poll.Form, closed: Bool = false, _ disclosure: Poll.Disclosure = .always) -> Poll {
        Poll(
            number: 1, club: 1, panel: closed ? AskedPanel(number: 1, topic: text, endsAt: nil) : nil, question: text,
            details: prose,
            terms: Poll.Terms(
                form: form, options: form.hasOptions ? [text, "Another"] : [], disclosure: disclosure,
                isAnonymous: closed, needsReference: closed),
            askedAt: now - .days(1), closesAt: closed ? now : now + .days(1), replacement: closed ? 2 : nil)
    }

    private func vote(_ choice: Vote.Choice) -> Vote {
        Vote(
            choice: choice, rationale: prose,
            references: record.identifiers.map { Reference(identifier: $0, note: text) }, competingInterests: text)
    }

    private var preview: (draft: Poll.Draft, closing: String)? {
        var entry = Poll.Entry()
        entry.question = text
        entry.options = "\(text)\nAnother"
        entry.submission = text
        return (try? Poll.Draft(entry) { _ in html }).map { ($0, text) }
    }

    private var works: [Identifier: CitedWork] {
        Dictionary(record.identifiers.map { ($0, work($0)) }) { first, _ in first }
    }

    private var entry: Vote.Entry {
        var entry = Vote.Entry()
        entry.choices = ["0"]
        entry.rating = "5"
        entry.text = text
        entry.rationale = text
        entry.references = text
        entry.competingInterests = text
        entry.identifiesNobody = "yes"
        return entry
    }

    /// What is asked of those who may not vote.
    private var unvoted: [any Page] {
        let content = PollPage.Content(
            poll(.single), in: club(.everyone), by: (1, text), PollTally([], on: poll(.single).terms))
        return [Self.facilitator, Viewer(member: 2, role: .member, clubs: [:])].map {
            PollPage(content, for: $0, at: now, time: time)
        }
    }

    private func page(_ poll: Poll, _ choices: [Vote.Choice], for viewer: Viewer = facilitator) -> PollPage {
        let pairs = choices.map { (before: $0, after: Optional($0)) }
        var content = PollPage.Content(poll, in: club(.everyone), by: (1, text), PollTally(pairs, on: poll.terms))
        content.discussion = (1, text)
        content.replaces = 3
        content.votes = choices.map {
            PollPage.VoteBlock(
                vote($0), citing: works, by: (1, text, text), before: $0, on: poll.terms,
                withdrawingAt: "/votes/1/withdrawal")
        }
        content.votes += choices.prefix(1).map {
            PollPage.VoteBlock(vote($0), citing: [:], by: nil, before: nil, on: poll.terms, isWithdrawn: true)
        }
        content.own = choices.first.map(vote)
        content.form = VoteForm(
            on: poll, entry, changing: now, isKeptBeside: true, worksMeant: worksMeant, in: problems)
        var typed = RemarkForm.Typed()
        typed.body = text
        typed.parent = "1"
        typed.submission = text
        typed.identifiesNobody = "yes"
        content.remarkForm = RemarkForm(on: 1, typed, answering: text, in: problems)
        content.remarks = [false, true].map { isTakenBack in
            RemarkBlock(
                Number<Void>(rawValue: 1), depth: 1, author: (1, text, text), html: html, at: now,
                isTakenBack: isTakenBack, replyingAt: "/polls/1", mayWithdraw: true, time: time)
        }
        content.csrf = csrf
        content.problems = problems
        return PollPage(content, for: viewer, at: now, time: time)
    }

    var polls: [any Page] {
        var asking = Poll.Entry()
        asking.question = text
        asking.details = text
        asking.options = text
        asking.discussion = "1"
        asking.anonymous = "yes"
        asking.needsReference = "yes"
        asking.submission = text
        asking.identifiesNobody = "yes"
        asking.panel = "1"
        let item = PollItem(1, question: text, panel: text, voters: 2, closesAt: now, at: now, time: time)
        let acts: [PollFormPage.Act] = [
            .ask, .change(poll(.single)), .replace(poll(.single)), .replace(poll(.single, closed: true)),
        ]
        return [PollsPage(club(.everyone), [item], page: 2, hasMore: true, viewer: Self.facilitator)]
            + acts.map { act in
                PollFormPage(
                    in: club(.everyone), asking, discussions: [(1, text)], panels: [(1, text)], to: act,
                    preview: preview, csrf: csrf,
                    problems: problems)
            } + [
                page(poll(.single), [.options([0]), .options([1])]), page(poll(.multiple), [.options([0, 1])]),
                page(poll(.scale), [.rating(3), .rating(8)]), page(poll(.text), [.text(text)]),
                page(poll(.single, closed: true), []), page(poll(.single, .atClose), [], for: .visitor),
            ] + unvoted
    }

    var barePolls: [any Page] {
        let content = PollPage.Content(
            poll(.scale), in: club(.everyone), by: (1, text), PollTally([], on: poll(.scale).terms))
        return [
            PollsPage(club(.everyone), [], page: 1, hasMore: false, viewer: .visitor),
            PollFormPage(in: club(.everyone), Poll.Entry(), discussions: [], to: .ask, csrf: csrf),
            PollPage(content, for: .visitor, at: now, time: time),
        ]
    }
}
