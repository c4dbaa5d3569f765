package import Colloquium
package import Logging
package import Store

package typealias PromptNewsWriter = LetterWriter<PromptNewsLetters>

/// What members want to hear of at once, in one mail for all that comes within ten minutes.
package enum PromptNewsLetters: OwedLetterKind {
    package static let name = "news at once"
    package static let pluralName = "news at once"
    package static let pause = Duration.seconds(20)

    package static var letters: OwedLetters<DuePromptNews, DigestContent> { .promptNews }

    package static func due(in store: Store, at now: Instant) async throws -> [DuePromptNews] {
        while try await store.gatherNews(at: now) {}
        return try await store.due(letters, at: now)
    }

    package static func facts(of due: DuePromptNews) -> Logger.Metadata { ["member.number": "\(due.member)"] }

    package static func mail(
        _ content: DigestContent, _ due: DuePromptNews, with letterhead: Letterhead, of site: Site, at now: Instant
    ) -> OutgoingMail {
        DigestComposer(letterhead, site: site, at: now).compose(content)
    }
}
