extension Migrations {
    /// What facilitators give readers of a discussion: a note to read before it, and prompts. A prompt keeps its day when
    /// the window moves, so when it opens is not stored.
    static let prompts = """
        ALTER TABLE discussions ADD COLUMN reading_note TEXT NOT NULL DEFAULT '';
        ALTER TABLE discussions ADD COLUMN reading_note_html TEXT NOT NULL DEFAULT '';

        CREATE TABLE prompts (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            -- The first is the one on which the discussion opens.
            day INTEGER NOT NULL CHECK (day > 0),
            body TEXT NOT NULL CHECK (length(trim(body)) > 0),
            body_html TEXT NOT NULL,
            written_at INTEGER NOT NULL,
            UNIQUE (discussion, day, body)
        ) STRICT;
        CREATE TRIGGER too_many_prompts BEFORE INSERT ON prompts
        WHEN (SELECT count(*) FROM prompts WHERE discussion = NEW.discussion) >= 20 BEGIN
            SELECT RAISE(ABORT, 'A discussion has at most 20 prompts.');
        END;

        CREATE TRIGGER prompt_written AFTER INSERT ON prompts BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;
        CREATE TRIGGER prompt_changed AFTER UPDATE ON prompts BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;
        CREATE TRIGGER prompt_removed AFTER DELETE ON prompts BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = OLD.discussion;
        END;
        -- The days of a discussion begin by the clocks of its club.
        CREATE TRIGGER discussing_club_moved AFTER UPDATE OF time_zone ON clubs
        WHEN NEW.time_zone <> OLD.time_zone BEGIN
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion IN (SELECT discussion FROM prompts JOIN discussions ON discussions.number = discussion
                WHERE club = NEW.number);
        END;
        """
}
