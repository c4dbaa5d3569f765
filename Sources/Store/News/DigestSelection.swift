import Colloquium

/// Chooses from the board what a digest tells.
struct DigestSelection {
    let board: NewsBoard
    let reader: NewsReader
    /// Keys of the specialties of the reader.
    let specialties: Set<String>
    let following: Following
    /// How long before it happens it is told that a discussion opens or closes.
    let foresight: Span
    let now: Instant

    /// How many critiques are told that stand beside no new article.
    private static let critiqueLimit = 3

    /// Everything that is news, what cannot wait first, and of each section the first.
    func items() -> [DigestItem] {
        let followed = board.discussions(of: following.followedClubs)
        let articles = articles(of: following.asksBeyondClubs ? board.discussions : followed)
        let told = Set(articles.flatMap(\.told))
        return week(of: followed, without: told) + articles + critiques(without: told) + syntheses(of: followed)
            + questions()
    }

    /// Each article once, by the first discussion of it that is asked for and takes place.
    private func articles(of discussions: [BoardDiscussion]) -> [DigestItem] {
        var seen: Set<Matter.Key> = []
        return discussions.compactMap { discussion in
            let matter = discussion.article
            guard discussion.line.calledOffAt == nil, matter.at > now - Matter.old, following.asks(for: matter),
                reader.isNews(matter),
                seen.insert(matter.key).inserted
            else { return nil }
            let isWithCritique = discussion.critique.map { reader.isNews($0.matter(in: matter.club)) } ?? false
            return DigestItem(
                matter.key, .articles, in: discussion.line.club, discussion.line.clubName,
                isWithCritique ? discussion.told : discussion.toldAlone, version: discussion.version)
        }
    }

    /// What opens and closes soon, but for what an article tells anyway and who posted it knows.
    private func week(of discussions: [BoardDiscussion], without told: Set<Matter.Key>) -> [DigestItem] {
        discussions.compactMap { discussion in
            guard let kind = discussion.line.schedule.occasion(within: foresight, at: now),
                !told.contains(discussion.article.key), following.since(inClub: discussion.line.club) != nil
            else { return nil }
            let line = discussion.line
            let matter = Matter(
                Matter.Key(kind, line.number.rawValue, at: line.turningPoint(after: now)), club: line.club,
                author: line.poster, thread: .discussion(line.number), at: now)
            guard reader.isNews(matter) else { return nil }
            return DigestItem(
                matter.key, .week, in: line.club, line.clubName, discussion.week, version: discussion.version)
        }.sorted { $0.turningPoint(after: now) < $1.turningPoint(after: now) }
    }

    /// The critiques most people reply to, where the article is no news any more.
    private func critiques(without told: Set<Matter.Key>) -> [DigestItem] {
        board.lively.lazy.compactMap { discussion -> DigestItem? in
            guard let critique = discussion.critique, critique.writtenAt > now - Matter.old,
                let since = following.since(inClub: discussion.line.club), since <= critique.writtenAt
            else { return nil }
            let matter = critique.matter(in: discussion.line.club)
            guard !told.contains(matter.key), reader.isNews(matter) else { return nil }
            return DigestItem(
                matter.key, .critiques, in: discussion.line.club, discussion.line.clubName,
                .contribution(critique, title: discussion.line.title), version: discussion.version)
        }.prefix(Self.critiqueLimit).map(\.self)
    }

    private func syntheses(of discussions: [BoardDiscussion]) -> [DigestItem] {
        discussions.compactMap { discussion in
            guard let (matter, text) = discussion.synthesis, matter.at > now - Matter.old,
                let since = following.since(inClub: matter.club), since <= matter.at, reader.isNews(matter)
            else { return nil }
            return DigestItem(
                matter.key, .syntheses, in: discussion.line.club, discussion.line.clubName,
                .synthesis(discussion.line, text: text), version: discussion.version)
        }
    }

    /// Those nobody answered yet: in the member's specialties or tagged with one, or of what they follow.
    private func questions() -> [DigestItem] {
        board.questions.compactMap { question in
            let matter = question.matter
            let isMine =
                following.since(inClub: matter.club) != nil
                && (matter.tags.map(\.rawValue) + matter.terms).contains(where: specialties.contains)
            guard isMine || following.asksByTag(for: matter), reader.isNews(matter) else { return nil }
            return DigestItem(
                matter.key, .questions, in: question.line.club, question.line.clubName, .question(question.line))
        }
    }
}

extension Schedule {
    /// Whether it opens or closes soon.
    fileprivate func occasion(within span: Span, at now: Instant) -> Matter.Kind? {
        if opensAt > now { return opensAt <= now + span ? .opening : nil }
        return closesAt > now && closesAt <= now + span ? .closing : nil
    }
}

extension DigestItem {
    fileprivate func turningPoint(after now: Instant) -> Instant {
        guard case .week(let line) = body else { return now }
        return line.turningPoint(after: now)
    }
}

extension DiscussionSummary {
    fileprivate func turningPoint(after now: Instant) -> Instant { opensAt > now ? opensAt : closesAt }
}

extension ContributionReading {
    func matter(in club: Number<Club>) -> Matter {
        Matter(
            Matter.Key(.contribution, number.rawValue), club: club, author: author, thread: .discussion(discussion),
            at: writtenAt)
    }
}
