package import Colloquium
import Formats
import Foundation
import Pages
package import Store

/// Makes the mail of news: what RFC 5322, RFC 2369 and RFC 8058 ask of its headers, and its two bodies. What many mails
/// share is written and encoded once.
package struct DigestComposer: Sendable {
    private let letterhead: Letterhead
    private let site: Site
    private let now: Instant
    private let fragments = DigestFragments()
    private let stop: StopForm

    /// - Parameter now: the moment that all mails are written at.
    package init(_ letterhead: Letterhead, site: Site, at now: Instant) {
        self.letterhead = letterhead
        self.site = site
        self.now = now
        stop = StopForm(siteName: site.name, letterhead.templates)
    }

    package func compose(_ content: DigestContent) -> OutgoingMail {
        let code = code(of: content).text(in: site)
        let mail = headers(of: content, code)
        let parts = parts(of: content)
        let pieces = parts.map { piece($0, in: content) }
        let first = zip(parts, pieces).first { !$1.opening.isEmpty }
        let digest = digest(of: content, code, preheader: first?.1.opening ?? "")
        // What begins with words that are told to one alone is kept for nobody else.
        let topKey = first?.0.key.map { _ in DigestFragments.Key.top(digest.top) }
        let all = beginning(of: digest, topKey) + pieces + ending(of: digest)
        let frame = InternetMessage.alternatives(mail)
        var message: [OutgoingMail.Piece] = [.own(frame.beginning)]
        message += all.compactMap(\.text)
        message.append(.own(frame.middle))
        message += all.map(\.html)
        message.append(.own(frame.end))
        return OutgoingMail(
            messageID: mail.messageID, kind: kind(of: content), recipient: content.recipient.email,
            pieces: message)
    }

    /// The subject and the text, as they are read.
    package func plain(_ content: DigestContent) -> (subject: String, text: String) {
        let code = code(of: content).text(in: site)
        let (digest, templates) = (digest(of: content, code, preheader: ""), letterhead.templates)
        let told = parts(of: content).map { templates.text($0, entries(for: content)) }
        let text =
            [templates.render(DigestTopText(digest.top))] + told
            + [templates.render(DigestEndText(digest.end)), stop.text(at: digest.stop.unsubscribeURL)]
        return (headers(of: content, code).subject, text.joined())
    }

    /// - Parameter code: what ends mails like this one, signed.
    private func headers(of content: DigestContent, _ code: String) -> Mail {
        let list = content.cadences.first.map { "\($0.rawValue)-digest" } ?? "news"
        return Mail(
            // Fixed by what the mail is, so that a second copy of it could be told to be one.
            messageID: "digest.\(content.recipient.code).\(content.name)@\(letterhead.sender.domain)",
            from: Mailbox(name: site.name, address: letterhead.sender),
            to: Mailbox(name: content.recipient.name, address: content.recipient.email),
            subject: Digest.subject(
                content.items.first?.headline ?? content.reminders.first?.headline ?? "",
                entries: content.items.count + content.reminders.count + content.more), text: "",
            date: now.date,
            headers: [
                Mail.Header(.listID, "\(site.name.listIDPhrase) <\(list).\(letterhead.sender.domain)>"),
                Mail.Header(.autoSubmitted, "auto-generated"), Mail.Header(.precedence, "bulk"),
            ] + letterhead.unsubscribing(code, of: site) + replyHeaders(content))
    }

    /// What a reply comes to, and with which others a mail stands: their programs are told of the first message of each
    /// thread, which nobody sent. Of a digest it tells too much to stand anywhere.
    private func replyHeaders(_ content: DigestContent) -> [Mail.Header] {
        guard let address = replyAddress(content.answered, content.recipient) else { return [] }
        let reply = [Mail.Header(.replyTo, address.text)]
        let threads = content.threads.map { "<\($0)@\(letterhead.sender.domain)>" }
        if threads.isEmpty { return reply }
        return reply + (threads.count == 1 ? [Mail.Header(.inReplyTo, threads[0])] : [])
            + [Mail.Header(.references, threads.joined(separator: " "))]
    }

    private func replyAddress(_ subject: ReturnAddress.Subject, _ recipient: NewsRecipient) -> EmailAddress? {
        guard let base = letterhead.base, case .member(let member) = recipient.who else { return nil }
        return ReturnAddress.reply(to: subject, from: member, mailed: MailedDay(now)).address(below: base, in: site)
    }

    private func kind(of content: DigestContent) -> String {
        content.cadences.first.map { "\($0.rawValue) digest" } ?? "news at once"
    }

    private func code(of content: DigestContent) -> UnsubscribeCode {
        switch content.recipient.who {
        case .member(let member):
            UnsubscribeCode(
                member: member, mailing: content.cadences.isEmpty ? .promptNews : .digests(content.cadences))
        case .reader(let reader): UnsubscribeCode(reader)
        }
    }

    /// - Parameter preheader: the first words of the first entry.
    private func digest(of content: DigestContent, _ code: String, preheader: String) -> Digest {
        let isAnswered = content.answered != .news && replyAddress(content.answered, content.recipient) != nil
        return Digest(
            siteName: site.name, for: content.recipient.audience, cadences: content.cadences,
            articles: content.items.count { $0.section == .articles }, entries: content.items.count,
            reminders: content.reminders.count, more: content.more, preheader: preheader,
            replyMark: isAnswered ? [ReplyText.mark, content.answered.replyHint] : [], origin: letterhead.origin,
            unsubscribeURL: letterhead.stopURL(code))
    }

    private func beginning(of digest: Digest, _ topKey: DigestFragments.Key?) -> [DigestFragments.Piece] {
        let templates = letterhead.templates
        return [
            fragments.piece(.head(digest.top.heading)) {
                DigestFragments.Piece(html: templates.render(DigestHeadHTML(digest.top)))
            },
            fragments.piece(topKey) {
                DigestFragments.Piece(
                    text: templates.render(DigestTopText(digest.top)), html: templates.render(DigestTopHTML(digest.top))
                )
            },
        ]
    }

    private func ending(of digest: Digest) -> [DigestFragments.Piece] {
        let templates = letterhead.templates
        return [
            fragments.piece(.end(digest.end)) {
                DigestFragments.Piece(
                    text: templates.render(DigestEndText(digest.end)), html: templates.render(DigestEndHTML(digest.end))
                )
            },
            DigestFragments.Piece(
                text: stop.text(at: digest.stop.unsubscribeURL), html: stop.html(at: digest.stop.unsubscribeURL)),
        ]
    }

    private func piece(_ part: DigestPart, in content: DigestContent) -> DigestFragments.Piece {
        fragments.piece(part.key) {
            DigestFragments.Piece(
                text: letterhead.templates.text(part, entries(for: content)),
                html: letterhead.templates.html(part, entries(for: content)), opening: part.opening)
        }
    }

    /// The entries, with a heading wherever another section or club begins.
    private func parts(of content: DigestContent) -> [DigestPart] {
        var parts: [DigestPart] = []
        var heading = ""
        for item in content.items {
            if item.heading != heading { parts.append(.heading(item.heading)) }
            heading = item.heading
            parts.append(.entry(item, zone: content.recipient.timeZone))
        }
        if !content.reminders.isEmpty { parts.append(.heading(StepReminder.heading)) }
        return parts + content.reminders.map { .reminder($0, letterhead.origin) }
    }

    private func entries(for content: DigestContent) -> (DigestItem) -> DigestEntry {
        { item in
            var entry = item.entry(
                at: now, ReaderTime(zone: content.recipient.timeZone), origin: letterhead.origin,
                stopURL: item.reason.map {
                    letterhead.stopURL(UnsubscribeCode($0.number).text(in: site))
                } ?? "")
            // What is the same for all readers names none of them.
            if item.reason != nil, let address = item.body.answered.flatMap({ replyAddress($0, content.recipient) }) {
                entry.replyURL = "mailto:\(address.text)?subject=\("Re: \(item.title)".percentEncodedForQuery)"
            }
            return entry
        }
    }
}

