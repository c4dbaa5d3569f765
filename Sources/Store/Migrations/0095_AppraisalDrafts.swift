extension Migrations {
    /// What a member typed of an appraisal and has not saved, on every device; and contributions that show their author's
    /// handle, and are made anew when it changes.
    static let appraisalDrafts = """
        CREATE TABLE appraisal_drafts (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            -- The form's fields by their names.
            typed TEXT NOT NULL CHECK (json_valid(typed)),
            -- Of the appraisal that the form changes; 0 for none.
            revision INTEGER NOT NULL,
            -- Of the form that it was saved with last.
            submission TEXT NOT NULL,
            saved_at INTEGER NOT NULL,
            PRIMARY KEY (member, discussion)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX appraisal_drafts_of_discussion ON appraisal_drafts (discussion);
        CREATE TRIGGER contributor_handle_changed AFTER UPDATE OF handle ON members WHEN NEW.handle IS NOT OLD.handle BEGIN
            DELETE FROM contribution_fragments WHERE contribution IN
                (SELECT number FROM contributions WHERE author = NEW.number);
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion IN (SELECT discussion FROM contributions WHERE author = NEW.number);
        END;
        """
}
