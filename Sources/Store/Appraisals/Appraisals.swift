package import Colloquium
import GRDB

extension Store {
    /// Keeps a member's appraisal of a discussion's article: the first, or a new version of it. What it was before stays
    /// readable, and the same form sent twice is saved once.
    /// - Parameters:
    ///   - revision: that of the appraisal the form was made from; 0 where there was none.
    ///   - draft: what was kept of the form, which waits no longer; nil where nothing may have been.
    /// - Throws: a conflict when the appraisal was changed since the form was made, or the discussion takes none now.
    package func saveAppraisal(
        _ appraisal: Appraisal, of discussion: Number<Discussion>, revising revision: Int,
        from draft: AppraisalDraft? = nil, by viewer: Viewer, at now: Instant
    ) async throws -> Number<Appraisal> {
        let member = try viewer.signedIn(to: "appraise this article")
        return try await write { db in
            let row = try db.discussion(discussion, for: viewer)
            let club = try db.club(row.club, for: viewer)
            guard viewer.mayWrite(in: club.number, club.visibility) else {
                throw Refusal(.forbidden, "You may not appraise articles here.")
            }
            let old = try db.ownAppraisal(of: discussion, by: member)
            if let draft {
                try db.discardAppraisalDraft(
                    of: member, in: discussion, savedWith: draft.submission, or: draft.over)
            }
            if let old, old.appraisal == appraisal, old.withdrawnAt == nil { return old.number }
            try row.discussion.schedule.stage(at: now).admitAppraisal()
            let number: Number<Appraisal>
            if let old {
                try old.refuseUnlessReplaceable(revising: revision)
                try db.replace(old, with: appraisal, at: now)
                number = old.number
            } else {
                number = try db.addAppraisal(appraisal, of: discussion, by: member, at: now)
            }
            try db.index(.appraisal, number.rawValue, title: "", body: appraisal.searchText)
            return number
        }
    }

    /// Takes an appraisal back: it is no longer shown or counted.
    package func withdraw(_ number: Number<Appraisal>, by viewer: Viewer, at now: Instant) async throws {
        try await write { db in
            let old = try db.appraisal(number, for: viewer)
            if old.withdrawnAt != nil { return }
            let row = try db.discussion(old.discussion, for: viewer)
            guard let member = viewer.member, viewer.mayWithdrawAppraisal(by: old.author.number, in: row.club) else {
                throw Refusal(.forbidden, "Only its author, a facilitator or a moderator may withdraw an appraisal.")
            }
            try db.run(
                "UPDATE appraisals SET withdrawn_at = \(now), withdrawn_by = \(member) WHERE number = \(number)")
            try db.unindex(.appraisal, number.rawValue)
            try db.audit("appraisal withdrawn", "appraisals/\(number)", by: member, at: now)
        }
    }

    package func appraisal(_ number: Number<Appraisal>, for viewer: Viewer) async throws -> AppraisalReading {
        try await read { db in try db.appraisal(number, for: viewer) }
    }

    /// The viewer's own appraisal, also one they took back.
    package func ownAppraisal(
        of discussion: Number<Discussion>, for viewer: Viewer
    ) async throws -> AppraisalReading? {
        guard let member = viewer.member else { return nil }
        return try await read { db in
            _ = try db.discussion(discussion, for: viewer)
            return try db.ownAppraisal(of: discussion, by: member)
        }
    }

    /// What an appraisal said, the newest version first. Nothing is shown of what was withdrawn, except to moderators.
    package func history(of number: Number<Appraisal>, for viewer: Viewer) async throws -> [AppraisalVersion] {
        try await read { db in
            let now = try db.appraisal(number, for: viewer)
            if now.withdrawnAt != nil, !viewer.isModerator {
                throw Refusal(.gone, "This appraisal was withdrawn.")
            }
            return try db.appraisalVersions(
                where: "appraisal = \(number) AND (withdrawn_at IS NULL OR \(viewer.isModerator))"
            ).reversed()
        }
    }
}

extension AppraisalReading {
    fileprivate func refuseUnlessReplaceable(revising revision: Int) throws(Refusal) {
        if isRemoved { throw Self.removed }
        guard self.revision == revision else {
            throw Refusal(
                .conflict,
                "Your appraisal was changed since you opened this form. Look at both, then save what should stand.")
        }
    }
}

extension Database {
    func appraisal(_ number: Number<Appraisal>, for viewer: Viewer) throws -> AppraisalReading {
        let found = try appraisals(
            where: """
                appraisals.number = \(number) AND appraisals.discussion IN
                    (SELECT number FROM discussions WHERE \(viewer.mayReadDiscussion))
                """)
        guard let appraisal = found.first else { throw Refusal.noSuch("appraisal") }
        return appraisal
    }

    func ownAppraisal(of discussion: Number<Discussion>, by member: Number<Member>) throws -> AppraisalReading? {
        try appraisals(where: "appraisals.discussion = \(discussion) AND appraisals.member = \(member)").first
    }

    fileprivate func addAppraisal(
        _ appraisal: Appraisal, of discussion: Number<Discussion>, by member: Number<Member>, at now: Instant
    ) throws -> Number<Appraisal> {
        let number = try nextNumber(in: "appraisals", of: Appraisal.self)
        try keep(appraisal, as: 1, of: number, at: now)
        try run(
            """
            INSERT INTO appraisals (number, discussion, member, revision, written_at)
            VALUES (\(number), \(discussion), \(member), 1, \(now))
            """)
        return number
    }

    fileprivate func replace(_ old: AppraisalReading, with appraisal: Appraisal, at now: Instant) throws {
        let revision = old.revision + 1
        try run(
            """
            UPDATE appraisal_revisions SET withdrawn_at = coalesce(withdrawn_at, \(old.withdrawnAt))
            WHERE appraisal = \(old.number)
            """)
        try keep(appraisal, as: revision, of: old.number, at: now)
        try run(
            """
            UPDATE appraisals SET revision = \(revision), edited_at = \(now), withdrawn_at = NULL, withdrawn_by = NULL
            WHERE number = \(old.number)
            """)
    }

    private func keep(
        _ appraisal: Appraisal, as revision: Int, of number: Number<Appraisal>, at now: Instant
    ) throws {
        let pico = appraisal.pico
        try run(
            """
            INSERT INTO appraisal_revisions (appraisal, revision, study_design, population, intervention, comparison,
                outcome, certainty, saved_at)
            VALUES (\(number), \(revision), \(appraisal.studyDesign), \(pico.population), \(pico.intervention),
                \(pico.comparison), \(pico.outcome), \(appraisal.certainty?.level), \(now))
            """)
        for judgement in appraisal.judgements {
            try run(
                """
                INSERT INTO appraisal_judgements (appraisal, revision, domain, verdict, reason, place)
                VALUES (\(number), \(revision), \(judgement.domain.key), \(judgement.verdict.key),
                    \(judgement.reason), \(judgement.place))
                """)
        }
        for reason in appraisal.certainty?.reasons ?? [] {
            try run(
                """
                INSERT INTO appraisal_certainty_reasons (appraisal, revision, cause, note)
                VALUES (\(number), \(revision), \(reason.cause), \(reason.note))
                """)
        }
    }
}
