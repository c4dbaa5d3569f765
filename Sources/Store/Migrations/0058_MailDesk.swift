extension Migrations {
    /// What administrators see of the mail and decide about it: when each domain last said no and until when it is let
    /// rest, and which mails were dropped, by whom. A dropped mail never leaves, whatever is decided afterwards.
    static let mailDesk = """
        ALTER TABLE mails ADD COLUMN domain TEXT
            GENERATED ALWAYS AS (lower(substr(recipient, instr(recipient, '@') + 1))) VIRTUAL;
        CREATE INDEX mails_waiting_by_domain ON mails (domain, due_at) WHERE state = 'waiting';
        CREATE INDEX mails_by_settling ON mails (settled_at, state) WHERE settled_at IS NOT NULL;
        CREATE INDEX bounces_by_time ON bounces (bounced_at);

        CREATE TABLE domain_failures (
            domain TEXT PRIMARY KEY CHECK (domain = lower(domain) AND domain <> ''),
            failed_at INTEGER NOT NULL,
            reason TEXT NOT NULL,
            -- How often it put us off since it last took a mail.
            streak INTEGER NOT NULL CHECK (streak >= 0),
            rests_until INTEGER
        ) STRICT;
        INSERT INTO domain_failures (domain, failed_at, reason, streak)
            SELECT domain, max(settled_at), last_error, 0 FROM mails
            WHERE state IN ('refused', 'in-doubt') AND settled_at IS NOT NULL AND last_error <> '' GROUP BY domain;

        CREATE TABLE dropped_mails (
            mail INTEGER PRIMARY KEY REFERENCES mails ON DELETE CASCADE,
            dropped_by INTEGER REFERENCES members ON DELETE SET NULL,
            dropped_at INTEGER NOT NULL
        ) STRICT;
        CREATE TRIGGER dropped_mail_is_done_with BEFORE INSERT ON dropped_mails
        WHEN (SELECT state FROM mails WHERE number = NEW.mail) <> 'refused' BEGIN
            SELECT RAISE(ABORT, 'this mail may still leave');
        END;
        CREATE TRIGGER dropped_mail_never_leaves BEFORE UPDATE OF state ON mails
        WHEN NEW.state <> 'refused' AND EXISTS (SELECT 1 FROM dropped_mails WHERE mail = NEW.number) BEGIN
            SELECT RAISE(ABORT, 'this mail was dropped');
        END;
        CREATE TRIGGER dropping_is_for_good BEFORE DELETE ON dropped_mails
        WHEN EXISTS (SELECT 1 FROM mails WHERE number = OLD.mail) BEGIN
            SELECT RAISE(ABORT, 'this mail was dropped');
        END;
        """
}
