extension Migrations {
    /// What followed sources bring, in the order it came, whoever brought it before: what is gathered goes.
    static let sightedItems = """
        CREATE TABLE sighted_items (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
            item INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
            seen_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sighted_items_of_source ON sighted_items (source);
        CREATE INDEX sighted_items_of_item ON sighted_items (item);
        CREATE TRIGGER items_are_sighted AFTER INSERT ON sightings
        WHEN EXISTS (SELECT 1 FROM subscriptions WHERE subscriptions.source = NEW.source)
        BEGIN
            INSERT INTO sighted_items (source, item, seen_at) VALUES (NEW.source, NEW.item, NEW.seen_at);
        END;
        INSERT INTO sighted_items (source, item, seen_at)
        SELECT sightings.source, items.number, sightings.seen_at
        FROM items JOIN sightings ON item = items.number AND sightings.source = items.source
        WHERE items.number > (SELECT up_to FROM gathered_news WHERE kind = 'item')
            AND sightings.source IN (SELECT subscriptions.source FROM subscriptions)
        ORDER BY items.number;
        UPDATE gathered_news SET up_to = 0 WHERE kind = 'item';
        """
}
