extension Migrations {
    /// Every change of what a discussion's page shows counts its version up, whoever makes it: a page that was put
    /// together for one version is right as long as the version stands. Fragments are what readers see of a
    /// contribution, made by a template; one that could differ from what would be made today is not there.
    static let discussionVersions = """
        CREATE TABLE discussion_versions (
            discussion INTEGER PRIMARY KEY REFERENCES discussions ON DELETE CASCADE,
            version INTEGER NOT NULL DEFAULT 1
        ) STRICT;
        INSERT INTO discussion_versions (discussion) SELECT number FROM discussions;

        CREATE TABLE contribution_fragments (
            contribution INTEGER PRIMARY KEY REFERENCES contributions ON DELETE CASCADE,
            -- Which template made it.
            edition TEXT NOT NULL,
            -- What stands before and behind the time it was written, which each reader sees in their own zone.
            before TEXT NOT NULL,
            behind TEXT NOT NULL
        ) STRICT;

        CREATE TRIGGER version_of_discussion AFTER INSERT ON discussions BEGIN
            INSERT INTO discussion_versions (discussion) VALUES (NEW.number);
        END;
        CREATE TRIGGER discussion_changed AFTER UPDATE ON discussions BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.number;
        END;
        CREATE TRIGGER discussion_tagged AFTER INSERT ON discussion_tags BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;
        CREATE TRIGGER discussion_untagged AFTER DELETE ON discussion_tags BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = OLD.discussion;
        END;
        CREATE TRIGGER discussed_article_changed AFTER UPDATE OF title, record ON articles BEGIN
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion IN (SELECT number FROM discussions WHERE article = NEW.number);
        END;
        CREATE TRIGGER discussing_club_changed AFTER UPDATE OF name, visibility ON clubs BEGIN
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion IN (SELECT number FROM discussions WHERE club = NEW.number);
        END;

        CREATE TRIGGER contribution_written AFTER INSERT ON contributions BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;
        CREATE TRIGGER contribution_changed
        AFTER UPDATE OF parent, depth, kind, body_html, revision, withdrawn_at ON contributions BEGIN
            DELETE FROM contribution_fragments WHERE contribution = NEW.number;
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;
        CREATE TRIGGER contributor_renamed AFTER UPDATE OF name, byline ON members
        WHEN NEW.name <> OLD.name OR NEW.byline <> OLD.byline BEGIN
            DELETE FROM contribution_fragments WHERE contribution IN (
                SELECT number FROM contributions WHERE author = NEW.number
                UNION ALL SELECT replies.number FROM contributions JOIN contributions AS replies
                    ON replies.discussion = contributions.discussion AND replies.parent = contributions.number
                WHERE contributions.author = NEW.number);
            UPDATE discussion_versions SET version = version + 1 WHERE discussion IN (
                SELECT discussion FROM contributions WHERE author = NEW.number
                UNION ALL SELECT number FROM discussions WHERE poster = NEW.number
                UNION ALL SELECT discussion FROM questions WHERE author = NEW.number);
        END;
        CREATE INDEX discussions_of_poster ON discussions (poster);
        CREATE INDEX questions_of_author ON questions (author);

        CREATE TRIGGER question_asked AFTER INSERT ON questions WHEN NEW.discussion IS NOT NULL BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;
        CREATE TRIGGER question_changed AFTER UPDATE ON questions BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion IN (OLD.discussion, NEW.discussion);
        END;
        CREATE TRIGGER question_answered AFTER INSERT ON answers BEGIN
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion = (SELECT discussion FROM questions WHERE number = NEW.question);
        END;
        CREATE TRIGGER answer_to_question_changed AFTER UPDATE ON answers BEGIN
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion = (SELECT discussion FROM questions WHERE number = NEW.question);
        END;

        CREATE VIEW discussions_naming_works AS
            SELECT contributions.discussion, citations.scheme, citations.value
            FROM citations JOIN contributions ON contributions.number = citations.contribution;
        CREATE TRIGGER notice_given AFTER INSERT ON notices BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion IN (
                SELECT number FROM discussions WHERE article = NEW.article
                UNION ALL SELECT discussion FROM article_identifiers JOIN discussions_naming_works USING (scheme, value)
                WHERE article_identifiers.article = NEW.article);
        END;
        CREATE TRIGGER notice_changed AFTER UPDATE ON notices BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion IN (
                SELECT number FROM discussions WHERE article IN (OLD.article, NEW.article)
                UNION ALL SELECT discussion FROM article_identifiers JOIN discussions_naming_works USING (scheme, value)
                WHERE article_identifiers.article IN (OLD.article, NEW.article));
        END;
        CREATE TRIGGER notice_taken_away AFTER DELETE ON notices BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion IN (
                SELECT number FROM discussions WHERE article = OLD.article
                UNION ALL SELECT discussion FROM article_identifiers JOIN discussions_naming_works USING (scheme, value)
                WHERE article_identifiers.article = OLD.article);
        END;
        CREATE TRIGGER work_named AFTER INSERT ON article_identifiers BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion IN (
                SELECT discussion FROM discussions_naming_works WHERE scheme = NEW.scheme AND value = NEW.value);
        END;
        CREATE TRIGGER work_named_otherwise AFTER UPDATE ON article_identifiers BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion IN (
                SELECT discussion FROM discussions_naming_works
                WHERE (scheme, value) IN ((OLD.scheme, OLD.value), (NEW.scheme, NEW.value)));
        END;
        CREATE TRIGGER work_named_no_more AFTER DELETE ON article_identifiers BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion IN (
                SELECT discussion FROM discussions_naming_works WHERE scheme = OLD.scheme AND value = OLD.value);
        END;
        CREATE TRIGGER work_cited AFTER INSERT ON citations WHEN NEW.contribution IS NOT NULL BEGIN
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion = (SELECT discussion FROM contributions WHERE number = NEW.contribution);
        END;
        CREATE TRIGGER work_cited_no_more AFTER DELETE ON citations WHEN OLD.contribution IS NOT NULL BEGIN
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion = (SELECT discussion FROM contributions WHERE number = OLD.contribution);
        END;
        """
}
