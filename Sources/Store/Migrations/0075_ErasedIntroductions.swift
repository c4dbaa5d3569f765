extension Migrations {
    /// Who introduced two people and deletes what is theirs takes their words away, and not from both that they met.
    static let erasedIntroductions = """
        ALTER TABLE introductions ADD COLUMN erased_at INTEGER
            CHECK (erased_at IS NULL OR met_at IS NOT NULL AND erased_at >= met_at);
        DROP TRIGGER an_introduction_stays_as_written;
        CREATE TRIGGER an_introduction_stays_between_its_three BEFORE UPDATE OF introducer, one, other, introduced_at,
            ends_at ON introductions BEGIN
            SELECT RAISE(ABORT, 'an introduction stays as it was written');
        END;
        CREATE TRIGGER an_introduction_stays_as_written BEFORE UPDATE OF words, words_to_one, words_to_other
            ON introductions WHEN OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL BEGIN
            SELECT RAISE(ABORT, 'an introduction stays as it was written');
        END;
        CREATE TRIGGER what_was_erased_stays_so BEFORE UPDATE OF erased_at ON introductions
        WHEN OLD.erased_at IS NOT NULL BEGIN
            SELECT RAISE(ABORT, 'what was erased stays so');
        END;
        """
}
