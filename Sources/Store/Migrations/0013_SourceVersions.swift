extension Migrations {
    /// Each source's words of an item are found by those who follow that source, and so is when it changed them.
    static let sourceVersions = """
        -- Numbered, so that the search can name one.
        CREATE TABLE numbered_versions (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            item INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
            source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
            record TEXT NOT NULL CHECK (json_valid(record)),
            fullness INTEGER NOT NULL,
            UNIQUE (item, source)
        ) STRICT;
        INSERT INTO numbered_versions (item, source, record, fullness)
            SELECT item, source, record, fullness FROM item_versions;
        DROP TABLE item_versions;
        ALTER TABLE numbered_versions RENAME TO item_versions;
        CREATE INDEX versions_by_source ON item_versions (source);

        CREATE VIRTUAL TABLE version_search USING fts5 (
            title, authors, body, columnsize = 0, tokenize = 'porter unicode61 remove_diacritics 2'
        );
        INSERT INTO version_search (version_search, rank) VALUES ('automerge', 16);
        -- What was found by the words of several sources is found by those of each.
        CREATE TEMP TABLE said AS
            SELECT 1 AS is_version, number, record FROM item_versions
            UNION ALL SELECT 0, number, record FROM items WHERE number IN (SELECT item FROM item_versions);
        CREATE TEMP TABLE said_words AS
            SELECT is_version, number, coalesce(record ->> '$.title', '') AS title,
                (SELECT coalesce(group_concat(coalesce(value ->> '$.given', '') || ' '
                        || coalesce(value ->> '$.family', '') || coalesce(value ->> '$.collective', ''), char(10)), '')
                    FROM json_each(record, '$.contributors')) AS authors,
                coalesce(record ->> '$.subtitle', '') || ' ' || coalesce(record ->> '$.container.title', '') || ' '
                    || coalesce((SELECT group_concat(section.value ->> '$.text', ' ')
                        FROM json_each(record, '$.abstracts') AS summary,
                            json_each(summary.value, '$.sections') AS section), '') || ' '
                    || coalesce((SELECT group_concat(value, ' ') FROM json_each(record, '$.keywords')), '') || ' '
                    || coalesce((SELECT group_concat(value, ' ') FROM json_each(record, '$.meshTerms')), '') AS body
            FROM said;
        DELETE FROM item_search WHERE rowid IN (SELECT number FROM said_words WHERE NOT is_version);
        INSERT INTO item_search (rowid, title, authors, body)
            SELECT number, title, authors, body FROM said_words WHERE NOT is_version;
        INSERT INTO version_search (rowid, title, authors, body)
            SELECT number, title, authors, body FROM said_words WHERE is_version;
        DROP TABLE said_words;
        DROP TABLE said;
        CREATE TRIGGER version_forgotten AFTER DELETE ON item_versions BEGIN
            DELETE FROM version_search WHERE rowid = old.number;
        END;

        ALTER TABLE sightings ADD COLUMN changed_at INTEGER;
        UPDATE sightings SET changed_at = items.changed_at FROM items
            WHERE items.number = sightings.item AND items.source = sightings.source AND items.changed_at IS NOT NULL;
        ALTER TABLE items DROP COLUMN changed_at;

        -- What a rule is still to be asked of, of each source that its inbox follows: items below a number.
        CREATE TABLE rule_matchings (
            rule INTEGER NOT NULL REFERENCES inbox_rules ON DELETE CASCADE,
            source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
            below INTEGER NOT NULL,
            PRIMARY KEY (rule, source)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX rule_matchings_of_source ON rule_matchings (source);

        -- Which rule made it, so that a rule can say what came of it.
        ALTER TABLE proposals ADD COLUMN rule INTEGER REFERENCES inbox_rules ON DELETE SET NULL;
        CREATE INDEX proposals_of_rule ON proposals (rule);

        -- What a member last marked as read in an inbox, so that it can be undone.
        CREATE TABLE last_readings (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            inbox INTEGER NOT NULL REFERENCES inboxes ON DELETE CASCADE,
            items TEXT NOT NULL CHECK (json_valid(items)),
            PRIMARY KEY (member, inbox)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX last_readings_of_inbox ON last_readings (inbox);

        -- Who is to be told by mail that a source was suspended; gone when the mail is written.
        CREATE TABLE suspension_tellings (
            source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            noted_at INTEGER NOT NULL,
            PRIMARY KEY (source, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX suspension_tellings_of_member ON suspension_tellings (member);

        -- Whether an inbox takes what a source has when it is first asked for news.
        ALTER TABLE follows ADD COLUMN takes_backlog INTEGER NOT NULL DEFAULT 1 CHECK (takes_backlog IN (0, 1));

        -- Picking settles nothing before it is published.
        UPDATE OR IGNORE proposals SET state = 'open', settled_by = NULL, settled_at = NULL
            WHERE state = 'picked' AND discussion IS NULL;
        """
}
