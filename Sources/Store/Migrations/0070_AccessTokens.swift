extension Migrations {
    /// What members' programs show to read and write in their name.
    static let accessTokens = """
        CREATE TABLE access_tokens (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            token_digest BLOB NOT NULL UNIQUE CHECK (length(token_digest) = 32),
            name TEXT NOT NULL CHECK (length(trim(name)) > 0),
            scope TEXT NOT NULL CHECK (scope IN ('read', 'write')),
            made_at INTEGER NOT NULL,
            used_at INTEGER CHECK (used_at >= made_at),
            submission TEXT NOT NULL,
            UNIQUE (member, submission)
        ) STRICT;
        CREATE TRIGGER access_tokens_are_few BEFORE INSERT ON access_tokens
        WHEN (SELECT count(*) FROM access_tokens WHERE member = NEW.member) >= 20 BEGIN
            SELECT RAISE(ABORT, 'a member has at most 20 access tokens');
        END;
        CREATE TRIGGER an_access_token_stays_what_it_is BEFORE UPDATE OF number, member, token_digest, scope, made_at,
            submission ON access_tokens BEGIN
            SELECT RAISE(ABORT, 'an access token stays what it is');
        END;
        """
}
