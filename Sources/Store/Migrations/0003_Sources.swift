extension Migrations {
    static let sources = """
        CREATE TABLE sources (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            address TEXT NOT NULL UNIQUE,
            host TEXT NOT NULL,
            title TEXT NOT NULL CHECK (length(title) > 0),
            page TEXT NOT NULL DEFAULT '',
            state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'gone', 'suspended')),
            reason TEXT NOT NULL DEFAULT '',
            notice TEXT NOT NULL DEFAULT '',
            added_at INTEGER NOT NULL,
            -- NULL while it is not polled: nobody follows it, or it has come to its end.
            due_at INTEGER,
            -- Counts the leases, so that a poll whose lease ended cannot settle in the place of the next one.
            lease INTEGER NOT NULL DEFAULT 0,
            leased_until INTEGER,
            etag TEXT NOT NULL DEFAULT '',
            last_modified TEXT NOT NULL DEFAULT '',
            digest BLOB,
            polled_at INTEGER,
            succeeded_at INTEGER,
            changed_at INTEGER,
            rhythm INTEGER CHECK (rhythm > 0),
            failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
            failing_since INTEGER,
            CHECK (state = 'active' OR (due_at IS NULL AND length(reason) > 0))
        ) STRICT;
        CREATE INDEX sources_due ON sources (due_at) WHERE due_at IS NOT NULL;

        -- What a member or a club follows goes to one inbox.
        CREATE TABLE inboxes (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            club INTEGER UNIQUE REFERENCES clubs ON DELETE CASCADE,
            member INTEGER UNIQUE REFERENCES members ON DELETE CASCADE,
            CHECK ((club IS NULL) <> (member IS NULL))
        ) STRICT;

        CREATE TABLE follows (
            inbox INTEGER NOT NULL REFERENCES inboxes ON DELETE CASCADE,
            source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
            folders TEXT NOT NULL CHECK (json_valid(folders)),
            followed_by INTEGER REFERENCES members ON DELETE SET NULL,
            followed_at INTEGER NOT NULL,
            -- What was seen before counts as read: nobody wants the years before they came.
            unread_from INTEGER NOT NULL,
            PRIMARY KEY (inbox, source)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX followers_of_source ON follows (source);

        CREATE TABLE items (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            -- Whose record this is; what other sources say of it stands in item_versions.
            source INTEGER REFERENCES sources ON DELETE SET NULL,
            title TEXT NOT NULL,
            record TEXT NOT NULL CHECK (json_valid(record)),
            -- The names of the work, one a line, its scheme before it.
            identifiers TEXT NOT NULL,
            fullness INTEGER NOT NULL,
            seen_at INTEGER NOT NULL,
            changed_at INTEGER
        ) STRICT;
        CREATE INDEX items_by_source ON items (source);

        -- 64 bits of SHA-256 of a name under which an item is known again.
        CREATE TABLE item_keys (
            key INTEGER PRIMARY KEY,
            item INTEGER NOT NULL REFERENCES items ON DELETE CASCADE
        ) STRICT;
        CREATE INDEX keys_of_item ON item_keys (item);

        CREATE TABLE sightings (
            source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
            seen_at INTEGER NOT NULL,
            item INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
            -- 64 bits of SHA-256 of what this source says of it.
            digest INTEGER NOT NULL,
            PRIMARY KEY (source, seen_at, item)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX sightings_of_item ON sightings (item, source);

        -- What a source other than the item's first says of it. Who follows one source is not shown what another says.
        CREATE TABLE item_versions (
            item INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
            source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
            record TEXT NOT NULL CHECK (json_valid(record)),
            fullness INTEGER NOT NULL,
            PRIMARY KEY (item, source)
        ) STRICT;
        CREATE INDEX versions_by_source ON item_versions (source);

        CREATE VIRTUAL TABLE item_search USING fts5 (
            title, authors, body, tokenize = 'porter unicode61 remove_diacritics 2'
        );

        -- What a member marked one by one; it goes before what they marked all at once.
        CREATE TABLE item_marks (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            item INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
            is_read INTEGER NOT NULL CHECK (is_read IN (0, 1)),
            PRIMARY KEY (member, item)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX marks_of_item ON item_marks (item);

        -- "All read before": one moment a member and source.
        CREATE TABLE read_sources (
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
            read_before INTEGER NOT NULL,
            PRIMARY KEY (member, source)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX readers_of_source ON read_sources (source);

        CREATE TABLE inbox_rules (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            inbox INTEGER NOT NULL REFERENCES inboxes ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('keyword', 'author', 'mesh')),
            phrases TEXT NOT NULL CHECK (json_array_length(phrases) > 0),
            action TEXT NOT NULL CHECK (action IN ('show', 'hide', 'tag', 'propose')),
            tag TEXT,
            club INTEGER REFERENCES clubs ON DELETE CASCADE,
            made_by INTEGER REFERENCES members ON DELETE SET NULL,
            made_at INTEGER NOT NULL,
            CHECK ((action = 'tag') = (tag IS NOT NULL)),
            CHECK ((action = 'propose') = (club IS NOT NULL))
        ) STRICT;
        CREATE INDEX rules_of_inbox ON inbox_rules (inbox);

        CREATE TABLE rule_matches (
            rule INTEGER NOT NULL REFERENCES inbox_rules ON DELETE CASCADE,
            item INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
            PRIMARY KEY (rule, item)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX matches_of_item ON rule_matches (item);

        -- What people decided of an item in one inbox; it goes before the rules.
        CREATE TABLE inbox_choices (
            inbox INTEGER NOT NULL REFERENCES inboxes ON DELETE CASCADE,
            item INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
            is_hidden INTEGER NOT NULL CHECK (is_hidden IN (0, 1)),
            PRIMARY KEY (inbox, item)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX choices_of_item ON inbox_choices (item);

        CREATE TABLE inbox_tags (
            inbox INTEGER NOT NULL REFERENCES inboxes ON DELETE CASCADE,
            item INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
            tag TEXT NOT NULL CHECK (length(tag) > 0),
            PRIMARY KEY (inbox, item, tag)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX inbox_tags_of_item ON inbox_tags (item);

        CREATE TABLE proposals (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            club INTEGER NOT NULL REFERENCES clubs ON DELETE CASCADE,
            item INTEGER REFERENCES items,
            article INTEGER REFERENCES articles,
            -- Of an item: what it was when it was proposed, and the source that said so.
            record TEXT CHECK (record IS NULL OR json_valid(record)),
            source TEXT NOT NULL DEFAULT '',
            -- NULL where a rule made it.
            proposer INTEGER REFERENCES members ON DELETE SET NULL,
            why TEXT NOT NULL CHECK (length(trim(why)) > 0),
            why_html TEXT NOT NULL,
            tags TEXT NOT NULL CHECK (json_valid(tags)),
            proposed_at INTEGER NOT NULL,
            state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'picked', 'declined', 'withdrawn')),
            settled_by INTEGER REFERENCES members ON DELETE SET NULL,
            settled_at INTEGER,
            reason TEXT NOT NULL DEFAULT '',
            draft INTEGER REFERENCES article_drafts ON DELETE SET NULL,
            CHECK ((item IS NULL) <> (article IS NULL)),
            CHECK ((item IS NULL) = (record IS NULL)),
            CHECK ((state = 'open') = (settled_at IS NULL)),
            CHECK ((state = 'declined') = (length(reason) > 0))
        ) STRICT;
        CREATE UNIQUE INDEX open_proposal_of_item ON proposals (club, item) WHERE state = 'open';
        CREATE UNIQUE INDEX open_proposal_of_article ON proposals (club, article) WHERE state = 'open';
        CREATE INDEX proposals_of_club ON proposals (club, state);
        CREATE INDEX proposals_of_item ON proposals (item);
        CREATE INDEX proposals_of_draft ON proposals (draft);

        -- Who would discuss it; who proposed it is among them.
        CREATE TABLE proposal_supporters (
            proposal INTEGER NOT NULL REFERENCES proposals ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            -- Why, in the words of somebody who proposed what was proposed already.
            why TEXT NOT NULL,
            why_html TEXT NOT NULL,
            since INTEGER NOT NULL,
            PRIMARY KEY (proposal, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX supports_of_member ON proposal_supporters (member);
        """
}
