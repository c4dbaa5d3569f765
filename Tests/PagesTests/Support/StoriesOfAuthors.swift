import Colloquium

@testable import Pages

extension Storybook {
    private func invitation(_ answer: AuthorInvitation.Answer, endsAt: Instant) -> AuthorInvitation {
        AuthorInvitation(
            number: 1, discussion: 1, author: ArticleAuthor(name: text, orcid: "0000-0002-1825-0097"),
            email: EmailAddress("a@b.example")!, invitedAt: now, endsAt: endsAt, answer: answer,
            guest: answer == .accepted ? 1 : nil)
    }

    private var entry: AuthorInvitation.Entry {
        var entry = AuthorInvitation.Entry()
        entry.email = text
        return entry
    }

    var authors: [any Page] {
        let invitations =
            [AuthorInvitation.Answer.waiting, .accepted, .declined, .takenBack]
            .map { (invitation($0, endsAt: now + .days(1)), text, text) } + [
                (invitation(.waiting, endsAt: now), text, "")
            ]
        return [
            AuthorsPage(
                discussion(.open), title: text, authors: [ArticleAuthor(name: text, orcid: "")], invitations, entry,
                at: now, time: time, csrf: csrf, problems: problems), answering(account: text, mustSignIn: false),
            answering(.announced, account: text, mustSignIn: false),
        ]
    }

    var bareAuthors: [any Page] {
        [
            AuthorsPage(discussion(.archived), title: text, authors: [], [], entry, at: now, time: time, csrf: csrf),
            answering(account: "", mustSignIn: true), answering(.archived, account: text, mustSignIn: false),
        ]
    }

    private func answering(
        _ stage: Stage = .open, account: String, mustSignIn: Bool
    ) -> AuthorInvitationPage {
        AuthorInvitationPage(
            invitation(.waiting, endsAt: now), to: discussion(stage), articleTitle: text, club: text, inviter: text,
            token: "token", account: account, mustSignIn: mustSignIn, orcid: text, at: now, time: time, csrf: csrf,
            problems: problems)
    }
}