extension NewsRecipient {
    fileprivate var audience: Digest.Audience {
        switch who {
        case .member: .member
        case .reader: .reader
        }
    }
}

extension DigestContent {
    /// What a reply to the whole mail answers: the one thing that it tells, or the one thread that all of it is in.
    fileprivate var answered: ReturnAddress.Subject {
        guard cadences.isEmpty, let first = items.first else { return .news }
        if items.count == 1 { return first.body.answered ?? .news }
        return threads.count == 1 ? first.body.thread ?? .news : .news
    }

    /// Of which threads a mail tells that comes at once, each once.
    fileprivate var threads: [String] {
        guard cadences.isEmpty else { return [] }
        return items.reduce(into: []) { names, item in
            if !names.contains(item.body.threadName) { names.append(item.body.threadName) }
        }
    }
}

extension DigestItem.Body {
    /// What a reply to it answers.
    fileprivate var answered: ReturnAddress.Subject? {
        switch self {
        case .contribution(let contribution, _): .contribution(contribution.number)
        case .article(let line, _), .week(let line), .synthesis(let line, _): .discussion(line.number)
        case .question(let line): .question(line.number)
        case .answer(let answer): .question(answer.question)
        case .item, .retraction: nil
        }
    }

    /// The discussion or the question it belongs to.
    fileprivate var thread: ReturnAddress.Subject? {
        if case .contribution(let contribution, _) = self { return .discussion(contribution.discussion) }
        return answered
    }

