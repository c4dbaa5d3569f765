package import Colloquium
import Formats
import Foundation
import Pages
package import Store

/// Makes the letter about an article that was retracted or corrected.
package struct NoticeComposer: Sendable {
    private let letterhead: Letterhead
    private let site: Site

    package init(_ letterhead: Letterhead, site: Site) {
        self.letterhead = letterhead
        self.site = site
    }

    package func compose(_ content: NoticeLetterContent, at now: Instant) -> OutgoingMail {
        let mail = mail(content, at: now)
        return OutgoingMail(
            messageID: mail.messageID, kind: "notice", recipient: content.recipient.email,
            message: InternetMessage.encode(mail))
    }

    /// The mail before it is encoded.
    package func mail(_ content: NoticeLetterContent, at now: Instant) -> Mail {
        let letter = letter(content)
        // Fixed by what is told to whom, so that a second copy could be told to be one.
        let told = content.notices.map(\.number.description).joined(separator: "-")
        return Mail(
            messageID: "notice.\(told).\(content.recipient.number)@\(letterhead.sender.domain)",
            from: Mailbox(name: site.name, address: letterhead.sender),
            to: Mailbox(name: content.recipient.profile.name, address: content.recipient.email),
            subject: letter.heading.excerpt(150), text: letterhead.templates.render(LetterText(letter)),
            html: letterhead.templates.render(LetterHTML(letter)), date: now.date,
            headers: [Mail.Header(.autoSubmitted, "auto-generated")]
                + letterhead.unsubscribing(stop(content), of: site))
    }

    private func letter(_ content: NoticeLetterContent) -> Letter {
        let title = content.article.record.heading
        let place = place(content)
        let head = content.notices.first.map(\.kind.headline) ?? ""
        var letter = Letter(
            "\(head): \(title)", content.notices.map { $0.sentence(about: content.article.record) } + mentions(content),
            link: letterhead.origin + place.path, label: place.label,
            footing:
                "\(site.name) tells you this once, because you posted this article, wrote about it, rest an answer or a vote on it or endorsed an answer that does, or follow where it is discussed or named."
        )
        letter.stopURL = letterhead.stopURL(stop(content))
        letter.stopLabel = "Send me no more letters of this kind"
        return letter
    }

    /// What ends letters like this one, signed.
    private func stop(_ content: NoticeLetterContent) -> String {
        UnsubscribeCode(member: content.recipient.number, mailing: .notices).text(in: site)
    }

    /// The article, or what names it where nobody discusses the work that they may read.
    private func place(_ content: NoticeLetterContent) -> (path: String, label: String) {
        let article = content.article
        if !content.isReadable {
            if let answer = content.answers.first { return (SitePath.answer(answer), "See your answer") }
            if let contribution = content.contributions.first {
                return (SitePath.contribution(contribution), "See what you wrote")
            }
            if let vote = content.votes.first { return (SitePath.poll(vote), "See your vote") }
            if let answer = content.othersAnswers.first { return (SitePath.answer(answer), "See the answer") }
            if let contribution = content.othersContributions.first {
                return (SitePath.contribution(contribution), "See where it is named")
            }
        }
        return (SitePath.article(article.number, article.record.heading), "See the article")
    }

    /// What may have to be looked at again: what the recipient wrote, and what others did.
    private func mentions(_ content: NoticeLetterContent) -> [String] {
        [
            mentions("What you wrote that names it", content.answers, content.contributions, content.votes),
            mentions("What others wrote that names it", content.othersAnswers, content.othersContributions, []),
        ].compactMap(\.self)
    }

    private func mentions(
        _ whose: String, _ answers: [Number<StoredAnswer>], _ contributions: [Number<Contribution>],
        _ votes: [Number<Poll>]
    ) -> String? {
        let places =
            answers.map { letterhead.origin + SitePath.answer($0) }
            + contributions.map { letterhead.origin + SitePath.contribution($0) }
            + votes.map { letterhead.origin + SitePath.poll($0) }
        if places.isEmpty { return nil }
        let more = places.count > 10 ? ["and \(places.count - 10) more"] : []
        return "\(whose): " + (places.prefix(10) + more).joined(separator: ", ")
    }
}

extension EditorialNotice {
    /// "PubMed says that it was retracted: PMID 123."
    func sentence(about record: ArticleRecord) -> String {
        let what =
            switch kind {
            case .retraction: "it was retracted"
            case .concern: "its editors are concerned about it"
            case .correction: "it was corrected"
            }
        let says = "\(asserter.isEmpty ? "A registry" : asserter) says that \(what)"
        // Where a registry names no notice, the article's own name stands in its place.
        if record.identifiers.contains(target) { return "\(says)." }
        let link = target.url.map { " (\($0))" } ?? ""
        return "\(says); the notice is \(target.label)\(link)."
    }
}
