extension Migrations {
    /// The network of each member: ties to members, to people outside and to organisations. A tie and all that belongs to it
    /// goes with its owner, and with the member it leads to.
    static let ties = """
        CREATE TABLE ties (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            owner INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('member', 'person', 'organisation')),
            member INTEGER REFERENCES members ON DELETE CASCADE CHECK (member <> owner),
            -- A member's name and institution are theirs to say.
            name TEXT NOT NULL DEFAULT '',
            affiliation TEXT NOT NULL DEFAULT '',
            contact TEXT NOT NULL DEFAULT '',
            strength TEXT NOT NULL CHECK (strength IN ('strong', 'weak', 'wished-for')),
            mode TEXT NOT NULL CHECK (mode IN ('in-person', 'mediated')),
            locality TEXT NOT NULL CHECK (locality IN ('local', 'regional', 'national', 'international')),
            notes TEXT NOT NULL DEFAULT '',
            last_contact TEXT CHECK (last_contact GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            rhythm_count INTEGER CHECK (rhythm_count BETWEEN 1 AND 99),
            rhythm_unit TEXT CHECK (rhythm_unit IN ('weeks', 'months', 'years')),
            tie_audience TEXT NOT NULL DEFAULT 'only-me'
                CHECK (tie_audience IN ('only-me', 'named', 'ties', 'members')),
            notes_audience TEXT NOT NULL DEFAULT 'only-me'
                CHECK (notes_audience IN ('only-me', 'named', 'ties', 'members')),
            rhythm_audience TEXT NOT NULL DEFAULT 'only-me'
                CHECK (rhythm_audience IN ('only-me', 'named', 'ties', 'members')),
            history_audience TEXT NOT NULL DEFAULT 'only-me'
                CHECK (history_audience IN ('only-me', 'named', 'ties', 'members')),
            -- Whether the member at the other end may know that they are in this network.
            tells INTEGER NOT NULL DEFAULT 0 CHECK (tells IN (0, 1)),
            added_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL CHECK (changed_at >= added_at),
            version INTEGER NOT NULL DEFAULT 1,
            submission TEXT NOT NULL,
            UNIQUE (owner, submission),
            CHECK ((kind = 'member') = (member IS NOT NULL)),
            CHECK ((kind = 'member') = (name = '')),
            CHECK (kind <> 'member' OR affiliation = ''),
            CHECK (tells = 0 OR kind = 'member'),
            CHECK ((rhythm_count IS NULL) = (rhythm_unit IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX one_tie_to_a_member ON ties (owner, member) WHERE member IS NOT NULL;
        CREATE INDEX ties_to_member ON ties (member) WHERE member IS NOT NULL;

        CREATE TABLE tie_topics (
            tie INTEGER NOT NULL REFERENCES ties ON DELETE CASCADE,
            position INTEGER NOT NULL,
            topic TEXT NOT NULL CHECK (length(trim(topic)) > 0),
            -- What two spellings have in common.
            key TEXT NOT NULL,
            PRIMARY KEY (tie, key)
        ) STRICT, WITHOUT ROWID;

        -- Those a tie's owner named.
        CREATE TABLE tie_readers (
            tie INTEGER NOT NULL REFERENCES ties ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            PRIMARY KEY (tie, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX tie_readers_by_member ON tie_readers (member);

        -- How strong a tie was from when on: written by triggers, so that no change goes without.
        CREATE TABLE tie_changes (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            tie INTEGER NOT NULL REFERENCES ties ON DELETE CASCADE,
            strength TEXT NOT NULL CHECK (strength IN ('strong', 'weak', 'wished-for')),
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX changes_of_tie ON tie_changes (tie);
        CREATE TRIGGER tie_begins AFTER INSERT ON ties BEGIN
            INSERT INTO tie_changes (tie, strength, at) VALUES (NEW.number, NEW.strength, NEW.added_at);
        END;
        CREATE TRIGGER tie_changes_strength AFTER UPDATE OF strength ON ties WHEN NEW.strength <> OLD.strength BEGIN
            INSERT INTO tie_changes (tie, strength, at) VALUES (NEW.number, NEW.strength, NEW.changed_at);
        END;
        CREATE TRIGGER history_is_not_rewritten BEFORE UPDATE ON tie_changes BEGIN
            SELECT RAISE(ABORT, 'what a tie was is not rewritten');
        END;
        CREATE TRIGGER history_lasts_as_its_tie BEFORE DELETE ON tie_changes
        WHEN EXISTS (SELECT 1 FROM ties WHERE number = OLD.tie) BEGIN
            SELECT RAISE(ABORT, 'what a tie was stays as long as the tie');
        END;
        CREATE TRIGGER tie_leads_where_it_led BEFORE UPDATE OF owner, kind, member ON ties
        WHEN NEW.owner <> OLD.owner OR NEW.kind <> OLD.kind OR NEW.member IS NOT OLD.member BEGIN
            SELECT RAISE(ABORT, 'a tie leads where it led');
        END;

        -- Which nodes know each other, as the owner of both ties says.
        CREATE TABLE tie_links (
            one INTEGER NOT NULL REFERENCES ties ON DELETE CASCADE,
            other INTEGER NOT NULL REFERENCES ties ON DELETE CASCADE CHECK (one < other),
            PRIMARY KEY (one, other)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX tie_links_by_other ON tie_links (other);
        CREATE TRIGGER links_are_in_one_network BEFORE INSERT ON tie_links
        WHEN (SELECT owner FROM ties WHERE number = NEW.one) IS NOT (SELECT owner FROM ties WHERE number = NEW.other) BEGIN
            SELECT RAISE(ABORT, 'both ties are in one network');
        END;
        """
}
