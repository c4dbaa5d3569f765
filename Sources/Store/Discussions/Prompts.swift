package import Colloquium
import GRDB

private struct PromptRow: ReadRow {
    let number: Number<Prompt>
    let discussion: Number<Discussion>
    let day: Int
    let body: String
    let bodyHtml: String
    let version: Int

    var prompt: Prompt {
        Prompt(
            number: number, discussion: discussion, day: day, question: Prose(source: body, html: bodyHtml),
            version: version)
    }
}

extension Store {
    /// A prompt that the viewer may see: one that is open, or any for facilitators.
    package func prompt(_ number: Number<Prompt>, for viewer: Viewer, at now: Instant) async throws -> Prompt {
        try await read { db in
            let (prompt, row) = try db.prompt(number, for: viewer)
            let isOpen = try db.guidance(of: row).days.hasBegun(prompt.day, at: now)
            guard isOpen || viewer.facilitates(row.club) else { throw Refusal.noSuch("prompt") }
            return prompt
        }
    }

    /// Adds a prompt to a discussion; facilitators may. The same question for the same day is asked once.
    package func add(
        _ draft: Prompt.Draft, to discussion: Number<Discussion>, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let row = try db.guided(discussion, by: viewer)
            let guidance = try db.guidance(of: row)
            if guidance.asks(draft) { return }
            try guidance.admit(draft, at: now)
            try db.run(
                """
                INSERT INTO prompts (discussion, day, body, body_html, written_at)
                VALUES (\(discussion), \(draft.day), \(draft.question.source), \(draft.question.html), \(now))
                """)
            try db.audit("prompt added", "discussions/\(discussion)", by: viewer.member, at: now)
        }
    }

    /// Changes what a prompt asks, or the day on which it opens, until it is open. Saving the same again changes nothing.
    /// - Parameter version: the version that it was made of; nil for whichever there is.
    /// - Throws: a conflict when there is a newer one.
    package func change(
        _ number: Number<Prompt>, to draft: Prompt.Draft, over version: Int? = nil, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let (old, row) = try db.prompt(number, for: viewer)
            _ = try db.guided(row.number, by: viewer)
            if old.day == draft.day, old.question.source == draft.question.source { return }
            try db.guidance(of: row).admit(draft, inPlaceOf: old, at: now)
            if let version, version != old.version { throw Refusal.changedMeanwhile("The prompt") }
            try db.run(
                """
                UPDATE prompts SET day = \(draft.day), body = \(draft.question.source),
                    body_html = \(draft.question.html), written_at = \(now), version = version + 1
                WHERE number = \(number)
                """)
            try db.audit("prompt changed", "discussions/\(row.number)", by: viewer.member, at: now)
        }
    }

    /// Removes a prompt; contributions that answer it stay as they are.
    /// - Parameter version: the version that was read; nil for whichever there is.
    /// - Throws: a conflict when there is a newer one.
    package func remove(
        _ number: Number<Prompt>, over version: Int? = nil, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let (prompt, row) = try db.prompt(number, for: viewer)
            _ = try db.guided(row.number, by: viewer)
            if let version, version != prompt.version { throw Refusal.changedMeanwhile("The prompt") }
            try db.run("DELETE FROM prompts WHERE number = \(number)")
            try db.audit("prompt removed", "discussions/\(row.number)", by: viewer.member, at: now)
        }
    }

    /// Writes what members are to read before the discussion; an empty note is none. Facilitators may, until its end.
    /// - Parameter version: the version that it was made of, 0 for none; nil for whichever there is.
    /// - Throws: a conflict when there is a newer one.
    package func saveReadingNote(
        _ note: Prose, of discussion: Number<Discussion>, over version: Int? = nil, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let row = try db.guided(discussion, by: viewer)
            if row.readingNote == note.source { return }
            try db.guidance(of: row).admit(note, at: now)
            if let version, version != row.readingNoteVersion {
                throw Refusal.changedMeanwhile("The pre-reading note")
            }
            try db.run(
                """
                UPDATE discussions SET reading_note = \(note.source), reading_note_html = \(note.html),
                    reading_note_version = reading_note_version + 1
                WHERE number = \(discussion)
                """)
            try db.audit("pre-reading note saved", "discussions/\(discussion)", by: viewer.member, at: now)
        }
    }
}

extension Database {
    func guidance(of row: DiscussionRow) throws -> Guidance {
        let prompts = try PromptRow.all(
            self,
            "SELECT number, discussion, day, body, body_html, version FROM prompts WHERE discussion = \(row.number)")
        return Guidance(
            note: Prose(source: row.readingNote, html: row.readingNoteHtml), noteVersion: row.readingNoteVersion,
            prompts: prompts.map(\.prompt), schedule: row.discussion.schedule,
            zone: try String.first(self, "SELECT time_zone FROM clubs WHERE number = \(row.club)") ?? "UTC")
    }

    /// A prompt with its discussion, open or not.
    fileprivate func prompt(_ number: Number<Prompt>, for viewer: Viewer) throws -> (Prompt, DiscussionRow) {
        let row = try PromptRow.first(
            self,
            """
            SELECT prompts.number, discussion, day, body, body_html, version FROM prompts
                JOIN discussions ON discussions.number = discussion
            WHERE prompts.number = \(number) AND \(viewer.mayReadDiscussion)
            """)
        guard let row else { throw Refusal.noSuch("prompt") }
        return (row.prompt, try discussion(row.discussion, for: viewer))
    }

    /// A discussion whose note and prompts the viewer may write.
    fileprivate func guided(_ number: Number<Discussion>, by viewer: Viewer) throws -> DiscussionRow {
        try facilitated(number, by: viewer, to: "write the pre-reading note and prompts")
    }
}
