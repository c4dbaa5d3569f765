extension Migrations {
    /// Which server reported that a mail came back; how the courier finds the next mails; that the address of a private feed
    /// which was revoked is never given out again, though the form that made it is sent once more.
    static let newsCare = """
        -- As the report names it (RFC 3464 §2.2.2); empty where the site's own relay said no when it was handed the mail; null
        -- where nobody said, or it was not noted.
        ALTER TABLE bounces ADD COLUMN reporter TEXT;

        -- What the courier asks each second, of an outbox that may hold a hundred thousand mails: the first of each domain, and
        -- what somebody asked for just now, without reading a row.
        DROP INDEX mails_waiting_by_domain;
        CREATE INDEX mails_waiting_by_domain ON mails (domain, due_at, kind, recipient) WHERE state = 'waiting';
        CREATE INDEX mails_waiting_by_kind ON mails (kind, due_at) WHERE state = 'waiting';

        CREATE TABLE revoked_feeds (
            token_digest BLOB PRIMARY KEY CHECK (length(token_digest) = 32)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER private_feed_is_revoked AFTER DELETE ON private_feeds BEGIN
            INSERT OR IGNORE INTO revoked_feeds (token_digest) VALUES (OLD.token_digest);
        END;
        CREATE TRIGGER revoked_feed_stays_so BEFORE INSERT ON private_feeds
        WHEN EXISTS (SELECT 1 FROM revoked_feeds WHERE token_digest = NEW.token_digest) BEGIN
            SELECT RAISE(ABORT, 'this address was revoked');
        END;
        """
}
