extension Migrations {
    /// That the site's own relay fails, which is no fault of the domains that mails are for; and what the mail page and the
    /// courier ask of the outbox, which may hold millions, each by an index of the few rows that it is about.
    static let mailCare = """
        -- One row, as long as the relay fails.
        CREATE TABLE relay_failures (
            relay INTEGER PRIMARY KEY CHECK (relay = 1),
            since INTEGER NOT NULL,
            failed_at INTEGER NOT NULL,
            reason TEXT NOT NULL
        ) STRICT;
        -- Domains that were blamed for it.
        DELETE FROM domain_failures WHERE streak = 0 AND reason NOT LIKE '%RCPT: %' AND reason NOT LIKE '%message: %'
            AND (reason LIKE '%connect%' OR reason LIKE '%resolve%' OR reason LIKE '%timed out%');

        -- The moment that somebody looked ahead to who had digests of that day written: later ones are due after it. What is due
        -- later than any digest can be was else written while the clock was ahead.
        ALTER TABLE digest_schedules ADD COLUMN looked_ahead_to INTEGER;
        ALTER TABLE club_readers ADD COLUMN looked_ahead_to INTEGER;

        DROP INDEX mails_by_settling;
        CREATE INDEX mails_by_outcome ON mails (state, settled_at) WHERE settled_at IS NOT NULL;
        CREATE INDEX mails_troubled ON mails (number)
            WHERE state IN ('refused', 'in-doubt') OR (state = 'waiting' AND last_error <> '');
        CREATE INDEX mails_of_tests ON mails (number) WHERE kind = 'test mail';
        CREATE INDEX mails_to_address ON mails (lower(recipient), number);
        CREATE INDEX mails_by_use ON mails (useful_until) WHERE state = 'waiting' AND useful_until IS NOT NULL;
        CREATE INDEX mails_waiting_by_age ON mails (written_at) WHERE state = 'waiting';
        CREATE INDEX digests_due_by_cadence ON digest_schedules (cadence, due_at);
        """
}
