import Colloquium
import NIOCore
import Pages
import Store

/// Discussions' pages as they were put together for a kind of reader, each right as long as its key is.
struct DiscussionPages: Sendable {
    /// Everything a page differs by, but for what its slots are filled with.
    struct Key: Hashable, Sendable {
        let discussion: Number<Discussion>
        let version: Int64
        let kind: Contribution.Kind?
        let order: ReadingOrder
        let zone: String
        /// The words depend on the hour.
        let stageText: String
        let stage: Stage
        /// They open by the clock, too.
        let openPrompts: Int
        let siteName: String
        /// What the reader sent something with and comes back from; empty for nothing.
        let sentForm: String
        let isDraftSaved: Bool
        let audience: Audience
        /// Whether what the reader writes comes late, and is taken.
        let isLate: Bool
        /// Of what the reader began to write.
        let draftKind: Contribution.Kind?
        /// The reader has declared nothing yet in it.
        let asksDeclaration: Bool

        var takesContributions: Bool { audience.mayContribute && stage.takesContributions || isLate }

        /// What the buttons beside contributions belong to.
        var threadForm: ThreadForm { takesContributions ? .contribute : .signals }

        /// Of the page, until the process ends; the hash is seeded anew by each.
        var tag: String { "\(discussion)-\(version)-\(String(UInt(bitPattern: hashValue), radix: 36))" }
    }

    /// Readers who see the same but for their own values.
    enum Audience: Hashable, Sendable {
        case visitors
        case members(Members)

        struct Members: Hashable, Sendable {
            let mayWrite: Bool
            let mayContribute: Bool
            let isGuest: Bool
            let facilitates: Bool
            /// Facilitators and moderators correct what was posted, too, but are told apart anyway.
            let isPoster: Bool
            let role: Member.Role
            let hasUnread: Bool
            /// Of a member who sees something of their own on the page that no slot is for.
            let alone: Number<Member>?
        }

        var mayWrite: Bool {
            if case .members(let members) = self { members.mayWrite } else { false }
        }

        var mayContribute: Bool {
            if case .members(let members) = self { members.mayContribute } else { false }
        }
    }

    /// A page with the contributions on it, in the order of the slots behind them.
    struct Prepared: Sendable {
        let page: SharedPages.Page
        let entries: [Entry]
        /// How much memory it takes, roughly, in bytes.
        let size: Int

        init(_ page: PreparedPage, _ entries: [Entry], tag: String) {
            self.page = page.isWhole ? .whole(WholeBody(page.buffer { _, _ in "" }, tag: tag)) : .slotted(page)
            self.entries = entries
            size = page.size + entries.count * 100
        }

        struct Entry: Sendable {
            let number: Number<Contribution>
            let kind: Contribution.Kind
            /// For those who do not see where it stands.
            let whose: String
            let writtenAt: Instant
            let authorship: Authorship
            let reception: Reception
        }
    }

    /// In bytes.
    private let cache = BoundedCache<Key, Prepared>(limit: 64_000_000)

    func page(_ key: Key, making make: () async throws -> Prepared) async throws -> Prepared {
        if let known = cache[key] { return known }
        let made = try await make()
        cache.keep(made, for: key, size: made.size)
        return made
    }
}

extension PreparedPage {
    func buffer(filling value: (Slot, Int) -> String) -> ByteBuffer {
        var buffer = ByteBufferAllocator().buffer(capacity: size + 1_000)
        write({ buffer.writeBytes($0) }, filling: value)
        return buffer
    }
}