    fileprivate var threadName: String {
        switch self {
        case .contribution(let contribution, _): "discussion.\(contribution.discussion)"
        case .article(let line, _), .week(let line), .synthesis(let line, _): "discussion.\(line.number)"
        case .question(let line): "question.\(line.number)"
        case .answer(let answer): "question.\(answer.question)"
        case .item(let item): "item.\(item.number)"
        case .retraction(let work): "article.\(work.article.number)"
        }
    }
}

/// A heading or an entry.
enum DigestPart {
    case heading(String)
    case reminder(StepReminder, _ origin: String)
    case entry(DigestItem, zone: String)

    /// The first words of what it tells.
    fileprivate var opening: String {
        switch self {
        case .heading: ""
        case .reminder(let reminder, _): reminder.step.text.tidiedLine.excerpt(Self.openingLength)
        case .entry(let item, _): item.preheader.tidiedLine.excerpt(Self.openingLength)
        }
    }

    /// As much as mail programs show of it beside the subject.
    private static let openingLength = 150

    /// What it is the same as for everybody; nil for what is told to one alone.
    fileprivate var key: DigestFragments.Key? {
        switch self {
        case .heading(let text): return .heading(text)
        case .reminder: return nil
        case .entry(let item, let zone):
            guard let version = item.version, item.reason == nil else { return nil }
            return .entry(
                item.told, section: item.section, discussion: item.discussion, version: version, zone: zone)
        }
    }
}

extension Templates {
    fileprivate func text(_ part: DigestPart, _ entry: (DigestItem) -> DigestEntry) -> String {
        switch part {
        case .heading(let text): render(DigestHeadingText(text))
        case .reminder(let reminder, let origin): render(DigestEntryText(reminder.entry(origin: origin)))
        case .entry(let item, _): render(DigestEntryText(entry(item)))
        }
    }

    fileprivate func html(_ part: DigestPart, _ entry: (DigestItem) -> DigestEntry) -> String {
        switch part {
        case .heading(let text): render(DigestHeadingHTML(text))
        case .reminder(let reminder, let origin): render(DigestEntryHTML(reminder.entry(origin: origin)))
        case .entry(let item, _): render(DigestEntryHTML(entry(item)))
        }
    }
}

extension String {
    /// A phrase for List-Id (RFC 2919 section 2) without the characters that would need quoting.
    fileprivate var listIDPhrase: String {
        let kept = unicodeScalars.filter {
            $0.isASCII && ($0.properties.isAlphabetic || $0 == " " || ("0"..."9").contains($0))
        }
        let phrase = String(String.UnicodeScalarView(kept)).tidiedLine
        return phrase.isEmpty ? "Colloquium" : phrase
    }
}

extension ReturnAddress.Subject {
    /// What becomes of a reply to it.
    fileprivate var replyHint: String {
        switch self {
        case .question: ReplyText.answerHint
        case .discussion, .contribution, .news: ReplyText.contributionHint
        }
    }
}
