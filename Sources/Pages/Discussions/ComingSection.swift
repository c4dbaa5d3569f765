package import Colloquium

/// Who will come to a discussion that has not opened, and saying so oneself.
package struct ComingSection: Sendable {
    let comingWords: String
    let comers: [ComerLink]
    /// How many more than the names shown; empty for none.
    let moreComers: String
    /// For who said that they will come.
    let own: [OwnComing]
    /// None for who may not.
    let comingForm: [ComingForm]

    struct ComerLink: Sendable {
        let comerName: String
        let comerPath: String
    }

    struct ComingForm: Sendable {
        let comingAction: String
        let comingLabel: String
        let comingClass: String
    }

    struct OwnComing: Sendable {
        let ownWords: String
        /// None for a guest, who has no such page.
        let remindersPath: [String]
    }

    private static let namesShown = 30

    /// Nil once the discussion has opened, and where there is nothing to say.
    /// - Parameter comers: with their names only for those who may read them.
    package init?(
        _ discussion: Discussion, comers: [(number: Number<Member>, name: String)], for viewer: Viewer,
        mayCome: Bool, at now: Instant
    ) {
        guard discussion.schedule.stage(at: now).awaitsMembers, mayCome || !comers.isEmpty else { return nil }
        comingWords = Self.words(comers.count)
        let named = viewer.isMember ? comers.prefix(Self.namesShown) : []
        self.comers = named.map { ComerLink(comerName: $0.name, comerPath: SitePath.member($0.number, $0.name)) }
        let more = comers.count - named.count
        moreComers = named.isEmpty || more == 0 ? "" : "and \(more) more"
        let isComing = comers.contains { $0.number == viewer.member }
        let isAuthor = viewer.guestOf.contains(discussion.number)
        own =
            isComing
            ? [
                OwnComing(
                    ownWords: isAuthor
                        ? "You take part as an author of the article." : "You said that you will come.",
                    remindersPath: viewer.isGuest ? [] : ["\(SitePath.subscriptions)#reminders"])
            ] : []
        comingForm =
            mayCome
            ? [
                ComingForm(
                    comingAction: isComing
                        ? SitePath.comingRemoval(discussion.number) : SitePath.coming(discussion.number),
                    comingLabel: isComing ? "I can’t come after all" : "I’ll come",
                    comingClass: isComing ? "button button-quiet" : "button")
            ] : []
    }

    /// Authors of the article, who are no members, come too.
    private static func words(_ count: Int) -> String {
        switch count {
        case 0: "Nobody has said yet that they will come."
        case 1: "1 person will come."
        default: "\(count) people will come."
        }
    }
}
