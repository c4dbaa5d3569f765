extension Migrations {
    /// What belongs to contributing: drafts on every device, declarations once for each discussion, and contributions
    /// that came late.
    static let contributing = """
        CREATE TABLE contribution_drafts (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            -- What it replies to; 0 for nothing, so that the key holds.
            parent INTEGER NOT NULL DEFAULT 0,
            kind TEXT NOT NULL,
            disagrees INTEGER NOT NULL DEFAULT 0 CHECK (disagrees IN (0, 1)),
            body TEXT NOT NULL CHECK (length(trim(body)) > 0),
            saved_at INTEGER NOT NULL,
            PRIMARY KEY (member, discussion, parent)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX contribution_drafts_of_discussion ON contribution_drafts (discussion);

        CREATE TABLE declarations (
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            -- Empty where there are none.
            competing_interests TEXT NOT NULL,
            ai_use TEXT NOT NULL,
            declared_at INTEGER NOT NULL,
            PRIMARY KEY (discussion, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX declarations_of_member ON declarations (member);
        CREATE TRIGGER declared AFTER INSERT ON declarations BEGIN
            DELETE FROM contribution_fragments WHERE contribution IN
                (SELECT number FROM contributions WHERE discussion = NEW.discussion AND author = NEW.member);
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;
        CREATE TRIGGER declared_otherwise AFTER UPDATE ON declarations BEGIN
            DELETE FROM contribution_fragments WHERE contribution IN
                (SELECT number FROM contributions WHERE discussion = NEW.discussion AND author = NEW.member);
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;

        CREATE TRIGGER declarer_renamed AFTER UPDATE OF name ON members WHEN NEW.name <> OLD.name BEGIN
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion IN (SELECT discussion FROM declarations WHERE member = NEW.number);
        END;

        ALTER TABLE clubs ADD COLUMN takes_late INTEGER NOT NULL DEFAULT 0 CHECK (takes_late IN (0, 1));
        ALTER TABLE contributions ADD COLUMN is_late INTEGER NOT NULL DEFAULT 0 CHECK (is_late IN (0, 1));
        CREATE TRIGGER lateness_allowed AFTER UPDATE OF takes_late ON clubs BEGIN
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion IN (SELECT number FROM discussions WHERE club = NEW.number);
        END;
        """
}
