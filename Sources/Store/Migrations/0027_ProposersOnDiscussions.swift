extension Migrations {
    /// The page of a discussion names who proposed it: it is another page once they have another name.
    static let proposersOnDiscussions = """
        CREATE INDEX proposals_of_proposer ON proposals (proposer);
        CREATE TRIGGER proposer_renamed AFTER UPDATE OF name ON members WHEN NEW.name <> OLD.name BEGIN
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion IN (
                SELECT discussion FROM proposals WHERE proposer = NEW.number AND discussion IS NOT NULL);
        END;
        """
}
