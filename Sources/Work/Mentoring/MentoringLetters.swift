package import Colloquium
package import Logging
import Pages
package import Store

package typealias MentoringLetterWriter = LetterWriter<MentoringLetters>

/// Letters of what is asked, answered, proposed and ended between two members, and of days that have come; once each.
package enum MentoringLetters: OwedLetterKind {
    package static let name = "letter about mentoring"
    package static let pluralName = "letters about mentoring"
    package static let pause = Duration.seconds(30)

    package static var letters: OwedLetters<DueMentoringLetter, MentoringLetterContent> { .mentoring }

    package static func due(in store: Store, at now: Instant) async throws -> [DueMentoringLetter] {
        try await store.noteMentoringDays(at: now)
        return try await store.due(letters, at: now)
    }

    package static func facts(of due: DueMentoringLetter) -> Logger.Metadata {
        ["member.number": "\(due.member)", "letter.reason": "\(due.reason.rawValue)"]
    }

    package static func mail(
        _ content: MentoringLetterContent, _ due: DueMentoringLetter, with letterhead: Letterhead, of site: Site,
        at now: Instant
    ) -> OutgoingMail {
        letterhead.reminder(
            Letter(content, siteName: site.name, origin: letterhead.origin), to: content.recipient,
            // Fixed by what is told to whom and when it happened, since the same may happen again.
            called: "mentoring.\(content.reason.rawValue).\(content.subject.code).\(content.notedAt.rawValue)",
            of: site, at: now, usefulUntil: now + .days(14))
    }
}

extension MentoringLetterContent.Subject {
    fileprivate var code: String {
        switch self {
        case .listing(let listing): "listing-\(listing.number)"
        case .ask(let ask): "ask-\(ask.number)"
        case .agreement(let agreement): "agreement-\(agreement.number)"
        }
    }

    fileprivate var path: String {
        switch self {
        case .listing(let listing): SitePath.listing(listing.number)
        case .ask(let ask): SitePath.ask(ask.number)
        case .agreement(let agreement): SitePath.agreement(agreement.number)
        }
    }

    fileprivate var role: MentoringRole {
        switch self {
        case .listing(let listing): listing.role
        case .ask(let ask): ask.role
        case .agreement(let agreement): agreement.role
        }
    }
}

extension Letter {
    fileprivate init(_ content: MentoringLetterContent, siteName: String, origin: String) {
        let role = content.subject.role
        var heading = content.reason.heading(by: content.name, role, day: content.day)
        if case .ask(let ask) = content.subject, content.reason == .asked {
            heading = ask.title(for: content.recipient.number)
        }
        self.init(
            heading, content.paragraphs, link: origin + content.subject.path, label: content.label,
            footing: "\(siteName) tells you this once, because it is between you and one other member.")
    }
}

extension MentoringLetterContent {
    fileprivate var paragraphs: [String] {
        switch (reason, subject) {
        case (.consent, .listing(let listing)):
            [
                "\(name) guides you, and says this of what you look for:", listing.words.excerpt(600),
                "Nobody else is shown it before you say yes, and a no is told to nobody.",
            ]
        case (.asked, .ask(let ask)):
            [
                ask.words.excerpt(600), "\(ask.role.name). \(ask.role.meaning)",
                "You have until \(ReaderTime(zone: recipient.timeZone).day(ask.endsAt)) to answer. A no is told kindly, with your words or without.",
            ]
        case (.accepted, _):
            ["You can begin. Say to each other what you want to reach, how often you meet, and until when."]
        case (.declined, .ask(let ask)):
            ["That is about their time, not about you. Thank them for reading, and ask somebody else."]
                + (ask.answerWords.isEmpty ? [] : ["\(name) writes: \(ask.answerWords.excerpt(600))"])
        case (.ended, .agreement(let agreement)):
            (agreement.thanks.isEmpty ? [] : ["\(name) writes: \(agreement.thanks.excerpt(600))"])
                + ["What you agreed on stays for you to read, and your log stays yours."]
        case (.proposed, _): ["It holds once you accept. Until then nothing changes."]
        case (.agreed, _): ["From now on it holds."]
        case (.keptAsItWas, _): ["What you agreed on before goes on. Talk about it, and propose something else."]
        case (.meeting, _): ["Write to each other, and note it on the site once you have met."]
        case (.lastDay, _): ["Close it with a word of thanks, go on, or turn it into another of the three."]
        default: []
        }
    }

    fileprivate var label: String {
        switch reason {
        case .consent, .asked: "Answer"
        case .proposed: "Read it and answer"
        case .accepted, .declined, .agreed, .keptAsItWas, .ended, .meeting, .lastDay: "See it on the site"
        }
    }
}
