package import Colloquium
package import Logging
package import Store

package typealias NoticeWriter = LetterWriter<NoticeLetters>

/// The letters to those who rest on an article that was retracted or corrected, once each. Who is to be told of what is
/// written down with the notice itself.
package enum NoticeLetters: OwedLetterKind {
    package static let name = "notice"
    package static let pluralName = "notices"
    package static let pause = Duration.seconds(20)

    package static var letters: OwedLetters<DueNoticeLetter, NoticeLetterContent> { .notices }

    package static func facts(of due: DueNoticeLetter) -> Logger.Metadata {
        ["article.number": "\(due.article)", "member.number": "\(due.member)"]
    }

    package static func mail(
        _ content: NoticeLetterContent, _ due: DueNoticeLetter, with letterhead: Letterhead, of site: Site,
        at now: Instant
    ) -> OutgoingMail {
        NoticeComposer(letterhead, site: site).compose(content, at: now)
    }
}
