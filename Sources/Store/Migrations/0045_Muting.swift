extension Migrations {
    /// What members want to hear nothing of.
    static let muting = """
        CREATE TABLE muted_threads (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            discussion INTEGER REFERENCES discussions ON DELETE CASCADE,
            question INTEGER REFERENCES questions ON DELETE CASCADE,
            muted_at INTEGER NOT NULL,
            CHECK ((discussion IS NULL) <> (question IS NULL)),
            UNIQUE (member, discussion),
            UNIQUE (member, question)
        ) STRICT;
        CREATE INDEX muted_threads_of_discussion ON muted_threads (discussion);
        CREATE INDEX muted_threads_of_question ON muted_threads (question);

        CREATE TABLE muted_members (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            muted INTEGER NOT NULL REFERENCES members ON DELETE CASCADE CHECK (muted <> member),
            muted_at INTEGER NOT NULL,
            PRIMARY KEY (member, muted)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX muted_members_by_muted ON muted_members (muted);
        """
}
