package import Colloquium
import Formats
import Foundation
import Pages
package import Store

/// Takes what a mail server hands over: reports of mails that did not arrive, and replies to those that did.
package struct MailReceiver: Sendable {
    /// What became of a mail.
    package enum Outcome: Hashable, Sendable {
        /// It reports that one of the site's did not arrive.
        case bounce(of: Number<LeasedMail>)
        case contribution(Number<Contribution>)
        case answer(Number<StoredAnswer>)
        /// It could not be posted: its author gets it back, with this reason.
        case returned(String)
        /// What its sender was sent comes no more.
        case unsubscription
        /// A program wrote it, somebody else than whom the address was given to, or it says nothing that matters.
        case ignored
    }

    let store: Store
    let letterhead: Letterhead
    /// Whose mail is given to the site, also with a plus sign and more in its local part.
    let base: EmailAddress
    /// How much one member may post by mail.
    let limit: PostingLimit
    /// Makes HTML of what a member writes.
    let rendering: @Sendable (_ text: String, _ viewer: Viewer) async throws -> (String) -> String
    let clock: @Sendable () -> Instant

    package init(
        store: Store, letterhead: Letterhead, base: EmailAddress, limit: PostingLimit,
        rendering: @escaping @Sendable (String, Viewer) async throws -> (String) -> String,
        clock: @escaping @Sendable () -> Instant = { .now() }
    ) {
        self.store = store
        self.letterhead = letterhead
        self.base = base
        self.limit = limit
        self.rendering = rendering
        self.clock = clock
    }

    /// Does what a mail asks for. The same mail again does nothing more.
    /// - Throws: `Refusal` of the kind `notFound` for an address that the site never gave out; `FormatError` for what is no
    ///   mail.
    package func receive(_ bytes: [UInt8], for recipient: EmailAddress) async throws -> Outcome {
        let site = try await store.site()
        guard let address = ReturnAddress(recipient, below: base, in: site) else {
            throw Refusal(.notFound, "There is no such address here.")
        }
        let mail = try InternetMessage.parse(bytes)
        switch address {
        case .report(let number): return try await note(mail, of: number)
        case .unsubscription: return try await unsubscribe(mail, in: site)
        case .reply(let subject, let member, let day):
            if mail.isAutomatic { return .ignored }
            return try await post(Reply(mail, to: subject, from: member, mailed: day, in: site), in: site)
        }
    }

    private func unsubscribe(_ mail: ReceivedMail, in site: Site) async throws -> Outcome {
        let words = mail.subject.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let code = words.lazy.compactMap({ UnsubscribeCode($0, in: site) }).first else { return .ignored }
        try await store.end(code.ending, at: clock())
        return .unsubscription
    }

    private func note(_ mail: ReceivedMail, of number: Number<LeasedMail>) async throws -> Outcome {
        guard let bounce = mail.report?.bounce else { return .ignored }
        return try await store.note(bounce, of: number, at: clock()) ? .bounce(of: number) : .ignored
    }

    private func post(_ reply: Reply, in site: Site) async throws -> Outcome {
        let member = try await store.member(reply.member)
        let viewer = try await store.viewer(reply.member)
        // Whoever was forwarded the mail has its address; they are given no voice.
        guard reply.mail.from?.key == member.email.key else { return try await pass(reply, to: member, in: site) }
        do {
            guard reply.mailed.isOpen(at: clock()) else {
                throw Refusal(
                    .gone,
                    "A mail can be answered by mail for \(MailedDay.term) days, and the one you answered is older.")
            }
            guard !reply.text.isEmpty else {
                throw Refusal(.invalid, "No words of your own were found above what it quotes.")
            }
            return try await post(reply, as: viewer)
        } catch let refusal as Refusal {
            try await giveBack(reply, to: member, because: refusal, in: site)
            return .returned(refusal.reason)
        }
    }

    /// A member who reads at one address and answers from another loses nothing: what was written comes to the address
    /// that is theirs here. Nobody else is mailed, since anybody can say that they are somebody.
    private func pass(_ reply: Reply, to member: Member, in site: Site) async throws -> Outcome {
        if reply.text.isEmpty || member.standing != .active { return .ignored }
        let names = "stray.\(member.number)."
        let mail = letterhead.mail(
            strayLetter(reply, in: site), kind: "returned reply", called: names + reply.name, to: member, of: site,
            at: clock())
        let isSent = try await store.enqueueStray(mail, among: names, within: .strayReplies, at: clock())
        return isSent ? .returned("It came from another address.") : .ignored
    }

    private func strayLetter(_ reply: Reply, in site: Site) -> Letter {
        let writer = reply.mail.from.map { "from \($0.text)" } ?? "from an address that cannot be read"
        return Letter(
            "A reply from another address was not posted",
            [
                "A reply to “\(reply.mail.subject.excerpt(100))” came \(writer) and was not posted: what is posted as yours "
                    + "has to come from this address. If you wrote it, send it again from here, or write it on the site.",
                "The reply says:",
            ] + reply.paragraphs,
            link: letterhead.origin + reply.subject.path, label: "Write it on the site",
            footing: "\(site.name) passes on what it could not post. "
                + "If you did not write it, somebody was forwarded a mail of yours.")
    }

    private func post(_ reply: Reply, as viewer: Viewer) async throws -> Outcome {
        let words = MailedWords(reply.text, submission: reply.submission)
        let render = try await rendering(reply.text, viewer)
        switch reply.subject {
        case .contribution(let number):
            let above = try await store.contribution(number, for: viewer)
            let critique = try Critique(words.contribution, render: render)
            return .contribution(
                try await store.contribute(
                    critique, to: above.discussion, inReplyTo: number, by: viewer, within: limit, at: clock()))
        case .discussion(let number):
            let critique = try Critique(words.contribution, render: render)
            return .contribution(
                try await store.contribute(critique, to: number, inReplyTo: nil, by: viewer, within: limit, at: clock())
            )
        case .question(let number):
            let answer = try Answer(words.answer, render: render)
            return .answer(
                try await store.answer(
                    number, with: answer, submission: words.answer.submission, by: viewer, within: limit,
                    at: clock()))
        case .news:
            throw Refusal(
                .invalid, "The mail you answered tells of several things, and nobody can tell which of them you mean.")
        }
    }

    /// Nothing that was written is lost: its author gets it back with the reason.
    private func giveBack(_ reply: Reply, to member: Member, because refusal: Refusal, in site: Site) async throws {
        var letter = Letter(
            "Your reply was not posted",
            ["Your reply to “\(reply.mail.subject.excerpt(100))” was not posted. \(refusal.reason)", "You wrote:"]
                + reply.paragraphs,
            link: letterhead.origin + reply.subject.path,
            label: reply.subject == .news ? "See what is new" : "Write it on the site",
            footing: "\(site.name) gives you back what it could not post.")
        if reply.subject == .news {
            letter.choicesText = "Write it where you mean it:"
            letter.choices = try await store.told(store.viewer(reply.member), on: reply.mailed).map {
                Letter.Choice($0.title.excerpt(150), link: letterhead.origin + $0.subject.path)
            }
        }
        let outgoing = letterhead.mail(
            letter, kind: "returned reply", called: "returned.\(reply.member).\(reply.name)", to: member, of: site,
            at: clock())
        do {
            try await store.enqueue(outgoing, at: clock())
        } catch let again as Refusal where again.kind == .conflict {
            // The same mail came before, and was given back then.
        }
    }
}

