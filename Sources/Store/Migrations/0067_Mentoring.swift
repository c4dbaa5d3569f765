extension Migrations {
    /// Mentors, coaches and sponsors: offers and requests, who asks whom, and what two agreed on. An agreement begins with an
    /// accepted ask, never takes more places than were offered, and stays with the other when one of both goes.
    static let mentoring = """
        CREATE TABLE mentoring_listings (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            owner INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('offer', 'request')),
            role TEXT NOT NULL CHECK (role IN ('mentor', 'coach', 'sponsor')),
            words TEXT NOT NULL CHECK (length(trim(words)) > 0),
            pace TEXT NOT NULL DEFAULT '',
            paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
            audience TEXT NOT NULL DEFAULT 'only-me' CHECK (audience IN ('only-me', 'named', 'ties', 'members')),
            -- Of an offer.
            for_whom TEXT NOT NULL DEFAULT '',
            places INTEGER CHECK (places BETWEEN 1 AND 20),
            -- Of a request: the member it is for, where that is not its owner, and what they say to it.
            trainee INTEGER REFERENCES members ON DELETE CASCADE CHECK (trainee <> owner),
            consent TEXT CHECK (consent IN ('waiting', 'given', 'refused')),
            last_day TEXT CHECK (last_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            made_at INTEGER NOT NULL,
            version INTEGER NOT NULL DEFAULT 1,
            submission TEXT NOT NULL,
            UNIQUE (owner, submission),
            CHECK ((kind = 'offer') = (places IS NOT NULL)),
            CHECK (kind = 'request' OR trainee IS NULL AND last_day IS NULL),
            CHECK (kind = 'offer' OR for_whom = ''),
            CHECK ((trainee IS NULL) = (consent IS NULL))
        ) STRICT;
        -- Places are reckoned for a role: one offer has them all.
        CREATE UNIQUE INDEX one_offer_for_a_role ON mentoring_listings (owner, role) WHERE kind = 'offer';
        CREATE UNIQUE INDEX one_request_for_a_role ON mentoring_listings (owner, role, coalesce(trainee, 0))
            WHERE kind = 'request';
        CREATE INDEX mentoring_listings_of_trainee ON mentoring_listings (trainee) WHERE trainee IS NOT NULL;
        CREATE INDEX mentoring_listings_by_role ON mentoring_listings (role, kind);
        CREATE TRIGGER listing_stays_what_it_is BEFORE UPDATE OF owner, kind, role, trainee ON mentoring_listings
        WHEN NEW.owner <> OLD.owner OR NEW.kind <> OLD.kind OR NEW.role <> OLD.role OR NEW.trainee IS NOT OLD.trainee BEGIN
            SELECT RAISE(ABORT, 'a listing stays whose and what it is');
        END;

        CREATE TABLE mentoring_topics (
            listing INTEGER NOT NULL REFERENCES mentoring_listings ON DELETE CASCADE,
            position INTEGER NOT NULL,
            topic TEXT NOT NULL CHECK (length(trim(topic)) > 0),
            -- What two spellings have in common.
            key TEXT NOT NULL,
            PRIMARY KEY (listing, key)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE mentoring_ways (
            listing INTEGER NOT NULL REFERENCES mentoring_listings ON DELETE CASCADE,
            way TEXT NOT NULL CHECK (way IN ('in-person', 'video', 'writing')),
            PRIMARY KEY (listing, way)
        ) STRICT, WITHOUT ROWID;
        -- Whom an offer takes; none for everybody.
        CREATE TABLE mentoring_stages (
            listing INTEGER NOT NULL REFERENCES mentoring_listings ON DELETE CASCADE,
            stage TEXT NOT NULL CHECK (stage IN ('student', 'resident', 'fellow', 'faculty', 'other')),
            PRIMARY KEY (listing, stage)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER stages_are_of_offers BEFORE INSERT ON mentoring_stages
        WHEN (SELECT kind FROM mentoring_listings WHERE number = NEW.listing) IS NOT 'offer' BEGIN
            SELECT RAISE(ABORT, 'an offer says whom it is for');
        END;
        CREATE TABLE mentoring_readers (
            listing INTEGER NOT NULL REFERENCES mentoring_listings ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            PRIMARY KEY (listing, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX mentoring_readers_by_member ON mentoring_readers (member);

        -- Who wants nobody looked for by whom; it outlives the request, and nobody is told.
        CREATE TABLE trainee_refusals (
            guide INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            trainee INTEGER NOT NULL REFERENCES members ON DELETE CASCADE CHECK (trainee <> guide),
            since INTEGER NOT NULL,
            PRIMARY KEY (guide, trainee)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX trainee_refusals_by_trainee ON trainee_refusals (trainee);
        -- When requests for trainees were made, for a day, also of those taken away since.
        CREATE TABLE trainee_requests (
            guide INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            made_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX trainee_requests_by_guide ON trainee_requests (guide, made_at);

        CREATE TABLE mentoring_asks (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            listing INTEGER REFERENCES mentoring_listings ON DELETE SET NULL,
            role TEXT NOT NULL CHECK (role IN ('mentor', 'coach', 'sponsor')),
            giver INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            taker INTEGER NOT NULL REFERENCES members ON DELETE CASCADE CHECK (taker <> giver),
            asker INTEGER NOT NULL REFERENCES members ON DELETE CASCADE CHECK (asker IN (giver, taker)),
            words TEXT NOT NULL CHECK (length(trim(words)) > 0),
            answer TEXT NOT NULL DEFAULT 'open'
                CHECK (answer IN ('open', 'accepted', 'declined', 'taken-back', 'lapsed')),
            answer_words TEXT NOT NULL DEFAULT '' CHECK (answer_words = '' OR answer = 'declined'),
            asked_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL CHECK (ends_at > asked_at),
            answered_at INTEGER,
            submission TEXT NOT NULL,
            UNIQUE (asker, submission),
            CHECK ((answer IN ('open', 'lapsed')) = (answered_at IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX one_open_ask_between_two ON mentoring_asks (min(giver, taker), max(giver, taker), role)
            WHERE answer = 'open';
        CREATE INDEX mentoring_asks_of_giver ON mentoring_asks (giver);
        CREATE INDEX mentoring_asks_of_taker ON mentoring_asks (taker);
        CREATE INDEX mentoring_asks_by_asker ON mentoring_asks (asker, asked_at);
        CREATE INDEX mentoring_asks_of_listing ON mentoring_asks (listing);
        CREATE TRIGGER an_answer_stands BEFORE UPDATE OF answer ON mentoring_asks
        WHEN OLD.answer <> 'open' AND NEW.answer <> OLD.answer BEGIN
            SELECT RAISE(ABORT, 'this was answered');
        END;
        CREATE TRIGGER nothing_late_is_accepted BEFORE UPDATE OF answer ON mentoring_asks
        WHEN NEW.answer = 'accepted' AND OLD.answer = 'open' AND NEW.answered_at >= OLD.ends_at BEGIN
            SELECT RAISE(ABORT, 'this ran out');
        END;
        CREATE TRIGGER an_ask_stays_between_two BEFORE UPDATE OF giver, taker, asker, role ON mentoring_asks
        WHEN NEW.giver <> OLD.giver OR NEW.taker <> OLD.taker OR NEW.asker <> OLD.asker OR NEW.role <> OLD.role BEGIN
            SELECT RAISE(ABORT, 'an ask stays between two');
        END;

        CREATE TABLE mentoring_agreements (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            ask INTEGER UNIQUE REFERENCES mentoring_asks ON DELETE SET NULL,
            role TEXT NOT NULL CHECK (role IN ('mentor', 'coach', 'sponsor')),
            -- NULL for one whose account or network is gone: the other keeps what was.
            giver INTEGER REFERENCES members ON DELETE SET NULL,
            taker INTEGER REFERENCES members ON DELETE SET NULL CHECK (taker <> giver),
            began_at INTEGER NOT NULL,
            last_met TEXT CHECK (last_met GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            ended_at INTEGER CHECK (ended_at >= began_at),
            ended_by INTEGER REFERENCES members ON DELETE SET NULL,
            thanks TEXT NOT NULL DEFAULT '' CHECK (thanks = '' OR ended_at IS NOT NULL)
        ) STRICT;
        CREATE UNIQUE INDEX one_running_agreement ON mentoring_agreements (giver, taker, role)
            WHERE ended_at IS NULL AND giver IS NOT NULL AND taker IS NOT NULL;
        CREATE INDEX mentoring_agreements_of_giver ON mentoring_agreements (giver);
        CREATE INDEX mentoring_agreements_of_taker ON mentoring_agreements (taker);
        CREATE INDEX mentoring_agreements_ended_by ON mentoring_agreements (ended_by);
        CREATE TRIGGER agreements_begin_with_a_yes BEFORE INSERT ON mentoring_agreements
        WHEN NOT EXISTS (SELECT 1 FROM mentoring_asks WHERE number = NEW.ask AND answer = 'accepted'
            AND role = NEW.role AND giver = NEW.giver AND taker = NEW.taker) BEGIN
            SELECT RAISE(ABORT, 'an agreement begins with a yes');
        END;
        CREATE TRIGGER no_more_agreements_than_places BEFORE INSERT ON mentoring_agreements
        WHEN (SELECT places FROM mentoring_listings WHERE owner = NEW.giver AND kind = 'offer' AND role = NEW.role)
            <= (SELECT count(*) FROM mentoring_agreements WHERE giver = NEW.giver AND role = NEW.role
                AND taker IS NOT NULL AND ended_at IS NULL) BEGIN
            SELECT RAISE(ABORT, 'no place is left');
        END;
        CREATE TRIGGER no_more_turned_agreements_than_places BEFORE UPDATE OF role ON mentoring_agreements
        WHEN NEW.role <> OLD.role AND NEW.ended_at IS NULL
            AND (SELECT places FROM mentoring_listings WHERE owner = NEW.giver AND kind = 'offer' AND role = NEW.role)
            <= (SELECT count(*) FROM mentoring_agreements WHERE giver = NEW.giver AND role = NEW.role
                AND taker IS NOT NULL AND ended_at IS NULL) BEGIN
            SELECT RAISE(ABORT, 'no place is left');
        END;
        CREATE TRIGGER what_has_ended_stays_ended BEFORE UPDATE OF ended_at, role ON mentoring_agreements
        WHEN OLD.ended_at IS NOT NULL AND (NEW.ended_at IS NOT OLD.ended_at OR NEW.role <> OLD.role) BEGIN
            SELECT RAISE(ABORT, 'what has ended stays ended');
        END;
        CREATE TRIGGER agreements_stay_between_two BEFORE UPDATE OF giver, taker ON mentoring_agreements
        WHEN NEW.giver IS NOT NULL AND NEW.giver IS NOT OLD.giver
            OR NEW.taker IS NOT NULL AND NEW.taker IS NOT OLD.taker BEGIN
            SELECT RAISE(ABORT, 'an agreement stays between two');
        END;
        CREATE TRIGGER nobody_keeps_what_is_nobodys AFTER UPDATE OF giver, taker ON mentoring_agreements
        WHEN NEW.giver IS NULL AND NEW.taker IS NULL BEGIN
            DELETE FROM mentoring_agreements WHERE number = NEW.number;
        END;

        -- What was proposed and what both agreed on; the last that was agreed holds.
        CREATE TABLE mentoring_terms (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            agreement INTEGER NOT NULL REFERENCES mentoring_agreements ON DELETE CASCADE,
            role TEXT NOT NULL CHECK (role IN ('mentor', 'coach', 'sponsor')),
            -- One a line.
            goals TEXT NOT NULL DEFAULT '',
            rhythm_count INTEGER CHECK (rhythm_count BETWEEN 1 AND 99),
            rhythm_unit TEXT CHECK (rhythm_unit IN ('weeks', 'months', 'years')),
            starts_on TEXT NOT NULL CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            ends_on TEXT CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            proposed_by INTEGER REFERENCES members ON DELETE SET NULL,
            proposed_at INTEGER NOT NULL,
            answer TEXT NOT NULL DEFAULT 'proposed'
                CHECK (answer IN ('proposed', 'agreed', 'declined', 'taken-back')),
            submission TEXT NOT NULL,
            UNIQUE (agreement, submission),
            CHECK (ends_on >= starts_on),
            CHECK ((rhythm_count IS NULL) = (rhythm_unit IS NULL))
        ) STRICT;
        CREATE UNIQUE INDEX one_proposal_at_a_time ON mentoring_terms (agreement) WHERE answer = 'proposed';
        CREATE INDEX mentoring_terms_of_agreement ON mentoring_terms (agreement);
        CREATE INDEX mentoring_terms_proposed_by ON mentoring_terms (proposed_by);
        CREATE TRIGGER nothing_is_proposed_after_the_end BEFORE INSERT ON mentoring_terms
        WHEN (SELECT ended_at FROM mentoring_agreements WHERE number = NEW.agreement) IS NOT NULL BEGIN
            SELECT RAISE(ABORT, 'this has ended');
        END;
        CREATE TRIGGER terms_are_not_rewritten BEFORE UPDATE OF agreement, role, goals, rhythm_count, rhythm_unit,
            starts_on, ends_on ON mentoring_terms BEGIN
            SELECT RAISE(ABORT, 'what was proposed is not rewritten');
        END;
        CREATE TRIGGER terms_are_answered_once BEFORE UPDATE OF answer ON mentoring_terms
        WHEN OLD.answer <> 'proposed' AND NEW.answer <> OLD.answer BEGIN
            SELECT RAISE(ABORT, 'this was answered');
        END;

        CREATE TRIGGER what_was_not_agreed_goes_with_its_writer AFTER UPDATE OF proposed_by ON mentoring_terms
        WHEN NEW.proposed_by IS NULL AND NEW.answer <> 'agreed' BEGIN
            DELETE FROM mentoring_terms WHERE number = NEW.number;
        END;

        -- What each of both notes for themselves.
        CREATE TABLE mentoring_log (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            agreement INTEGER NOT NULL REFERENCES mentoring_agreements ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            words TEXT NOT NULL CHECK (length(trim(words)) > 0),
            written_at INTEGER NOT NULL,
            version INTEGER NOT NULL DEFAULT 1,
            submission TEXT NOT NULL,
            UNIQUE (member, submission)
        ) STRICT;
        CREATE INDEX mentoring_log_of_agreement ON mentoring_log (agreement, member);
        CREATE TRIGGER only_those_two_keep_a_log BEFORE INSERT ON mentoring_log
        WHEN NOT EXISTS (SELECT 1 FROM mentoring_agreements
            WHERE number = NEW.agreement AND NEW.member IN (giver, taker)) BEGIN
            SELECT RAISE(ABORT, 'only those two keep a log');
        END;
        CREATE TRIGGER a_log_stays_whose_it_is BEFORE UPDATE OF agreement, member ON mentoring_log BEGIN
            SELECT RAISE(ABORT, 'a log stays whose it is');
        END;
        """
}
