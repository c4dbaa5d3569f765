extension Migrations {
    /// An answer with a reference that no registry knows is its author's alone until the reference is right. Authors are
    /// told of what others found wrong in what they wrote: one letter is owed at a time for one occasion.
    static let heldAnswers = """
        ALTER TABLE answers ADD COLUMN held_at INTEGER;

        CREATE TABLE author_letters (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            occasion TEXT NOT NULL CHECK (occasion IN ('held', 'doubted', 'bettered', 'citation-needed')),
            answer INTEGER REFERENCES answers ON DELETE CASCADE,
            contribution INTEGER REFERENCES contributions ON DELETE CASCADE,
            noted_at INTEGER NOT NULL,
            settled_at INTEGER,
            -- None where there was nothing to tell any more.
            mail INTEGER UNIQUE REFERENCES mails,
            CHECK ((answer IS NULL) = (occasion = 'citation-needed')),
            CHECK ((contribution IS NULL) = (occasion <> 'citation-needed')),
            CHECK (mail IS NULL OR settled_at IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX author_letters_owed_for_answer ON author_letters (answer, occasion)
            WHERE settled_at IS NULL AND answer IS NOT NULL;
        CREATE UNIQUE INDEX author_letters_owed_for_contribution ON author_letters (contribution, occasion)
            WHERE settled_at IS NULL AND contribution IS NOT NULL;
        """
}
