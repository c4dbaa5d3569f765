package import Colloquium
package import Logging
package import Store

package typealias DigestWriter = LetterWriter<DigestLetters>

/// The digests.
package enum DigestLetters: LetterKind {
    package static let name = "digest"
    package static let pluralName = "digests"
    package static let pause = Duration.seconds(20)

    package static func due(in store: Store, at now: Instant) async throws -> [DueDigest] {
        try await store.dueDigests(at: now)
    }

    package static func facts(of due: DueDigest) -> Logger.Metadata { ["digest.member": "\(due.member)"] }

    package static func write(
        _ due: DueDigest, in store: Store, with letterhead: Letterhead, of site: Site, at now: Instant
    ) async throws -> Bool {
        let composer = DigestComposer(letterhead, site: site)
        return try await store.writeDigest(
            due, at: now, leaving: min(now, .now()), compose: { composer.compose($0, at: now) })
    }
}
