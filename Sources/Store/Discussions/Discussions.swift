package import Colloquium
import Foundation
import GRDB

struct DiscussionRow: ReadRow {
    let number: Number<Discussion>
    let club: Number<Club>
    let article: Number<Article>
    let poster: Number<Member>
    let why: String
    let whyHtml: String
    let studyDesign: StudyDesign
    let postedAt: Instant
    let readingFrom: Instant
    let opensAt: Instant
    let closesAt: Instant
    let archivesAt: Instant
    let reopenedAt: Instant?
    let synthesis: String
    let synthesisHtml: String
    let readingNote: String
    let readingNoteHtml: String
    let readingNoteVersion: Int
    let courseVersion: Int
    let calledOffAt: Instant?
    let calledOffOpening: Instant?
    let calledOffClosing: Instant?

    /// Written out, as in `MemberRow`: every contribution asks for it.
    init(row: Row) {
        number = row["number"]
        club = row["club"]
        article = row["article"]
        poster = row["poster"]
        why = row["why"]
        whyHtml = row["why_html"]
        studyDesign = row["study_design"]
        postedAt = row["posted_at"]
        readingFrom = row["reading_from"]
        opensAt = row["opens_at"]
        closesAt = row["closes_at"]
        archivesAt = row["archives_at"]
        reopenedAt = row["reopened_at"]
        synthesis = row["synthesis"]
        synthesisHtml = row["synthesis_html"]
        readingNote = row["reading_note"]
        readingNoteHtml = row["reading_note_html"]
        readingNoteVersion = row["reading_note_version"]
        courseVersion = row["course_version"]
        calledOffAt = row["called_off_at"]
        calledOffOpening = row["called_off_opening"]
        calledOffClosing = row["called_off_closing"]
    }

    var discussion: Discussion {
        Discussion(
            number: number, club: club, article: article, poster: poster, why: Prose(source: why, html: whyHtml),
            studyDesign: studyDesign,
            schedule: Schedule(
                readingFrom: readingFrom, opensAt: opensAt, closesAt: closesAt, archivesAt: archivesAt,
                reopenedAt: reopenedAt),
            courseVersion: courseVersion, callingOff: callingOff)
    }

    private var callingOff: CallingOff? {
        guard let calledOffAt, let calledOffOpening, let calledOffClosing else { return nil }
        return CallingOff(at: calledOffAt, opening: calledOffOpening, closing: calledOffClosing)
    }
}

/// A discussion as its page shows it.
package struct DiscussionReading: Sendable {
    package let discussion: Discussion
    package let club: Club
    package let article: Article
    package let tags: [Tag]
    package let poster: Author
    package let postedAt: Instant
    /// The newest version of what was posted; 1 where it was never corrected.
    package let postingVersion: Int
    /// Those who proposed it, where another posted it.
    package let proposers: [ProposedWords]
    package let guidance: Guidance
    package let synthesis: Prose
    package let synthesisCredit: SynthesisCredit?
    package let questions: [QuestionSummary]
    /// About the article, the gravest first.
    package let notices: [EditorialNotice]
    /// About works that contributions name, this article among them, by the contribution.
    package let citedNotices: [Number<Contribution>: [CitedNotice]]
}

extension Store {
    package func discussion(_ number: Number<Discussion>, for viewer: Viewer) async throws -> DiscussionReading {
        try await read { db in
            let row = try db.discussion(number, for: viewer)
            let poster = try AuthorRow.first(
                db, "SELECT number, name, byline FROM members WHERE number = \(row.poster)")
            guard let article = try db.article(row.article), let poster else { throw Refusal.noSuch("discussion") }
            return DiscussionReading(
                discussion: row.discussion, club: try db.club(of: row), article: article,
                tags: try Tag.all(db, "SELECT tag FROM discussion_tags WHERE discussion = \(number) ORDER BY tag"),
                poster: poster.author, postedAt: row.postedAt, postingVersion: try db.postingVersion(of: number),
                proposers: try db.proposedWords(behind: number), guidance: try db.guidance(of: row),
                synthesis: Prose(source: row.synthesis, html: row.synthesisHtml),
                synthesisCredit: try db.synthesisCredit(of: number),
                questions: try QuestionSummary.all(
                    db,
                    "\(QuestionSummary.selection(for: viewer)) AND questions.discussion = \(number) ORDER BY questions.number"
                ), notices: try db.notices(of: row.article),
                citedNotices: try db.citedNotices(inDiscussion: number))
        }
    }

    /// A discussion's contributions in the order of the thread: each followed by its replies.
    package func contributions(
        of number: Number<Discussion>, for viewer: Viewer
    ) async throws -> [ContributionReading] {
        try await read { db in
            _ = try db.discussion(number, for: viewer)
            return try ContributionReading.all(
                db, "\(ContributionReading.selection) WHERE discussion = \(number) ORDER BY contributions.number"
            ).threaded()
        }
    }
}

struct AuthorRow: ReadRow {
    let number: Number<Member>
    let name: String
    let byline: String

    var author: Author { Author(number: number, name: name, byline: byline) }
}

extension Database {
    /// A discussion of a club that the viewer facilitates.
    /// - Parameter act: what only facilitators may do.
    func facilitated(_ number: Number<Discussion>, by viewer: Viewer, to act: String) throws -> DiscussionRow {
        let row = try discussion(number, for: viewer)
        try viewer.refuseUnlessFacilitating(row.club, to: act)
        return row
    }

    func discussion(_ number: Number<Discussion>, for viewer: Viewer) throws -> DiscussionRow {
        let row = try DiscussionRow.first(
            self, "SELECT * FROM discussions WHERE number = \(number) AND \(viewer.mayReadDiscussion)")
        guard let row else { throw Refusal.noSuch("discussion") }
        return row
    }

    /// The club of a discussion that was read already, by whoever may.
    func club(of discussion: DiscussionRow) throws -> Club { try club(discussion.club) }
}

extension Store {
    /// The title of the article a discussion is about.
    package func title(of number: Number<Discussion>, for viewer: Viewer) async throws -> String {
        try await read { db in try db.title(of: db.discussion(number, for: viewer).number) }
    }
}

extension Database {
    /// Of the article that is discussed.
    func title(of discussion: Number<Discussion>) throws -> String {
        try String.first(
            self,
            """
            SELECT articles.title FROM discussions JOIN articles ON articles.number = discussions.article
            WHERE discussions.number = \(discussion)
            """) ?? ""
    }
}
