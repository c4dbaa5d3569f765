/// What somebody follows, put in order to ask of thousands of matters whether they are meant.
package struct Following: Sendable {
    private var site: Instant?
    private var clubs: [Number<Club>: Instant] = [:]
    private var tags: [Tag: Instant] = [:]
    private var journals: [String: Instant] = [:]
    private var terms: [String: Instant] = [:]
    private var members: [Number<Member>: Instant] = [:]
    private var threads: [NewsThread: Instant] = [:]
    private let readable: Set<Number<Club>>

    /// - Parameters:
    ///   - wishes: each scope, and since when it is followed; what was before is no news.
    ///   - own: the clubs they belong to.
    ///   - readable: the clubs they may read.
    package init(
        _ wishes: [(scope: Subscription.Scope, since: Instant)], own: some Collection<Number<Club>>,
        readable: Set<Number<Club>>
    ) {
        self.readable = readable
        for (scope, since) in wishes {
            switch scope {
            case .site: site = Self.earlier(site, since)
            case .clubs: for club in own { clubs.note(club, since) }
            case .club(let club): clubs.note(club, since)
            case .tag(let tag): tags.note(tag, since)
            case .journal(let title): journals.note(NewsWord.journalKey(title), since)
            case .term(let term): terms.note(NewsWord.key(term), since)
            case .member(let member): members.note(member, since)
            case .discussion(let number): threads.note(.discussion(number), since)
            case .question(let number): threads.note(.question(number), since)
            // Their matters are asked for one by one.
            case .search, .source, .replies, .mentions: break
            }
        }
    }

    /// Whether a digest tells of a club's week: what opens and closes, its syntheses and its liveliest critiques.
    package func since(inClub club: Number<Club>) -> Instant? {
        Self.earlier(site, clubs[club])
    }

    /// The clubs whose week is told; nil for all.
    package var followedClubs: [Number<Club>]? { site == nil ? Array(clubs.keys) : nil }

    /// Whether articles are asked for that are in none of the followed clubs.
    package var asksBeyondClubs: Bool {
        site != nil || !members.isEmpty || !tags.isEmpty || !journals.isEmpty || !terms.isEmpty
    }

    /// Whether one of the wishes asks for an article or a question, and was there when it came.
    package func asks(for matter: Matter) -> Bool {
        if let site, site <= matter.at, !matter.earlierClubs.contains(where: readable.contains) { return true }
        if isSince(clubs[matter.club], matter) { return true }
        if let author = matter.author, isSince(members[author], matter) { return true }
        if !tags.isEmpty, matter.tags.contains(where: { isSince(tags[$0], matter) }) { return true }
        if !journals.isEmpty, matter.journals.contains(where: { isSince(journals[$0], matter) }) { return true }
        guard !terms.isEmpty else { return false }
        return matter.terms.contains { isSince(terms[$0], matter) }
            || matter.tags.contains { isSince(terms[$0.rawValue], matter) }
    }

    /// The same of what is said in a thread: who follows it or who says it is asked.
    package func asks(forSaying matter: Matter) -> Bool {
        isSince(matter.thread.flatMap { threads[$0] }, matter) || isSince(matter.author.flatMap { members[$0] }, matter)
    }

    /// The threads and members followed by themselves.
    package var followedThreads: [NewsThread] { Array(threads.keys) }
    package var followedMembers: [Number<Member>] { Array(members.keys) }

    private func isSince(_ since: Instant?, _ matter: Matter) -> Bool { since.map { $0 <= matter.at } ?? false }

    private static func earlier(_ one: Instant?, _ other: Instant?) -> Instant? {
        guard let one, let other else { return one ?? other }
        return min(one, other)
    }
}

extension Dictionary where Value == Instant {
    fileprivate mutating func note(_ key: Key, _ since: Instant) {
        self[key] = Swift.min(self[key] ?? since, since)
    }
}

/// Somebody who is told of matters, with what must not be told to them.
package struct NewsReader: Sendable {
    /// Nil for somebody without an account.
    package let member: Number<Member>?
    /// The clubs they may read.
    package let readable: Set<Number<Club>>
    package let muting: Muting
    /// What they were told before, in any mail.
    package let told: Set<Matter.Key>
    /// When they last opened a discussion or a question on the site.
    package let visits: [NewsThread: Instant]

    package init(
        member: Number<Member>?, readable: Set<Number<Club>>, muting: Muting = Muting(), told: Set<Matter.Key> = [],
        visits: [NewsThread: Instant] = [:]
    ) {
        self.member = member
        self.readable = readable
        self.muting = muting
        self.told = told
        self.visits = visits
    }

    /// The same reader, told of more.
    package func told(_ more: [Matter.Key]) -> NewsReader {
        NewsReader(
            member: member, readable: readable, muting: muting, told: told.union(more), visits: visits)
    }

    /// Whether they may hear of it, have not heard or read of it, and would.
    package func isNews(_ matter: Matter) -> Bool {
        guard readable.contains(matter.club), !told.contains(matter.key) else { return false }
        if let author = matter.author {
            if author == member { return false }
            if muting.silences(actsOf: author, in: matter.thread) { return false }
        } else if let thread = matter.thread, muting.threads.contains(thread) {
            return false
        }
        guard matter.key.kind.isReadOnSite, let thread = matter.thread else { return true }
        return !hasRead(thread, since: matter.at)
    }

    /// Whether they have opened a thread at that moment or later.
    package func hasRead(_ thread: NewsThread, since moment: Instant) -> Bool {
        visits[thread].map { $0 >= moment } ?? false
    }
}

extension Matter.Kind {
    /// Whether who opened its thread has read it; that a discussion opens or closes is worth saying all the same.
    fileprivate var isReadOnSite: Bool {
        switch self {
        case .article, .contribution, .synthesis, .question, .answer: true
        case .opening, .closing, .item, .retraction: false
        }
    }
}

extension Following {
    /// Whether a question is asked for by its tags, its specialty or by who asks it; clubs and the whole site ask for articles.
    package func asksByTag(for matter: Matter) -> Bool {
        if let author = matter.author, isSince(members[author], matter) { return true }
        return matter.tags.contains { isSince(tags[$0], matter) || isSince(terms[$0.rawValue], matter) }
            || matter.terms.contains { isSince(terms[$0], matter) }
    }
}
