package import Colloquium
import GRDB

/// A contribution with its author, as a discussion shows it.
package struct ContributionReading: Replying, Decodable, FetchableRecord, Sendable {
    package let number: Number<Contribution>
    package let discussion: Number<Discussion>
    package let parent: Number<Contribution>?
    package let depth: Int
    package let kind: Contribution.Kind
    package let body: String
    package let bodyHtml: String
    package let writtenAt: Instant
    package let revision: Int
    package let editedAt: Instant?
    package let withdrawnAt: Instant?
    let withdrawnBy: Number<Member>?
    package let author: Number<Member>
    package let authorName: String
    package let authorByline: String
    package let authorHandle: String?
    package let parentAuthorName: String?
    /// It gives the reason why its author disagrees with what it replies to.
    package let disagrees: Bool
    /// A reader asks for a reference in it.
    package let isCitationNeeded: Bool
    /// It came after the end.
    package let isLate: Bool
    /// What its author declared in the discussion; nil where they declared nothing yet.
    private let competingInterests: String?
    private let aiUse: String?
    private let declaredAt: Instant?
    private let invitedAs: String?
    private let isAddressRecorded: Bool?
    private let isOrcidSame: Bool?

    /// Nil where its author is no author of the article.
    package var authorMark: AuthorMark? {
        guard let isAddressRecorded, let isOrcidSame else { return nil }
        return AuthorMark(
            invitedAs: invitedAs == authorName ? "" : invitedAs ?? "", isAddressRecorded: isAddressRecorded,
            isOrcidSame: isOrcidSame)
    }

    package var declaration: Declaration? {
        guard let competingInterests, let aiUse else { return nil }
        return Declaration(competingInterests: competingInterests, aiUse: aiUse)
    }

    /// When that was declared, where it was after this was written; nil where readers knew it from the beginning.
    package var declaredLater: Instant? { declaredAt.flatMap { $0 > writtenAt ? $0 : nil } }

    package var contribution: Contribution {
        Contribution(
            number: number, discussion: discussion, author: author, kind: kind,
            body: Prose(source: body, html: bodyHtml),
            writtenAt: writtenAt, withdrawnAt: withdrawnAt, withdrawnBy: withdrawnBy, isLate: isLate)
    }
}

extension ContributionReading {
    package var authorship: Authorship {
        Authorship(
            author: author, isWithdrawn: withdrawnAt != nil, lateSince: isLate ? writtenAt : nil,
            owesReference: isCitationNeeded)
    }
}

extension ContributionReading: ReadRow {
    private static let mark = """
        FROM author_invitations WHERE author_invitations.discussion = contributions.discussion
            AND guest = contributions.author AND answer = 'accepted'
        """

    static var selection: SQL {
        """
        SELECT contributions.*, members.name AS author_name, members.byline AS author_byline,
            members.handle AS author_handle,
            (SELECT name FROM contributions AS parents JOIN members ON members.number = parents.author
                WHERE parents.number = contributions.parent) AS parent_author_name,
            EXISTS (SELECT 1 FROM signals WHERE reason = contributions.number) AS disagrees,
            EXISTS (SELECT 1 FROM citation_requests WHERE contribution = contributions.number) AS is_citation_needed,
            (SELECT competing_interests FROM declarations WHERE declarations.discussion = contributions.discussion
                AND declarations.member = contributions.author) AS competing_interests,
            (SELECT ai_use FROM declarations WHERE declarations.discussion = contributions.discussion
                AND declarations.member = contributions.author) AS ai_use,
            (SELECT declared_at FROM declarations WHERE declarations.discussion = contributions.discussion
                AND declarations.member = contributions.author) AS declared_at,
            (SELECT author_invitations.author \(sql: mark)) AS invited_as,
            (SELECT is_address_recorded \(sql: mark)) AS is_address_recorded,
            (SELECT is_orcid_same \(sql: mark)) AS is_orcid_same
        FROM contributions JOIN members ON members.number = contributions.author
        """
    }
}
