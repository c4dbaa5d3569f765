package import Colloquium
import GRDB

/// What has to be known of a discussion to tell whether a page made earlier still shows it.
package struct DiscussionState: ReadRow {
    /// Of the article.
    package let title: String
    package let club: Number<Club>
    package let poster: Number<Member>
    package let clubVisibility: Club.Visibility
    /// Whether it takes contributions after the end: the club does, and it was not called off.
    package let takesLate: Bool
    package let version: Int64
    /// The viewer appraised the article or said whether it changes their practice: the page shows them their own.
    package let hasOwnSay: Bool
    /// The viewer declared competing interests and the use of AI, or that there are none.
    package let hasDeclared: Bool
    /// The viewer said that they will come.
    package let isComing: Bool
    /// Nil where it takes place.
    package let calledOffAt: Instant?
    let readingFrom: Instant
    let opensAt: Instant
    let closesAt: Instant
    let archivesAt: Instant
    /// Of the club, named as IANA does.
    package let timeZone: String
    private let promptDays: String?
    private let ownSignals: String?
    private let pinnedUnder: String?
    private let draft: String?
    package let draftKind: Contribution.Kind?
    /// When it was saved; nil where the viewer began nothing.
    package let draftSavedAt: Instant?
    private let newSince: Instant?
    private let visitedAt: Instant?

    /// Written out, as in `MemberRow`: every page of a discussion asks for it.
    init(row: Row) {
        title = row["title"]
        club = row["club"]
        poster = row["poster"]
        clubVisibility = row["club_visibility"]
        takesLate = row["takes_late"]
        version = row["version"]
        hasOwnSay = row["has_own_say"]
        hasDeclared = row["has_declared"]
        isComing = row["is_coming"]
        calledOffAt = row["called_off_at"]
        readingFrom = row["reading_from"]
        opensAt = row["opens_at"]
        closesAt = row["closes_at"]
        archivesAt = row["archives_at"]
        timeZone = row["time_zone"]
        promptDays = row["prompt_days"]
        ownSignals = row["own_signals"]
        pinnedUnder = row["pinned_under"]
        draft = row["draft"]
        draftKind = (row["draft_kind"] as String?).flatMap(Contribution.Kind.init)
        draftSavedAt = row["draft_saved_at"]
        newSince = row["new_since"]
        visitedAt = row["visited_at"]
    }

    /// How far the viewer has read it.
    package var mark: ReadingMark? { visitedAt.map { ReadingMark(newSince: newSince, visitedAt: $0) } }

    /// What the viewer began to write in it, beside replies.
    package var draftText: String { draft ?? "" }

    /// How many of its prompts have opened.
    package func openPrompts(at now: Instant) -> Int {
        let days = DiscussionDays(of: schedule, in: timeZone)
        return (promptDays ?? "").split(separator: ",").compactMap { Int($0) }.count { days.hasBegun($0, at: now) }
    }

    /// What the viewer said of contributions with signals.
    package var signals: [Number<Contribution>: Set<Signal>] {
        (ownSignals ?? "").split(separator: ",").reduce(into: [:]) { signals, pair in
            let parts = pair.split(separator: " ")
            guard let number = parts.first.flatMap({ Int64($0) }),
                let signal = parts.last.flatMap({ Signal(rawValue: String($0)) })
            else { return }
            signals[Number(rawValue: number), default: []].insert(signal)
        }
    }

    /// Which contributions are kept for the synthesis, and under which part of it; only for facilitators.
    package var pins: [Number<Contribution>: Synthesis.Part] {
        Dictionary(
            uniqueKeysWithValues: (pinnedUnder ?? "").split(separator: ",").compactMap { pair in
                let words = pair.split(separator: " ").map(String.init)
                guard words.count == 2, let number = Int64(words[0]), let part = Synthesis.Part(rawValue: words[1])
                else { return nil }
                return (Number(rawValue: number), part)
            })
    }

    package var schedule: Schedule {
        Schedule(readingFrom: readingFrom, opensAt: opensAt, closesAt: closesAt, archivesAt: archivesAt)
    }
}

extension Store {
    package func state(of number: Number<Discussion>, for viewer: Viewer) async throws -> DiscussionState {
        let question = StateQuestion(discussion: number, viewer: viewer)
        let state = try await memory.states.value(question, in: edition()) {
            try await read { db in try db.state(of: number, for: viewer) }
        }
        guard let state else { throw Refusal.noSuch("discussion") }
        return state
    }
}

/// Whose view of which discussion.
struct StateQuestion: Hashable, Sendable {
    let discussion: Number<Discussion>
    let viewer: Viewer
}

extension Database {
    /// Nil where it is not open to the viewer.
    fileprivate func state(of number: Number<Discussion>, for viewer: Viewer) throws -> DiscussionState? {
        try DiscussionState.first(
            self,
            """
            SELECT articles.title, club, poster, clubs.visibility AS club_visibility,
                takes_late AND called_off_at IS NULL AS takes_late, called_off_at, version, reading_from, opens_at,
                closes_at, archives_at, new_since, visited_at, time_zone,
                (SELECT group_concat(day) FROM prompts
                    WHERE prompts.discussion = discussions.number) AS prompt_days,
                EXISTS (SELECT 1 FROM appraisals
                    WHERE appraisals.discussion = discussions.number AND appraisals.member = \(viewer.member))
                OR EXISTS (SELECT 1 FROM practice_answers
                    WHERE practice_answers.discussion = discussions.number
                        AND practice_answers.member = \(viewer.member)) AS has_own_say,
                EXISTS (SELECT 1 FROM declarations WHERE declarations.discussion = discussions.number
                    AND declarations.member = \(viewer.member)) AS has_declared,
                EXISTS (SELECT 1 FROM comings WHERE comings.discussion = discussions.number
                    AND comings.member = \(viewer.member)) AS is_coming,
                (SELECT group_concat(contribution || ' ' || signal)
                    FROM signals JOIN contributions ON contributions.number = contribution
                    WHERE signals.member = \(viewer.member) AND contributions.discussion = discussions.number
                ) AS own_signals,
                (SELECT group_concat(contribution || ' ' || part)
                    FROM pinned_contributions JOIN contributions ON contributions.number = contribution
                    WHERE contributions.discussion = discussions.number AND club IN \(viewer.facilitatedClubs)
                ) AS pinned_under,
                (SELECT body FROM contribution_drafts WHERE contribution_drafts.member = \(viewer.member)
                    AND contribution_drafts.discussion = discussions.number AND parent = 0) AS draft,
                (SELECT kind FROM contribution_drafts WHERE contribution_drafts.member = \(viewer.member)
                    AND contribution_drafts.discussion = discussions.number AND parent = 0) AS draft_kind,
                (SELECT saved_at FROM contribution_drafts WHERE contribution_drafts.member = \(viewer.member)
                    AND contribution_drafts.discussion = discussions.number AND parent = 0) AS draft_saved_at
            FROM discussions JOIN articles ON articles.number = article JOIN clubs ON clubs.number = club
                JOIN discussion_versions ON discussion_versions.discussion = discussions.number
                LEFT JOIN reading_marks ON reading_marks.member = \(viewer.member)
                    AND reading_marks.discussion = discussions.number
            WHERE discussions.number = \(number) AND \(viewer.mayReadDiscussion)
            """)
    }
}
