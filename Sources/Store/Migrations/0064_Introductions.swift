extension Migrations {
    /// Two members whom a third brings together: what each was written, what each said, and later whether it was worth it.
    /// That both met is written only where both said yes, and then stays.
    static let introductions = """
        CREATE TABLE introductions (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            introducer INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            one INTEGER NOT NULL REFERENCES members ON DELETE CASCADE CHECK (one <> introducer),
            other INTEGER NOT NULL REFERENCES members ON DELETE CASCADE CHECK (other <> introducer AND other > one),
            -- Why: to both, and to each.
            words TEXT NOT NULL,
            words_to_one TEXT NOT NULL,
            words_to_other TEXT NOT NULL,
            introduced_at INTEGER NOT NULL,
            ends_at INTEGER NOT NULL CHECK (ends_at > introduced_at),
            met_at INTEGER CHECK (met_at >= introduced_at AND met_at < ends_at),
            submission TEXT NOT NULL,
            UNIQUE (introducer, submission),
            CHECK (length(trim(words || words_to_one)) > 0 AND length(trim(words || words_to_other)) > 0)
        ) STRICT;
        CREATE INDEX introductions_of_one ON introductions (one);
        CREATE INDEX introductions_of_other ON introductions (other);
        CREATE TRIGGER two_ties_are_introduced BEFORE INSERT ON introductions
        WHEN (SELECT count(*) FROM ties WHERE owner = NEW.introducer AND member IN (NEW.one, NEW.other)
            AND strength <> 'wished-for') <> 2 BEGIN
            SELECT RAISE(ABORT, 'both are ties of who introduces them');
        END;
        CREATE TRIGGER an_introduction_stays_as_written BEFORE UPDATE OF introducer, one, other, words, words_to_one,
            words_to_other, introduced_at, ends_at ON introductions BEGIN
            SELECT RAISE(ABORT, 'an introduction stays as it was written');
        END;

        -- Who introduced whom and when, without a word of it, also after the introduction was deleted: nobody is asked a second time
        -- by the same person about the same, and deleting makes no room for more.
        CREATE TABLE introduced_pairs (
            introducer INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            one INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            other INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            introduced_at INTEGER NOT NULL,
            PRIMARY KEY (introducer, one, other)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX introduced_pairs_of_one ON introduced_pairs (one);
        CREATE INDEX introduced_pairs_of_other ON introduced_pairs (other);
        CREATE TRIGGER two_are_introduced_once AFTER INSERT ON introductions BEGIN
            INSERT INTO introduced_pairs (introducer, one, other, introduced_at)
            VALUES (NEW.introducer, NEW.one, NEW.other, NEW.introduced_at);
        END;

        CREATE TABLE introduction_answers (
            introduction INTEGER NOT NULL REFERENCES introductions ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            answer TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
            -- What the other one is to reach them by.
            contact TEXT NOT NULL DEFAULT '',
            answered_at INTEGER NOT NULL,
            PRIMARY KEY (introduction, member),
            CHECK ((answer = 'yes') = (length(trim(contact)) > 0))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX introduction_answers_of_member ON introduction_answers (member);
        CREATE TRIGGER the_two_answer_in_time BEFORE INSERT ON introduction_answers
        WHEN NOT EXISTS (SELECT 1 FROM introductions WHERE number = NEW.introduction
            AND NEW.member IN (one, other) AND ends_at > NEW.answered_at AND met_at IS NULL)
            OR NOT EXISTS (SELECT 1 FROM introduction_news
                WHERE introduction = NEW.introduction AND member = NEW.member AND occasion = 'asked') BEGIN
            SELECT RAISE(ABORT, 'the two who are introduced answer once they were told, and in time');
        END;
        CREATE TRIGGER an_answer_is_changed_in_time BEFORE UPDATE ON introduction_answers
        WHEN NEW.member <> OLD.member OR NEW.introduction <> OLD.introduction
            OR NOT EXISTS (SELECT 1 FROM introductions WHERE number = NEW.introduction
                AND ends_at > NEW.answered_at AND met_at IS NULL) BEGIN
            SELECT RAISE(ABORT, 'an answer is changed in time, by who gave it');
        END;
        CREATE TRIGGER both_say_yes BEFORE UPDATE OF met_at ON introductions
        WHEN OLD.met_at IS NOT NULL OR NEW.met_at IS NULL OR (SELECT count(*) FROM introduction_answers
            WHERE introduction = NEW.number AND answer = 'yes') <> 2 BEGIN
            SELECT RAISE(ABORT, 'who met, met because both said yes');
        END;
        CREATE TRIGGER nobody_begins_as_met BEFORE INSERT ON introductions WHEN NEW.met_at IS NOT NULL BEGIN
            SELECT RAISE(ABORT, 'who met, met because both said yes');
        END;

        -- What each was told, on the site and by mail, once. Who was not told of an introduction knows nothing of it.
        CREATE TABLE introduction_news (
            introduction INTEGER NOT NULL REFERENCES introductions ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            occasion TEXT NOT NULL CHECK (occasion IN ('asked', 'met', 'worth-it')),
            noted_at INTEGER NOT NULL,
            read_at INTEGER,
            mail INTEGER UNIQUE REFERENCES mails,
            PRIMARY KEY (introduction, member, occasion)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX introduction_news_of_member ON introduction_news (member, read_at);
        CREATE INDEX introduction_news_unmailed ON introduction_news (noted_at) WHERE mail IS NULL;
        CREATE TRIGGER the_three_are_told BEFORE INSERT ON introduction_news
        WHEN NOT EXISTS (SELECT 1 FROM introductions WHERE number = NEW.introduction
            AND CASE NEW.occasion WHEN 'asked' THEN NEW.member IN (one, other)
                ELSE met_at IS NOT NULL AND NEW.member IN (introducer, one, other) END) BEGIN
            SELECT RAISE(ABORT, 'this is not theirs to know');
        END;
        -- What was deleted is sent no more. What may have left already keeps its envelope.
        CREATE TRIGGER a_letter_goes_with_what_it_tells AFTER DELETE ON introduction_news WHEN OLD.mail IS NOT NULL BEGIN
            DELETE FROM mails WHERE number = OLD.mail AND state NOT IN ('handed-over', 'sent');
        END;

        CREATE TABLE introduction_outcomes (
            introduction INTEGER NOT NULL REFERENCES introductions ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            worth TEXT NOT NULL CHECK (worth IN ('yes', 'partly', 'no', 'not-yet')),
            words TEXT NOT NULL,
            -- Whether who introduced them may read it.
            is_shared INTEGER NOT NULL CHECK (is_shared IN (0, 1)),
            answered_at INTEGER NOT NULL,
            PRIMARY KEY (introduction, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX introduction_outcomes_of_member ON introduction_outcomes (member);
        CREATE TRIGGER the_three_say_what_it_was_worth BEFORE INSERT ON introduction_outcomes
        WHEN NOT EXISTS (SELECT 1 FROM introductions WHERE number = NEW.introduction AND met_at IS NOT NULL
            AND NEW.member IN (introducer, one, other)) BEGIN
            SELECT RAISE(ABORT, 'the three say what it was worth, once both met');
        END;
        """
}
