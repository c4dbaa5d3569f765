extension Migrations {
    /// Authors of an article who are asked to its discussion, and accounts that are good for nothing but such
    /// discussions. Links are made anew, since SQLite changes no CHECK of a table that is there.
    static let authorsAsGuests = """
        ALTER TABLE members ADD COLUMN is_guest INTEGER NOT NULL DEFAULT 0 CHECK (is_guest IN (0, 1));

        CREATE TABLE author_invitations (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            discussion INTEGER NOT NULL REFERENCES discussions ON DELETE CASCADE,
            -- As the article's record had them then.
            author TEXT NOT NULL CHECK (length(trim(author)) > 0),
            author_orcid TEXT NOT NULL,
            email TEXT NOT NULL,
            email_key TEXT NOT NULL,
            -- The record gave this address with the author.
            is_address_recorded INTEGER NOT NULL CHECK (is_address_recorded IN (0, 1)),
            invited_by INTEGER NOT NULL REFERENCES members,
            invited_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL,
            answer TEXT NOT NULL DEFAULT 'waiting' CHECK (answer IN ('waiting', 'accepted', 'declined', 'taken-back')),
            answered_at INTEGER,
            -- Who used the link; they stay noted when the invitation is taken back.
            guest INTEGER REFERENCES members,
            -- Nil until the mail is written, in the same transaction.
            mail INTEGER UNIQUE REFERENCES mails,
            -- It was taken back before its mail left, so that nobody was asked.
            is_unsent INTEGER NOT NULL DEFAULT 0 CHECK (is_unsent IN (0, 1)),
            -- The guest gave the ORCID iD that the record has.
            is_orcid_same INTEGER NOT NULL DEFAULT 0 CHECK (is_orcid_same IN (0, 1)),
            CHECK (NOT is_unsent OR answer = 'taken-back'),
            CHECK (answer <> 'accepted' OR guest IS NOT NULL),
            CHECK (NOT is_orcid_same OR author_orcid <> '')
        ) STRICT;
        CREATE UNIQUE INDEX author_invitations_of_address ON author_invitations (discussion, email_key)
            WHERE NOT is_unsent;
        CREATE UNIQUE INDEX guests_of_discussion ON author_invitations (discussion, guest) WHERE answer = 'accepted';
        CREATE INDEX author_invitations_of_guest ON author_invitations (guest);
        CREATE INDEX author_invitations_by_member ON author_invitations (invited_by, invited_at);

        -- Addresses whose readers want no invitation any more.
        CREATE TABLE closed_addresses (
            email_key TEXT PRIMARY KEY,
            closed_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER author_answered AFTER UPDATE ON author_invitations WHEN NEW.guest IS NOT NULL BEGIN
            DELETE FROM contribution_fragments WHERE contribution IN
                (SELECT number FROM contributions WHERE discussion = NEW.discussion AND author = NEW.guest);
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;

        CREATE TABLE links_with_authorship (
            token_digest BLOB PRIMARY KEY CHECK (length(token_digest) = 32),
            purpose TEXT NOT NULL CHECK (purpose IN
                ('set-up', 'sign-in', 'password', 'e-mail', 'confirmation', 'invitation', 'authorship')),
            member INTEGER REFERENCES members ON DELETE CASCADE,
            email TEXT NOT NULL DEFAULT '',
            detail TEXT NOT NULL DEFAULT '',
            club INTEGER REFERENCES clubs ON DELETE CASCADE,
            made_by INTEGER REFERENCES members ON DELETE SET NULL,
            made_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL,
            uses_left INTEGER NOT NULL DEFAULT 1 CHECK (uses_left >= 0),
            author_invitation INTEGER REFERENCES author_invitations ON DELETE CASCADE,
            CHECK ((purpose = 'authorship') = (author_invitation IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        INSERT INTO links_with_authorship
            (token_digest, purpose, member, email, detail, club, made_by, made_at, ends_at, uses_left)
            SELECT token_digest, purpose, member, email, detail, club, made_by, made_at, ends_at, uses_left FROM links;
        DROP TABLE links;
        ALTER TABLE links_with_authorship RENAME TO links;
        CREATE INDEX links_of_author_invitation ON links (author_invitation) WHERE author_invitation IS NOT NULL;
        """

    /// A discussion's page changes with what is known of the works its contributions name.
    static let knowledgeOfCitedWorks = """
        CREATE TRIGGER cited_article_changed AFTER UPDATE OF title, record ON articles BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion IN (
                SELECT discussion FROM article_identifiers JOIN discussions_naming_works USING (scheme, value)
                WHERE article_identifiers.article = NEW.number);
        END;
        CREATE TRIGGER cited_article_discussed AFTER INSERT ON discussions BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion IN (
                SELECT discussion FROM article_identifiers JOIN discussions_naming_works USING (scheme, value)
                WHERE article_identifiers.article = NEW.article);
        END;
        CREATE TRIGGER club_of_cited_articles_changed AFTER UPDATE OF visibility ON clubs BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion IN (
                SELECT discussions_naming_works.discussion
                FROM discussions JOIN article_identifiers ON article_identifiers.article = discussions.article
                    JOIN discussions_naming_works USING (scheme, value)
                WHERE discussions.club = NEW.number);
        END;
        """
}
