extension Migrations {
    /// Files of people that a member uploaded, as they were read, until they chose whom to add. One at a time: a newer file
    /// takes the place of the one before.
    static let networkUploads = """
        CREATE TABLE network_uploads (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            owner INTEGER NOT NULL UNIQUE REFERENCES members ON DELETE CASCADE,
            name TEXT NOT NULL,
            -- What was read, in the order of the file.
            people TEXT NOT NULL CHECK (json_type(people) = 'array'),
            -- What could not be.
            problems TEXT NOT NULL CHECK (json_type(problems) = 'array'),
            uploaded_at INTEGER NOT NULL
        ) STRICT;
        """
}