/// A mail that answers one of the site's.
private struct Reply {
    let mail: ReceivedMail
    let subject: ReturnAddress.Subject
    let member: Number<Member>
    /// When what it answers was mailed.
    let mailed: MailedDay
    let text: String
    /// The same for the same mail: servers hand one over twice rather than not at all. Without an id nobody can tell. It
    /// goes into the ids of the site's own mails, so that it holds nothing that the sender could choose.
    let name: String

    init(
        _ mail: ReceivedMail, to subject: ReturnAddress.Subject, from member: Number<Member>, mailed: MailedDay,
        in site: Site
    ) {
        self.mail = mail
        self.subject = subject
        self.member = member
        self.mailed = mailed
        text = ReplyText(mail.text).text
        name = mail.messageID.isEmpty ? Token().text : site.signature(of: "received:\(mail.messageID)")
    }

    var submission: String { "mail \(name)" }
    var paragraphs: [String] { text.split(whereSeparator: \.isNewline).map(String.init) }
}

extension ReturnAddress.Subject {
    /// Where it is answered on the site.
    fileprivate var path: String {
        switch self {
        case .contribution(let number): SitePath.reply(number)
        case .discussion(let number): SitePath.discussion(number)
        case .question(let number): SitePath.question(number)
        case .news: SitePath.notifications
        }
    }
}
