import Colloquium
import GRDB

/// Fills a new site with what was made up, many rows in a transaction. Rows are written by the statements that members'
/// own doing is written by; what was made up by the rules is not judged by them again.
extension Store {
    package func add(_ members: [GeneratedMember]) async throws {
        try await write { db in
            for member in members { try db.add(member) }
        }
    }

    package func add(_ discussions: [GeneratedDiscussion]) async throws {
        try await write { db in
            for discussion in discussions { try db.add(discussion) }
        }
    }

    package func add(_ contributions: [GeneratedContribution]) async throws {
        try await write { db in
            for contribution in contributions {
                _ = try db.add(
                    contribution.read, to: contribution.discussion, inReplyTo: contribution.parent,
                    depth: contribution.depth, by: contribution.author,
                    submission: contribution.read.critique.submission, isLate: false, at: contribution.writtenAt)
            }
        }
    }
}

extension Database {
    fileprivate func add(_ member: GeneratedMember) throws {
        let number = try insertMember(
            member.newcomer, passwordHash: nil, role: .member, standing: .active, at: member.joinedAt)
        try save(member.profile, timeZone: member.newcomer.timeZone, of: number)
        for club in member.clubs {
            try run(
                """
                INSERT INTO club_members (club, member, role, joined_at)
                VALUES (\(club), \(number), 'member', \(member.joinedAt))
                """)
        }
    }

    fileprivate func add(_ discussion: GeneratedDiscussion) throws {
        guard let poster = discussion.poster.member else { throw Refusal.noSuch("member") }
        let article: Number<Article>
        switch discussion.work {
        case .known(let number): article = number
        case .new(let record):
            let statement = Claim.Statement(.citationFile, record)
            article = try addArticle([statement], by: poster, at: discussion.postedAt)
        }
        _ = try addDiscussion(
            of: article, discussion.proposal, by: discussion.poster, member: poster, at: discussion.postedAt)
    }
}
