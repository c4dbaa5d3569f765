extension Migrations {
    /// How often a discussion's course was changed by hand, by which a form tells what it was drawn for; and how often
    /// what calendars show of it was. Calendars had counted every change of the discussion's page until now, and never
    /// count back. A discussion that was called off is over since, and keeps the hours it was to have.
    static let courses = """
        ALTER TABLE discussions ADD COLUMN course_version INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE discussions ADD COLUMN calendar_version INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE discussions ADD COLUMN called_off_at INTEGER
            CHECK (called_off_at IS NULL OR archives_at <= called_off_at);
        ALTER TABLE discussions ADD COLUMN called_off_opening INTEGER
            CHECK ((called_off_opening IS NULL) = (called_off_at IS NULL));
        ALTER TABLE discussions ADD COLUMN called_off_closing INTEGER
            CHECK ((called_off_closing IS NULL) = (called_off_at IS NULL) AND called_off_closing >= called_off_opening);

        UPDATE discussions SET calendar_version =
            (SELECT version FROM discussion_versions WHERE discussion = discussions.number);

        CREATE TRIGGER course_changed
        AFTER UPDATE OF reading_from, opens_at, closes_at, archives_at, called_off_at ON discussions
        WHEN NEW.reading_from <> OLD.reading_from OR NEW.opens_at <> OLD.opens_at OR NEW.closes_at <> OLD.closes_at
            OR NEW.archives_at <> OLD.archives_at OR NEW.called_off_at IS NOT OLD.called_off_at BEGIN
            UPDATE discussions SET course_version = OLD.course_version + 1,
                calendar_version = OLD.calendar_version + (NEW.opens_at <> OLD.opens_at
                    OR NEW.closes_at <> OLD.closes_at OR NEW.called_off_at IS NOT OLD.called_off_at)
            WHERE number = NEW.number;
        END;
        CREATE TRIGGER called_off_before_anybody_wrote BEFORE UPDATE OF called_off_at ON discussions
        WHEN NEW.called_off_at IS NOT NULL
            AND EXISTS (SELECT 1 FROM contributions WHERE discussion = NEW.number) BEGIN
            SELECT RAISE(ABORT, 'somebody wrote in this discussion');
        END;
        CREATE TRIGGER called_off_stays_so
        BEFORE UPDATE OF reading_from, opens_at, closes_at, archives_at, called_off_at ON discussions
        WHEN OLD.called_off_at IS NOT NULL BEGIN
            SELECT RAISE(ABORT, 'this discussion was called off');
        END;
        CREATE TRIGGER called_off_takes_nothing BEFORE INSERT ON contributions
        WHEN (SELECT called_off_at FROM discussions WHERE number = NEW.discussion) IS NOT NULL BEGIN
            SELECT RAISE(ABORT, 'this discussion was called off');
        END;

        -- The end that a letter tells, so that none leaves with another one; 0 where that is not known.
        ALTER TABLE coming_letters ADD COLUMN closes_at INTEGER NOT NULL DEFAULT 0;
        """
}
