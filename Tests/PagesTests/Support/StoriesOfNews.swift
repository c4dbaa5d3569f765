import Colloquium

@testable import Pages

extension Storybook {
    private func digest(_ entries: Int) -> Digest {
        Digest(
            siteName: text, cadences: entries == 0 ? [] : [.weekly], articles: entries, entries: entries + 1,
            more: entries, preheader: text, replyMark: entries == 0 ? [] : [text, text], origin: "https://example.org",
            unsubscribeURL: "https://example.org/unsubscribe/x")
    }

    private var entry: DigestEntry {
        DigestEntry(
            text, at: "/discussions/1", facts: [text, text], leadIn: text, text: text,
            critique: (number: 1, kind: .comment, author: text, text: text), because: text,
            stopURL: "https://example.org/unsubscribe/x", origin: "https://example.org")
    }

    private var bareEntry: DigestEntry { DigestEntry(text, at: "/inbox", facts: [], origin: "https://example.org") }

    private var subscriptions: SubscriptionsPage {
        SubscriptionsPage(
            scopes: [
                .init(.club(1), name: text, delivery: "weekly", coveredBy: .clubs),
                .init(.discussion(1), name: nil, delivery: ""),
            ], entry: .init(), shown: [Shown("hour", "7")], nextDigests: [text],
            previews: [
                DigestPreview(
                    [.daily], isOne: false, note: text,
                    [.init(text, [.init(text, path: "/discussions/1", text: text)])], more: 3, leftOut: 1),
                DigestPreview([.weekly, .monthly], isOne: false, note: text, [], more: 0),
            ],
            muted: [.init(.member(1), name: text), .init(.question(1), name: nil)],
            calendars: [CalendarAddress(of: 1, name: text, origin: "https://club.example", key: "k")],
            getsReminders: true,
            mailStop: MailStop(address: text, reason: text),
            notice: .init(text, following: .journal(text), .weekly, near: .journal(text)), csrf: csrf,
            problems: problems)
    }

    private var letter: Letter {
        var letter = Letter(text, [text], link: "https://example.org/x", label: text, footing: text)
        letter.choicesText = text
        letter.choices = [Letter.Choice(text, link: "https://example.org/y")]
        letter.stopURL = "https://example.org/unsubscribe/x"
        return letter
    }

    var news: [any Page] {
        [
            subscriptions,
            FollowPage(
                .discussion(1), called: text, delivery: .weekly, isMuted: false, halt: text, notice: text, csrf: csrf,
                problems: problems),
            DigestHeadHTML(digest(2).top), DigestTopHTML(digest(2).top), DigestTopText(digest(2).top),
            DigestHeadingHTML(text), DigestHeadingText(text), DigestEntryHTML(entry), DigestEntryText(entry),
            DigestEndHTML(digest(2).end), DigestEndText(digest(2).end), DigestStopHTML(digest(2).stop),
            DigestStopText(digest(2).stop),
            LetterHTML(letter), LetterText(letter),
        ]
    }

    var bareNews: [any Page] {
        [
            SubscriptionsPage(
                scopes: [], entry: .init(), shown: [], nextDigests: [],
                previews: [DigestPreview([], isOne: true, note: "", [], more: 0)], muted: [], calendars: [],
                getsReminders: false, mailStop: nil, notice: .init(""), csrf: csrf),
            FollowPage(.journal(text), called: text, delivery: nil, isMuted: nil, halt: "", notice: "", csrf: csrf),
            DigestHeadHTML(digest(0).top), DigestTopHTML(digest(0).top), DigestTopText(digest(0).top),
            DigestHeadingHTML(text), DigestHeadingText(text), DigestEntryHTML(bareEntry), DigestEntryText(bareEntry),
            DigestEndHTML(digest(0).end), DigestEndText(digest(0).end), DigestStopHTML(digest(0).stop),
            DigestStopText(digest(0).stop),
            LetterHTML(Letter(text, [], link: "", label: "", footing: "")),
            LetterText(Letter(text, [], link: "", label: "", footing: "")),
        ]
    }
}
