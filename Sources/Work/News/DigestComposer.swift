package import Colloquium
import Formats
import Foundation
import Pages
package import Store

/// Makes the mail of a digest: what RFC 5322, RFC 2369 and RFC 8058 ask of its headers, and its two bodies.
package struct DigestComposer: Sendable {
    private let letterhead: Letterhead
    private let site: Site

    package init(_ letterhead: Letterhead, site: Site) {
        self.letterhead = letterhead
        self.site = site
    }

    package func compose(_ content: DigestContent, at now: Instant) -> OutgoingMail {
        let mail = mail(content, at: now)
        return OutgoingMail(
            messageID: mail.messageID, kind: "\(content.cadence.rawValue) digest", recipient: content.recipient.email,
            message: InternetMessage.encode(mail))
    }

    /// The mail before it is encoded.
    package func mail(_ content: DigestContent, at now: Instant) -> Mail {
        let unsubscribe =
            letterhead.origin
            + SitePath.unsubscribe(
                UnsubscribeCode(member: content.recipient.number, mailing: .digest(content.cadence)).text(in: site))
        let digest = self.digest(content, unsubscribe: unsubscribe, at: now)
        // Fixed by what the digest is, so that a second copy of it could be told to be one.
        let id =
            "digest.\(content.recipient.number).\(content.cadence.rawValue).\(content.period)@\(letterhead.sender.domain)"
        return Mail(
            messageID: id, from: Mailbox(name: site.name, address: letterhead.sender),
            to: Mailbox(name: content.recipient.profile.name, address: content.recipient.email),
            subject: digest.subject,
            text: letterhead.templates.render(DigestText(digest)),
            html: letterhead.templates.render(DigestHTML(digest)), date: now.date,
            headers: [
                Mail.Header(
                    .listID,
                    "\(site.name.listIDPhrase) <\(content.cadence.rawValue)-digest.\(letterhead.sender.domain)>"),
                Mail.Header(.listUnsubscribe, "<\(unsubscribe)>"),
                Mail.Header(.listUnsubscribePost, "List-Unsubscribe=One-Click"),
                Mail.Header(.autoSubmitted, "auto-generated"),
                Mail.Header(.precedence, "bulk"),
            ])
    }

    private func digest(_ content: DigestContent, unsubscribe: String, at now: Instant) -> Digest {
        let time = ReaderTime(zone: content.recipient.timeZone)
        let articles = content.items.map { item in
            let row = item.discussion
            return DigestArticle(
                row.number, title: row.title, notices: row.notices,
                citation: Citation(
                    family: row.firstAuthor, given: row.firstGiven, authors: row.authors, journal: row.container,
                    year: row.published),
                why: Markdown.plainText(row.why), club: row.clubName,
                stageText: row.schedule.words(at: now, time.inClub(row.clubZone).named),
                critique: item.critique.map {
                    (number: $0.number, kind: $0.kind, author: $0.authorName, text: Markdown.plainText($0.body))
                }, origin: letterhead.origin)
        }
        return Digest(
            siteName: site.name, cadence: content.cadence, articles: articles, more: content.more,
            origin: letterhead.origin,
            unsubscribeURL: unsubscribe)
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
