package import Colloquium

/// What stands around the entries of a mail of news.
package struct Digest: Sendable {
    package let siteName: String
    /// What is in it, in a few words.
    package let heading: String
    let introText: String
    /// Above which a reply to the mail itself is written; empty where it cannot be answered.
    package var replyMark = ""
    /// What mail programs show beside the subject.
    let preheaderText: String
    let moreText: String
    let becauseText: String
    package let settingsURL: String
    package let unsubscribeURL: String
    package let articlesURL: String

    /// - Parameters:
    ///   - articles: how many entries are new articles, of all `entries`.
    ///   - reminders: how many steps of the reader's worksheet it reminds of.
    ///   - more: how many there are that it does not tell.
    package init(
        siteName: String, cadences: [Cadence], articles: Int, entries: Int, reminders: Int = 0, more: Int,
        preheader: String, origin: String, unsubscribeURL: String
    ) {
        self.siteName = siteName
        let steps =
            reminders == 0 ? nil : reminders == 1 ? "1 step of your worksheet" : "\(reminders) steps of your worksheet"
        let news = entries == 0 && steps != nil ? nil : Self.heading(articles: articles, others: entries - articles)
        heading = [news, steps].compactMap { $0 }.joined(separator: ", and ")
        let word = cadences.map(\.rawValue).joined(separator: " and ")
        preheaderText = preheader.tidiedLine.excerpt(150)
        if cadences.isEmpty {
            introText = "You asked to hear of this at once."
            moreText = more == 0 ? "" : "And \(more) more, in the next mail."
            becauseText = "You get this because you follow what it tells of, or it answers you."
        } else {
            introText =
                entries == 0
                ? "Nothing else is new since your last \(word) digest."
                : "What is new since your last \(word) digest and was not mailed to you before. What you have read on the site is left out."
            moreText = more == 0 ? "" : "And \(more) more, which come with the next digest."
            becauseText = "You get this \(word) digest because you subscribed to it."
        }
        settingsURL = origin + SitePath.subscriptions
        articlesURL = origin + SitePath.articles
        self.unsubscribeURL = unsubscribeURL
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

/// The beginning and the end of a mail of news, in both its forms.
package struct DigestTopHTML: Page {
    package static let template = "news/digest-top-html"
    let digest: Digest
    package init(_ digest: Digest) { self.digest = digest }
}

package struct DigestEndHTML: Page {
    package static let template = "news/digest-end-html"
    let digest: Digest
    package init(_ digest: Digest) { self.digest = digest }
}

package struct DigestTopText: Page {
    package static let template = "news/digest-top-text"
    let digest: Digest
    package init(_ digest: Digest) { self.digest = digest }
}

package struct DigestEndText: Page {
    package static let template = "news/digest-end-text"
    let digest: Digest
    package init(_ digest: Digest) { self.digest = digest }
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
