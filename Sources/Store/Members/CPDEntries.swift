package import Colloquium
import GRDB

private struct CPDEntryRow: ReadRow {
    let number: Number<CPDEntry>
    let discussion: Number<Discussion>?
    let activity: String
    let day: String
    let minutes: Int
    let learned: String
    let practiceChange: String
    let step: Number<Worksheet.Step>?
    let reflection: Number<Worksheet.Reflection>?

    static func selection(of member: Number<Member>, in year: Int?) -> SQL {
        "SELECT * \(entries(of: member, in: year)) ORDER BY day DESC, number DESC"
    }

    /// - Parameter year: nil for all.
    static func entries(of member: Number<Member>, in year: Int?) -> SQL {
        let ofYear: SQL = year.map { "day BETWEEN \("\($0)") AND \("\($0)-99")" } ?? "TRUE"
        return "FROM cpd_entries WHERE member = \(member) AND \(ofYear)"
    }

    var entry: CPDEntry? {
        PartialDate(day).map { day in
            CPDEntry(
                number: number,
                said: CPDEntry.Said(
                    activity: activity, day: day, minutes: minutes, learned: learned, change: practiceChange,
                    discussion: discussion,
                    piece: step.map { .step($0) } ?? reflection.map { .reflection($0) }))
        }
    }
}

extension Store {
    /// All that a member logged, or what they logged of one year, the newest day first.
    package func cpdLog(of member: Number<Member>, in year: Int? = nil) async throws -> [CPDEntry] {
        try await read { db in
            try CPDEntryRow.all(db, CPDEntryRow.selection(of: member, in: year)).compactMap(\.entry)
        }
    }

    /// A page of what a member logged, the newest day first, with the minutes of all of it.
    /// - Parameter year: nil for all.
    package func cpdLog(
        of member: Number<Member>, in year: Int? = nil, _ slice: Slice
    ) async throws -> (entries: Sliced<CPDEntry>, minutes: Int) {
        try await read { db in
            let rows = try CPDEntryRow.all(db, "\(CPDEntryRow.selection(of: member, in: year)) \(slice.sql)")
            let minutes = try Int.first(db, "SELECT sum(minutes) \(CPDEntryRow.entries(of: member, in: year))")
            return (Sliced(rows.compactMap(\.entry), slice), minutes ?? 0)
        }
    }

    /// The years of which a member logged anything, the latest first.
    package func cpdYears(of member: Number<Member>) async throws -> [Int] {
        try await read { db in
            try Int.all(
                db,
                """
                SELECT DISTINCT CAST(substr(day, 1, 4) AS INTEGER) AS year FROM cpd_entries WHERE member = \(member)
                ORDER BY year DESC
                """)
        }
    }

    package func cpdEntry(_ number: Number<CPDEntry>, of member: Number<Member>) async throws -> CPDEntry {
        try await read { db in try db.cpdEntry(number, of: member) }
    }

    /// Adds an entry to the viewer's log; the same form sent twice adds one.
    /// - Throws: a conflict when the log is full, or has what of the worksheet it logs already.
    package func log(
        _ said: CPDEntry.Said, submission: String, by member: Number<Member>, for viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let sent = try db.cpdEntry(sentWith: submission, of: member)
            if sent?.said == said { return }
            // Other words in a form that was sent before, after going back: an entry of its own.
            let submission = sent == nil && !submission.isEmpty ? submission : Token().text
            if let discussion = said.discussion { _ = try db.discussion(discussion, for: viewer) }
            if let piece = said.piece { try db.requireUnlogged(piece, of: member) }
            let kept = try Int.first(db, "SELECT count(*) FROM cpd_entries WHERE member = \(member)")
            guard kept ?? 0 < CPDEntry.limit else {
                throw Refusal(.conflict, "Your log holds \(CPDEntry.limit) entries. Keep a copy and remove old ones.")
            }
            try db.run(
                """
                INSERT INTO cpd_entries
                    (member, discussion, step, reflection, activity, day, minutes, learned, practice_change,
                        submission, written_at)
                VALUES (\(member), \(said.discussion), \(said.piece?.step), \(said.piece?.reflection), \(said.activity),
                    \(said.day.description), \(said.minutes), \(said.learned), \(said.change), \(submission), \(now))
                """)
        }
    }

    /// Corrects an entry of this member; what it was about stays.
    package func correct(
        _ number: Number<CPDEntry>, to said: CPDEntry.Said, by member: Number<Member>
    ) async throws {
        try await write { db in
            _ = try db.cpdEntry(number, of: member)
            try db.run(
                """
                UPDATE cpd_entries SET activity = \(said.activity), day = \(said.day.description),
                    minutes = \(said.minutes), learned = \(said.learned), practice_change = \(said.change)
                WHERE number = \(number) AND member = \(member)
                """)
        }
    }

    /// Removes an entry of this member; one that is gone stays gone.
    package func remove(_ entry: Number<CPDEntry>, of member: Number<Member>) async throws {
        try await write { db in
            try db.run("DELETE FROM cpd_entries WHERE number = \(entry) AND member = \(member)")
        }
    }
}

extension Database {
    fileprivate func cpdEntry(sentWith submission: String, of member: Number<Member>) throws -> CPDEntry? {
        try CPDEntryRow.first(
            self, "SELECT * FROM cpd_entries WHERE submission = \(submission) AND member = \(member)")?.entry
    }

    fileprivate func cpdEntry(_ number: Number<CPDEntry>, of member: Number<Member>) throws -> CPDEntry {
        let row = try CPDEntryRow.first(
            self, "SELECT * FROM cpd_entries WHERE number = \(number) AND member = \(member)")
        guard let entry = row?.entry else { throw Refusal.noSuch("entry") }
        return entry
    }
}
