import Colloquium
import Testing

@testable import Store

/// A discussion in a club that Ada facilitates, the private one if no other, of an article by two authors.
struct AuthorScene {
    let society: Society
    let discussion: Number<Discussion>
    let ada: Viewer
    static let orcid = "0000-0002-1825-0097"
    static let record: ArticleRecord = {
        var vera = ArticleRecord.Contributor(family: "Wu", given: "Vera")
        vera.orcid = orcid
        vera.affiliations = ["Ward 3, Dublin. Electronic address: Vera.Wu@example.org."]
        var record = ArticleRecord()
        record.title = "Fluids"
        record.contributors = [
            vera, ArticleRecord.Contributor(collective: "The Fluids Group"),
            ArticleRecord.Contributor(family: "Okafor", given: "Ike"),
        ]
        return record
    }()
    static let (vera, ike) = (record.authors[0], record.authors[1])

    init(in club: Number<Club> = Society.hidden) async throws {
        society = try await Society()
        try await society.run(
            """
            INSERT INTO club_members (club, member, role, joined_at) VALUES (1, \(society.ada), 'facilitator', 0)
            ON CONFLICT DO UPDATE SET role = 'facilitator'
            """)
        ada = try await society.viewer(society.ada)
        discussion = try await society.store.publish(
            Self.record, try Society.proposal(club), draft: nil, by: ada, at: Society.start)
    }

    static func draft(_ author: ArticleAuthor = vera, at address: String = "vera.wu@example.org") throws
        -> AuthorInvitation.Draft
    {
        var entry = AuthorInvitation.Entry()
        entry.author = author.key
        entry.email = address
        return try AuthorInvitation.Draft(entry, among: [author])
    }

    @discardableResult
    func invite(
        _ draft: AuthorInvitation.Draft? = nil, to other: Number<Discussion>? = nil, by viewer: Viewer? = nil,
        at now: Instant = Society.start
    ) async throws -> Token {
        let token = Token()
        try await society.store.invite(
            draft ?? Self.draft(), to: other ?? discussion, with: token, by: viewer ?? ada, at: now
        ) { content in
            OutgoingMail(
                messageID: Token().text, kind: "author invitation", recipient: content.invitation.email, message: [])
        }
        return token
    }

    /// Invites Vera, who comes without an account.
    @discardableResult
    func guest(at now: Instant = Society.start) async throws -> Viewer {
        try await accept(try await invite(at: now), at: now)
    }

    @discardableResult
    func accept(
        _ token: Token, orcid: String = "", by viewer: Viewer = .visitor, at now: Instant = Society.start
    ) async throws -> Viewer {
        try await society.viewer(
            society.store.acceptAuthorInvitation(token, orcid: orcid, by: viewer, at: now).guest)
    }

    func invitations() async throws -> [AuthorInvitation] {
        try await society.store.authorInvitations(to: discussion, for: ada).map(\.invitation)
    }

    func takeBack(_ place: Int = 0, by viewer: Viewer? = nil) async throws {
        try await society.store.takeBack(try await invitations()[place].number, by: viewer ?? ada, at: Society.start)
    }

    @discardableResult
    func say(
        _ text: String = "We measured it twice.", in other: Number<Discussion>? = nil, by viewer: Viewer,
        at now: Instant = Society.start
    ) async throws -> Number<Contribution> {
        try await society.store.contribute(
            try Society.critique(text), to: other ?? discussion, inReplyTo: nil, by: viewer, at: now)
    }
}
