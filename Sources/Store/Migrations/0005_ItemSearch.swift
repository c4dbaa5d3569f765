extension Migrations {
    /// Items are written far oftener than they are searched, and found ones are sorted by their time, not by how well
    /// they match: so no row counts its words ("columnsize"), and FTS5 merges the pieces of its index when sixteen have
    /// gathered on a level, not four ("automerge").
    static let itemSearch = """
        CREATE VIRTUAL TABLE searched_items USING fts5 (
            title, authors, body, columnsize = 0, tokenize = 'porter unicode61 remove_diacritics 2'
        );
        INSERT INTO searched_items (rowid, title, authors, body) SELECT rowid, title, authors, body FROM item_search;
        DROP TABLE item_search;
        ALTER TABLE searched_items RENAME TO item_search;
        INSERT INTO item_search (item_search, rank) VALUES ('automerge', 16);
        """
}
