package import Colloquium

/// What stands around the entries of a mail of news: before them, after them, and last of all what is its reader's alone.
package struct Digest: Sendable {
    package let top: DigestTop
    package let end: DigestEnd
    package let stop: DigestStop

    /// Whom a digest is for: a member, or who subscribed to clubs without an account.
    package enum Audience: Sendable { case member, reader }

    /// - Parameters:
    ///   - articles: how many entries are new articles, of all `entries`.
    ///   - reminders: how many steps of the reader's worksheet it reminds of.
    ///   - more: how many there are that it does not tell.
    ///   - replyMark: above which a reply to the mail itself is written, and what becomes of one; empty where it cannot be
    ///     answered.
    package init(
        siteName: String, for audience: Audience = .member, cadences: [Cadence], articles: Int, entries: Int,
        reminders: Int = 0, more: Int,
        preheader: String, replyMark: [String] = [], origin: String, unsubscribeURL: String
    ) {
        let steps =
            reminders == 0 ? nil : reminders == 1 ? "1 step of your worksheet" : "\(reminders) steps of your worksheet"
        let news = entries == 0 && steps != nil ? nil : Self.heading(articles: articles, others: entries - articles)
        let word = cadences.map(\.rawValue).joined(separator: " and ")
        let intro =
            cadences.isEmpty
            ? "You asked to hear of this at once."
            : audience == .reader
                ? "What is new and was not mailed to you before."
                : entries == 0
                    ? "Nothing else is new since your last \(word) digest."
                    : """
                    What is new since your last \(word) digest and was not mailed to you before. What you have read on \
                    the site is left out.
                    """
        top = DigestTop(
            siteName: siteName, heading: [news, steps].compactMap { $0 }.joined(separator: ", and "),
            introText: intro, replyMark: replyMark, preheaderText: preheader)
        end = DigestEnd(
            siteName: siteName,
            moreText: more == 0
                ? ""
                : cadences.isEmpty
                    ? "And \(more) more, in the next mail." : "And \(more) more, which come with the next digest.",
            becauseText: cadences.isEmpty
                ? "You get this because you follow what it tells of, or it answers you."
                : "You get this \(word) digest because you subscribed to it\(audience == .reader ? ", without an account" : "").",
            settingsURL: audience == .reader ? "" : origin + SitePath.subscriptions,
            articlesURL: origin + SitePath.articles)
        stop = DigestStop(siteName: siteName, unsubscribeURL: unsubscribeURL)
    }

    private static func heading(articles: Int, others: Int) -> String {
        let new = articles == 1 ? "1 new article" : "\(articles) new articles"
        if others == 0 { return new }
        if articles == 0 { return others == 1 ? "1 piece of news" : "\(others) pieces of news" }
        return "\(new), and \(others) other \(others == 1 ? "piece" : "pieces") of news"
    }

    /// Names what is in it: the first entry, and how many more there are.
    package static func subject(_ first: String, entries: Int) -> String {
        let name = first.tidiedLine.excerpt(90)
        return entries > 1 ? "\(name), and \(entries - 1) more" : name
    }
}

package struct DigestTop: Hashable, Sendable {
    package let siteName: String
    /// What is in it, in a few words.
    package let heading: String
    let introText: String
    /// In lines.
    let replyMark: [String]
    /// What mail programs show beside the subject.
    let preheaderText: String
}

package struct DigestEnd: Hashable, Sendable {
    let siteName: String
    let moreText: String
    let becauseText: String
    /// Empty for who has no account to choose with.
    let settingsURL: String
    let articlesURL: String
}

package struct DigestStop: Sendable {
    let siteName: String
    package let unsubscribeURL: String

    package init(siteName: String, unsubscribeURL: String) {
        self.siteName = siteName
        self.unsubscribeURL = unsubscribeURL
    }
}

/// The beginning of a mail of news that does not depend on what it tells but for its heading.
package struct DigestHeadHTML: Page {
    package static let template = "news/digest-head-html"
    let heading: String
    package init(_ top: DigestTop) { heading = top.heading }
}

/// What stands before the entries of a mail of news and after them, in both its forms.
package struct DigestTopHTML: Page {
    package static let template = "news/digest-top-html"
    let top: DigestTop
    package init(_ top: DigestTop) { self.top = top }
}

package struct DigestTopText: Page {
    package static let template = "news/digest-top-text"
    let top: DigestTop
    package init(_ top: DigestTop) { self.top = top }
}

package struct DigestEndHTML: Page {
    package static let template = "news/digest-end-html"
    let end: DigestEnd
    package init(_ end: DigestEnd) { self.end = end }
}

package struct DigestEndText: Page {
    package static let template = "news/digest-end-text"
    let end: DigestEnd
    package init(_ end: DigestEnd) { self.end = end }
}

/// How its reader ends the mails.
package struct DigestStopHTML: Page {
    package static let template = "news/digest-stop-html"
    let stop: DigestStop
    package init(_ stop: DigestStop) { self.stop = stop }
}

package struct DigestStopText: Page {
    package static let template = "news/digest-stop-text"
    let stop: DigestStop
    package init(_ stop: DigestStop) { self.stop = stop }
}

/// What stands over entries of one section, or club.
package struct DigestHeadingHTML: Page {
    package static let template = "news/digest-heading-html"
    let headingText: String
    package init(_ text: String) { headingText = text }
}

package struct DigestHeadingText: Page {
    package static let template = "news/digest-heading-text"
    let headingText: String
    package init(_ text: String) { headingText = text }
}
