extension Migrations {
    /// What mails that are written together have in common is stored once, and so is the name of what is told to many: a
    /// mail and what it tells are lists of numbers, so that writing to a member costs little more than their own words.
    static let sharedMail = """
        CREATE TABLE mail_batches (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            begun_at INTEGER NOT NULL
        ) STRICT;
        -- As they stand in the messages of the batch.
        CREATE TABLE mail_texts (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            batch INTEGER NOT NULL REFERENCES mail_batches ON DELETE CASCADE,
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX texts_of_batch ON mail_texts (batch);
        -- Where there is one, the message is a list in JSON of its own strings and of the numbers of texts.
        ALTER TABLE mails ADD COLUMN batch INTEGER REFERENCES mail_batches;
        CREATE INDEX mails_of_batch ON mails (batch) WHERE batch IS NOT NULL;
        -- The messages as they travel; NULL rather than one that lacks something.
        CREATE VIEW whole_mails (number, message) AS
        SELECT number, iif(batch IS NULL, message, (
            SELECT iif(count(piece) = count(*), CAST(group_concat(piece, '') AS BLOB), NULL) FROM (
                SELECT iif(type = 'text', value, (
                    SELECT text FROM mail_texts WHERE mail_texts.number = value)) AS piece
                FROM json_each(CAST(message AS TEXT)) ORDER BY key)))
        FROM mails;
        -- A mail that waits for nobody but a person may do so for long: it keeps what it needs, and the batch goes with the last
        -- that does.
        CREATE TRIGGER settled_mails_stand_alone AFTER UPDATE OF state ON mails
        WHEN NEW.batch IS NOT NULL AND NEW.state IN ('sent', 'refused', 'in-doubt') BEGIN
            UPDATE mails SET batch = NULL, message = iif(message = x'', x'', (
                SELECT whole_mails.message FROM whole_mails WHERE whole_mails.number = NEW.number))
            WHERE number = NEW.number;
            DELETE FROM mail_batches
            WHERE number = NEW.batch AND NOT EXISTS (SELECT 1 FROM mails WHERE mails.batch = NEW.batch);
        END;
        CREATE TRIGGER texts_go_with_the_last_mail AFTER DELETE ON mails WHEN OLD.batch IS NOT NULL BEGIN
            DELETE FROM mail_batches
            WHERE number = OLD.batch AND NOT EXISTS (SELECT 1 FROM mails WHERE mails.batch = OLD.batch);
        END;

        -- What was told, named once: an article that is one with another has the same number under both names, and one that
        -- was a part of another keeps those of both.
        CREATE TABLE matters (
            number INTEGER PRIMARY KEY
        ) STRICT;
        CREATE TABLE matter_keys (
            kind TEXT NOT NULL CHECK (kind IN ('article', 'opening', 'closing', 'contribution', 'synthesis', 'question',
                'answer', 'item', 'retraction')),
            -- The article's number, also for its retraction; for an opening, a closing and a synthesis the discussion's,
            -- else its own.
            subject INTEGER NOT NULL,
            -- When it opens or closes, so that a new date is told again; else 0.
            moment INTEGER NOT NULL DEFAULT 0 CHECK ((moment <> 0) = (kind IN ('opening', 'closing'))),
            matter INTEGER NOT NULL REFERENCES matters,
            PRIMARY KEY (kind, subject, moment, matter)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX keys_of_matter ON matter_keys (matter);
        CREATE TABLE told_matters (
            digest INTEGER NOT NULL REFERENCES digests ON DELETE CASCADE,
            matter INTEGER NOT NULL REFERENCES matters,
            PRIMARY KEY (digest, matter)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO matters (number)
        SELECT row_number() OVER () FROM (SELECT DISTINCT kind, subject, moment FROM digest_items);
        INSERT INTO matter_keys (matter, kind, subject, moment)
        SELECT row_number() OVER (), kind, subject, moment FROM (SELECT DISTINCT kind, subject, moment FROM digest_items);
        INSERT INTO told_matters (digest, matter)
        SELECT digest, matter FROM digest_items JOIN matter_keys USING (kind, subject, moment);
        DROP TABLE digest_items;
        -- What each member was told of, and in which mail.
        CREATE VIEW digest_items (member, kind, subject, moment, digest) AS
        SELECT member, kind, subject, moment, digests.number
        FROM digests JOIN told_matters ON told_matters.digest = digests.number
            JOIN matter_keys ON matter_keys.matter = told_matters.matter;
        """
}
