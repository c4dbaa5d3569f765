package import Colloquium
import GRDB

extension Store {
    /// Moves a discussion on, or reopens it, now; facilitators may. What is so already changes nothing.
    /// - Parameter drawn: how far it had come when the move was decided.
    /// - Throws: a conflict that says what happened meanwhile, where it has come elsewhere since.
    package func move(
        _ number: Number<Discussion>, _ move: Schedule.Move, from drawn: CourseMark, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let row = try db.steered(number, by: viewer)
            let schedule = row.discussion.schedule
            if schedule.has(move, at: now) { return }
            if drawn != row.discussion.mark(at: now) { throw try db.overtaken(row, since: drawn, at: now) }
            let moved = try schedule.after(move, in: db.club(of: row).timeZone, at: now)
            try db.set(moved, of: number)
            try db.audit(CourseChange(move).rawValue, "discussions/\(number)", by: viewer.member, at: now)
        }
    }

    /// Changes when a discussion is read for, opens and closes; while it is open, when it closes. Facilitators may. Saving
    /// the same again changes nothing.
    /// - Parameter drawn: how far it had come when the dates were chosen.
    /// - Throws: what is wrong with the dates, by their fields; a conflict that says what happened meanwhile.
    package func changeDates(
        of number: Number<Discussion>, to entry: Schedule.Entry, from drawn: CourseMark, by viewer: Viewer,
        at now: Instant
    ) async throws {
        try await write { db in
            let row = try db.steered(number, by: viewer)
            let (schedule, zone) = (row.discussion.schedule, try db.club(of: row).timeZone)
            if entry == schedule.entry(in: zone, at: now) { return }
            guard row.discussion.mark(at: now).takesDates(of: drawn) else {
                throw try db.overtaken(row, since: drawn, at: now)
            }
            let changed = try schedule.changed(by: entry, in: zone, at: now)
            if changed == schedule { return }
            try db.set(changed, of: number)
            try db.audit(CourseChange.dates.rawValue, "discussions/\(number)", by: viewer.member, at: now)
        }
    }
}

extension Database {
    /// A discussion whose course the viewer may change.
    func steered(_ number: Number<Discussion>, by viewer: Viewer) throws -> DiscussionRow {
        try facilitated(number, by: viewer, to: "change the course of a discussion")
    }

    /// What is said to who decided something of a discussion that has come elsewhere since.
    fileprivate func overtaken(_ row: DiscussionRow, since drawn: CourseMark, at now: Instant) throws -> Refusal {
        let mark = row.discussion.mark(at: now)
        let change = mark.version == drawn.version ? nil : try lastChange(ofCourse: row.number)
        return Refusal.overtaken(by: change, at: mark.stage)
    }

    fileprivate func set(_ schedule: Schedule, of number: Number<Discussion>) throws {
        try run(
            """
            UPDATE discussions SET reading_from = \(schedule.readingFrom), opens_at = \(schedule.opensAt),
                closes_at = \(schedule.closesAt), archives_at = \(schedule.archivesAt), reopened_at = \(schedule.reopenedAt)
            WHERE number = \(number)
            """)
    }

    /// Nil where nobody changed it by hand.
    private func lastChange(ofCourse number: Number<Discussion>) throws -> (CourseChange, name: String)? {
        let row = try Row.first(
            self,
            """
            SELECT act, coalesce(name, 'somebody') AS name FROM audit LEFT JOIN members ON members.number = member
            WHERE subject = \("discussions/\(number)") AND act IN \(CourseChange.allCases.map(\.rawValue))
            ORDER BY audit.number DESC LIMIT 1
            """)
        return row.flatMap { row in CourseChange(rawValue: row["act"]).map { ($0, name: row["name"]) } }
    }
}
