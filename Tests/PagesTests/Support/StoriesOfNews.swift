import Colloquium

@testable import Pages

extension Storybook {
    private func digest(_ articles: Int) -> Digest {
        let article = DigestArticle(
            1, title: text, notices: [.retraction], citation: citation, why: text, club: text, stageText: text,
            critique: (number: 1, kind: .comment, author: text, text: text), origin: "https://example.org")
        return Digest(
            siteName: text, cadence: .weekly, articles: Array(repeating: article, count: articles), more: articles,
            origin: "https://example.org", unsubscribeURL: "https://example.org/unsubscribe/x")
    }

    private var letter: Letter {
        var letter = Letter(text, [text], link: "https://example.org/x", label: text, footing: text)
        letter.stopURL = "https://example.org/unsubscribe/x"
        return letter
    }

    var news: [any Page] {
        [
            SubscriptionsPage(
                scopes: [.init(.site, name: text, cadence: .weekly), .init(.club(1), name: text, cadence: nil)],
                newTag: text, hour: (hour: "7", weekday: "1", timeZone: "Europe/Vienna"), nextDigests: [text],
                preview: [item(.open)], feeds: [FeedLink(title: text, path: "/feed")], getsReminders: true,
                notice: text, csrf: csrf,
                problems: problems),
            DigestHTML(digest(2)), DigestText(digest(2)), LetterHTML(letter), LetterText(letter),
        ]
    }

    var bareNews: [any Page] {
        [
            SubscriptionsPage(
                scopes: [], newTag: "", hour: (hour: "", weekday: "", timeZone: ""), nextDigests: [], preview: [],
                feeds: [], getsReminders: false, notice: "", csrf: csrf), DigestHTML(digest(0)), DigestText(digest(0)),
            LetterHTML(Letter(text, [], link: "", label: "", footing: "")),
            LetterText(Letter(text, [], link: "", label: "", footing: "")),
        ]
    }
}
