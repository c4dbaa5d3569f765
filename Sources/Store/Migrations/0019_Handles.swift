extension Migrations {
    /// What members are mentioned by. Those who are here already get one by their number and may change it.
    static let handles = """
        ALTER TABLE members ADD COLUMN handle TEXT
            CHECK (handle GLOB '[a-z]*[a-z0-9]' AND handle NOT GLOB '*[^a-z0-9-]*' AND length(handle) <= 30);
        UPDATE members SET handle = 'member-' || number;
        CREATE UNIQUE INDEX members_by_handle ON members (handle);
        """
}
