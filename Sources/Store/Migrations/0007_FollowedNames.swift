extension Migrations {
    /// A source has the name it gives itself; what a follower calls it is theirs alone. Until now the first follower had
    /// named it for everybody: that name stays with them, and the source is asked in full for its own.
    static let followedNames = """
        ALTER TABLE follows ADD COLUMN title TEXT NOT NULL DEFAULT '';
        ALTER TABLE follows ADD COLUMN page TEXT NOT NULL DEFAULT '';
        UPDATE follows SET
            title = (SELECT title FROM sources WHERE number = source AND title <> address),
            page = (SELECT page FROM sources WHERE number = source)
        WHERE followed_at = (SELECT added_at FROM sources WHERE number = source)
            AND EXISTS (SELECT 1 FROM sources WHERE number = source AND title <> address);
        UPDATE sources SET title = address, page = '', etag = '', last_modified = '', digest = NULL;

        -- What a picked proposal became; its draft is thrown away some day.
        ALTER TABLE proposals ADD COLUMN discussion INTEGER REFERENCES discussions ON DELETE SET NULL;
        UPDATE proposals SET discussion = coalesce(
            (SELECT discussions.number FROM article_drafts JOIN discussions ON discussions.number = discussion
                WHERE article_drafts.number = draft AND discussions.club = proposals.club),
            (SELECT min(discussions.number) FROM discussions
                WHERE discussions.club = proposals.club AND discussions.article = proposals.article
                    AND posted_at >= settled_at))
        WHERE state = 'picked';
        CREATE INDEX proposals_of_discussion ON proposals (discussion);

        -- Each facilitator who picks a proposal has a draft of their own.
        CREATE TABLE proposal_drafts (
            draft INTEGER PRIMARY KEY REFERENCES article_drafts ON DELETE CASCADE,
            proposal INTEGER NOT NULL REFERENCES proposals ON DELETE CASCADE
        ) STRICT;
        CREATE INDEX drafts_of_proposal ON proposal_drafts (proposal);
        INSERT INTO proposal_drafts (draft, proposal) SELECT draft, number FROM proposals WHERE draft IS NOT NULL;
        DROP INDEX proposals_of_draft;
        ALTER TABLE proposals DROP COLUMN draft;
        """
}
