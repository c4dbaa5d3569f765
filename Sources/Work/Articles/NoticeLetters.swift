package import Colloquium
package import Logging
package import Store

package typealias NoticeWriter = LetterWriter<NoticeLetters>

/// The letters to those who rest on an article that was retracted or corrected, once each. Who is to be told of what is
/// written down with the notice itself.
package enum NoticeLetters: LetterKind {
    package static let name = "notice"
    package static let pluralName = "notices"
    package static let pause = Duration.seconds(20)

    package static func due(in store: Store, at now: Instant) async throws -> [DueNoticeLetter] {
        try await store.dueNoticeLetters()
    }

    package static func facts(of due: DueNoticeLetter) -> Logger.Metadata {
        ["article.number": "\(due.article)", "member.number": "\(due.member)"]
    }

    package static func write(
        _ due: DueNoticeLetter, in store: Store, with letterhead: Letterhead, of site: Site, at now: Instant
    ) async throws -> Bool {
        let composer = NoticeComposer(letterhead, site: site)
        return try await store.writeNoticeLetter(due, at: now) { composer.compose($0, at: now) }
    }
}
