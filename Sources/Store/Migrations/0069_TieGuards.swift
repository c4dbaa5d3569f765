extension Migrations {
    /// Who knows whom is noted or taken back, never turned into something else; and history says only what a tie is.
    static let tieGuards = """
        CREATE TRIGGER links_are_not_rewritten BEFORE UPDATE ON tie_links BEGIN
            SELECT RAISE(ABORT, 'who knows whom is noted or taken back');
        END;
        CREATE TRIGGER history_says_what_the_tie_is BEFORE INSERT ON tie_changes
        WHEN NOT EXISTS (SELECT 1 FROM ties
            WHERE number = NEW.tie AND strength = NEW.strength AND NEW.at IN (added_at, changed_at))
        BEGIN
            SELECT RAISE(ABORT, 'history says what the tie is');
        END;
        """
}
