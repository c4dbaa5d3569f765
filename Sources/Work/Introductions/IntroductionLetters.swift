package import Colloquium
package import Logging
import Pages
package import Store

package typealias IntroductionWriter = LetterWriter<IntroductionLetters>

/// Letters to those who are introduced, to all three once both said yes, and some weeks later whether it was worth it. A no
/// makes no letter.
package enum IntroductionLetters: OwedLetterKind {
    package static let name = "letter of an introduction"
    package static let pluralName = "letters of introductions"
    package static let pause = Duration.seconds(60)

    package static var letters: OwedLetters<DueIntroductionLetter, IntroductionLetterContent> { .introductions }

    package static func due(in store: Store, at now: Instant) async throws -> [DueIntroductionLetter] {
        try await store.askAfterIntroductions(at: now)
        return try await store.due(letters, at: now)
    }

    package static func facts(of due: DueIntroductionLetter) -> Logger.Metadata {
        ["introduction.number": "\(due.introduction)", "member.number": "\(due.member)"]
    }

    package static func mail(
        _ content: IntroductionLetterContent, _ due: DueIntroductionLetter, with letterhead: Letterhead, of site: Site,
        at now: Instant
    ) -> OutgoingMail {
        letterhead.reminder(
            Letter(content, siteName: site.name, origin: letterhead.origin), to: content.recipient,
            // Fixed by what is told to whom, so that a second copy could be told to be one.
            called: "introduction.\(due.introduction).\(due.occasion)", of: site, at: now,
            usefulUntil: content.occasion == .asked ? content.introduction.endsAt : now + .days(14))
    }
}

extension Letter {
    fileprivate init(_ content: IntroductionLetterContent, siteName: String, origin: String) {
        let link = origin + SitePath.introduction(content.introduction.number)
        let isIntroducer = content.recipient.number == content.introduction.introducer
        let partner = content.recipient.number == content.one.number ? content.other.name : content.one.name
        let both = "\(content.one.name) and \(content.other.name)"
        switch content.occasion {
        case .asked:
            self.init(
                IntroductionWords.heading(partner, by: content.introducer.name),
                content.introduction.words(to: content.recipient.number) + [IntroductionWords.promise(partner)],
                link: link, label: "Say yes or no",
                footing: "\(content.introducer.name) has you in their network at \(siteName), and wrote this to you.")
        case .met:
            self.init(
                isIntroducer ? "\(both) both said yes" : "You and \(partner) both said yes",
                [
                    isIntroducer
                        ? "You introduced them, and each now sees how to reach the other."
                        : "\(content.introducer.name) introduced you. How to reach \(partner) stands at the link, and \(partner) sees what you passed on."
                ], link: link, label: isIntroducer ? "See the introduction" : "See how to reach \(partner)",
                footing: "\(siteName) tells you once, because you were part of it.")
        case .worthIt:
            self.init(
                isIntroducer ? "Was it worth introducing \(both)?" : "Was it worth meeting \(partner)?",
                [
                    isIntroducer
                        ? "Some weeks ago you introduced them, and both said yes. A word for yourself helps you to introduce well."
                        : "Some weeks ago \(content.introducer.name) introduced you, and both of you said yes. Only you read what you answer, unless you let \(content.introducer.name) read it."
                ], link: link, label: "Answer", footing: "\(siteName) asks you once, because you were part of it.")
        }
    }
}
