package import Colloquium

/// A member made up to fill a site: signs in by a link in a mail, belongs to some clubs and follows nothing, so that
/// nobody is written to.
package struct GeneratedMember: Sendable {
    package let newcomer: Newcomer
    package let profile: Profile
    package let clubs: [Number<Club>]
    package let joinedAt: Instant

    package init(newcomer: Newcomer, profile: Profile, clubs: [Number<Club>], joinedAt: Instant) {
        self.newcomer = newcomer
        self.profile = profile
        self.clubs = clubs
        self.joinedAt = joinedAt
    }
}

/// A discussion made up to fill a site.
package struct GeneratedDiscussion: Sendable {
    package enum Work: Sendable {
        /// One that is not here yet.
        case new(ArticleRecord)
        case known(Number<Article>)
    }

    package let work: Work
    package let proposal: Discussion.Proposal
    package let poster: Viewer
    package let postedAt: Instant

    package init(work: Work, proposal: Discussion.Proposal, poster: Viewer, postedAt: Instant) {
        self.work = work
        self.proposal = proposal
        self.poster = poster
        self.postedAt = postedAt
    }
}

/// A contribution made up to fill a site.
package struct GeneratedContribution: Sendable {
    package let read: ReadCritique
    package let discussion: Number<Discussion>
    package let parent: Number<Contribution>?
    package let depth: Int
    package let author: Number<Member>
    package let writtenAt: Instant

    package init(
        read: ReadCritique, discussion: Number<Discussion>, parent: Number<Contribution>?, depth: Int,
        author: Number<Member>, writtenAt: Instant
    ) {
        self.read = read
        self.discussion = discussion
        self.parent = parent
        self.depth = depth
        self.author = author
        self.writtenAt = writtenAt
    }
}
