/// Where a member follows what is said: it can be muted.
package enum NewsThread: Hashable, Sendable {
    case discussion(Number<Discussion>)
    case question(Number<Question>)
    case poll(Number<Poll>)
    case panel(Number<Panel>)
}

/// What a member wants to hear nothing of, whatever else they follow.
package struct Muting: Hashable, Sendable {
    package let threads: Set<NewsThread>
    package let members: Set<Number<Member>>

    package init(threads: Set<NewsThread> = [], members: Set<Number<Member>> = []) {
        self.threads = threads
        self.members = members
    }

    /// Whether an act is no news to somebody with these wishes: it was done by a member or in a thread that they muted,
    /// also where it answers or names them.
    package func silences(actsOf member: Number<Member>, in thread: NewsThread?) -> Bool {
        members.contains(member) || thread.map(threads.contains) ?? false
    }
}
