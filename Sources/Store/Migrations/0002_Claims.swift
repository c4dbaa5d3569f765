extension Migrations {
    /// One article, many claims: what each source says is kept, and what is shown is made from it.
    static let claims = """
        ALTER TABLE articles ADD COLUMN merged_into INTEGER REFERENCES articles CHECK (merged_into <> number);
        CREATE INDEX articles_merged ON articles (merged_into) WHERE merged_into IS NOT NULL;

        -- `home` is the article a claim was made of, `article` the one it counts for since merges and splits.
        CREATE TABLE claims (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            home INTEGER NOT NULL REFERENCES articles,
            article INTEGER NOT NULL REFERENCES articles,
            source TEXT NOT NULL CHECK (source IN ('hand', 'publisherRecord', 'pubMed', 'crossref', 'dataCite', 'arXiv',
                'europePMC', 'landingPage', 'citationFile', 'feed', 'pasted')),
            detail TEXT NOT NULL CHECK (source <> 'hand' OR detail = ''),
            record TEXT NOT NULL CHECK (json_valid(record)),
            denied TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(denied)),
            claimed_at INTEGER NOT NULL,
            UNIQUE (number, article)
        ) STRICT;
        CREATE INDEX claims_of_article ON claims (article);
        -- A source has one voice at an article; what came with a merged one is heard beside it.
        CREATE UNIQUE INDEX voices ON claims (article, source, detail)
            WHERE home = article AND source NOT IN ('citationFile', 'pasted');

        -- A pin follows its claim when articles are merged or split.
        CREATE TABLE pins (
            article INTEGER NOT NULL,
            field TEXT NOT NULL CHECK (field NOT IN ('identifiers', 'relations')),
            claim INTEGER NOT NULL,
            pinned_by INTEGER REFERENCES members ON DELETE SET NULL,
            pinned_at INTEGER NOT NULL,
            PRIMARY KEY (article, field),
            FOREIGN KEY (claim, article) REFERENCES claims (number, article) ON UPDATE CASCADE ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX pins_to_claim ON pins (claim, article);

        -- A merged article is an address that leads on and nothing else; the chain of such addresses has an end.
        CREATE TRIGGER merged_into_what_stands BEFORE UPDATE OF merged_into ON articles
        WHEN EXISTS (SELECT 1 FROM articles WHERE number = NEW.merged_into AND merged_into IS NOT NULL) BEGIN
            SELECT RAISE(ABORT, 'an article is merged into one that stands');
        END;
        CREATE TRIGGER merged_with_everything BEFORE UPDATE OF merged_into ON articles
        WHEN NEW.merged_into IS NOT NULL AND (
            EXISTS (SELECT 1 FROM discussions WHERE article = NEW.number)
            OR EXISTS (SELECT 1 FROM claims WHERE article = NEW.number)
            OR EXISTS (SELECT 1 FROM article_identifiers WHERE article = NEW.number)) BEGIN
            SELECT RAISE(ABORT, 'a merged article keeps nothing');
        END;
        CREATE TRIGGER discussion_of_what_stands BEFORE INSERT ON discussions
        WHEN EXISTS (SELECT 1 FROM articles WHERE number = NEW.article AND merged_into IS NOT NULL) BEGIN
            SELECT RAISE(ABORT, 'a merged article has no discussions');
        END;
        CREATE TRIGGER discussion_stays_with_what_stands BEFORE UPDATE OF article ON discussions
        WHEN EXISTS (SELECT 1 FROM articles WHERE number = NEW.article AND merged_into IS NOT NULL) BEGIN
            SELECT RAISE(ABORT, 'a merged article has no discussions');
        END;
        CREATE TRIGGER claim_of_what_stands BEFORE INSERT ON claims
        WHEN EXISTS (SELECT 1 FROM articles WHERE number = NEW.article AND merged_into IS NOT NULL) BEGIN
            SELECT RAISE(ABORT, 'a merged article has no claims');
        END;
        CREATE TRIGGER claim_stays_with_what_stands BEFORE UPDATE OF article ON claims
        WHEN EXISTS (SELECT 1 FROM articles WHERE number = NEW.article AND merged_into IS NOT NULL) BEGIN
            SELECT RAISE(ABORT, 'a merged article has no claims');
        END;

        -- Pairs that may be one work: moderators are asked, or have said that they are two.
        CREATE TABLE article_doubles (
            low INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            high INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            standing TEXT NOT NULL CHECK (standing IN ('asked', 'apart')),
            noted_at INTEGER NOT NULL,
            PRIMARY KEY (low, high),
            CHECK (low < high)
        ) STRICT, WITHOUT ROWID;

        -- What registries say an article is to other works, here or not: its versions and its notices follow from it.
        CREATE TABLE article_relations (
            article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('preprintOf', 'hasPreprint', 'publishedAs', 'versionOf', 'retractionOf',
                'retractedBy', 'concernAbout', 'concernedBy', 'correctionOf', 'correctedBy')),
            scheme TEXT NOT NULL CHECK (scheme IN ('doi', 'pmid', 'pmcid', 'arxiv', 'isbn', 'pii', 'url')),
            value TEXT NOT NULL,
            asserter TEXT NOT NULL,
            PRIMARY KEY (article, kind, scheme, value)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX relations_to_work ON article_relations (scheme, value, kind);

        -- `repeats` is the notice that this one is most likely the same as: one registry names it by DOI, another by PMID.
        CREATE TABLE notices (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('retraction', 'concern', 'correction')),
            scheme TEXT NOT NULL CHECK (scheme IN ('doi', 'pmid', 'pmcid', 'arxiv', 'isbn', 'pii', 'url')),
            value TEXT NOT NULL,
            asserter TEXT NOT NULL,
            first_seen_at INTEGER NOT NULL,
            gone_at INTEGER,
            repeats INTEGER REFERENCES notices ON DELETE SET NULL CHECK (repeats <> number),
            UNIQUE (article, kind, scheme, value)
        ) STRICT;
        CREATE INDEX notices_repeating ON notices (repeats) WHERE repeats IS NOT NULL;

        -- Who is to be told of a notice; the key makes it impossible to tell them twice.
        CREATE TABLE notice_tellings (
            notice INTEGER NOT NULL REFERENCES notices ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            noted_at INTEGER NOT NULL,
            settled_at INTEGER,
            mail INTEGER REFERENCES mails CHECK (mail IS NULL OR settled_at IS NOT NULL),
            PRIMARY KEY (notice, member)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX tellings_due ON notice_tellings (member, notice) WHERE settled_at IS NULL;

        -- Which works a contribution or an answer names.
        CREATE TABLE citations (
            contribution INTEGER REFERENCES contributions ON DELETE CASCADE,
            answer INTEGER REFERENCES answers ON DELETE CASCADE,
            scheme TEXT NOT NULL CHECK (scheme IN ('doi', 'pmid', 'pmcid', 'arxiv', 'isbn', 'pii', 'url')),
            value TEXT NOT NULL,
            CHECK ((contribution IS NULL) <> (answer IS NULL)),
            UNIQUE (contribution, scheme, value),
            UNIQUE (answer, scheme, value)
        ) STRICT;
        CREATE INDEX citations_of_work ON citations (scheme, value);
        -- What was written before works were noted is read when the site starts.
        ALTER TABLE contributions ADD COLUMN works_noted INTEGER NOT NULL DEFAULT 0 CHECK (works_noted IN (0, 1));
        ALTER TABLE answers ADD COLUMN works_noted INTEGER NOT NULL DEFAULT 0 CHECK (works_noted IN (0, 1));
        CREATE INDEX contributions_unread ON contributions (number) WHERE works_noted = 0;
        CREATE INDEX answers_unread ON answers (number) WHERE works_noted = 0;

        -- Services that did not answer; without a due time they are no longer asked.
        CREATE TABLE pending_resolutions (
            article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            service TEXT NOT NULL CHECK (service IN
                ('pubMed', 'crossref', 'dataCite', 'arXiv', 'europePMC', 'landingPage')),
            reason TEXT NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            enqueued_at INTEGER NOT NULL,
            due_at INTEGER,
            leased_until INTEGER,
            PRIMARY KEY (article, service)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX resolutions_due ON pending_resolutions (due_at) WHERE due_at IS NOT NULL;

        CREATE TABLE rechecks (
            article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
            due_at INTEGER NOT NULL,
            leased_until INTEGER,
            checked_at INTEGER,
            reason TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX rechecks_due ON rechecks (due_at);

        -- What was understood of each article of a draft: what sources said, and who did not answer.
        ALTER TABLE article_drafts ADD COLUMN title TEXT NOT NULL DEFAULT '';
        ALTER TABLE article_drafts ADD COLUMN articles TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(articles));
        UPDATE article_drafts SET title = coalesce(json_extract(records, '$[0].title'), ''), articles = (
            SELECT json_group_array(json_object(
                'statements', json_array(json_object(
                    'source', 'citationFile', 'detail', '', 'record', json(value), 'denied', json('[]'))),
                'unanswered', json('[]'), 'remarks', json('[]'), 'isResolved', json('true')))
            FROM json_each(records));
        ALTER TABLE article_drafts DROP COLUMN records;
        """

    /// Turns what was stored before into claims: the record under the source most of its values came from, and what a
    /// person had corrected in it as a claim of its own, which a newer answer of the source then leaves alone.
    static let claimsOfOldArticles = """
        CREATE TEMP TABLE old_origins AS
            SELECT articles.number AS article, origins.key AS field, origins.value ->> '$.source' AS source
            FROM articles, json_each(articles.record, '$.origins') AS origins;
        CREATE INDEX temp.old_origins_of_article ON old_origins (article);

        INSERT INTO claims (home, article, source, detail, record, claimed_at)
        SELECT number, number, CASE
                WHEN told = 'PubMed' THEN 'pubMed'
                WHEN told = 'Crossref' THEN 'crossref'
                WHEN told = 'DataCite' THEN 'dataCite'
                WHEN told = 'arXiv' THEN 'arXiv'
                WHEN told = 'JATS' THEN 'publisherRecord'
                WHEN told IN ('RIS', 'BibTeX', 'CSL-JSON', 'Dublin Core') THEN 'citationFile'
                WHEN told IN ('Web page', 'schema.org') THEN 'landingPage'
                WHEN told LIKE 'RSS%' OR told LIKE 'Atom%' OR told = 'JSON Feed' THEN 'feed'
                WHEN told IS NULL AND by_hand THEN 'hand'
                ELSE 'pasted' END,
            '', record, added_at
        FROM (SELECT number, record, added_at,
            (SELECT source FROM old_origins WHERE article = number AND source <> 'Entered by hand'
                GROUP BY source ORDER BY count(*) DESC, source LIMIT 1) AS told,
            EXISTS (SELECT 1 FROM old_origins WHERE article = number) AS by_hand
            FROM articles)
        ORDER BY number;

        INSERT INTO claims (home, article, source, detail, record, claimed_at)
        SELECT number, number, 'hand', '',
            json_set(
                (SELECT json_group_object(fields.key, json(articles.record -> fields.fullkey))
                    FROM json_each(articles.record) AS fields WHERE fields.key IN (
                        SELECT field FROM old_origins WHERE article = number AND source = 'Entered by hand'
                        UNION SELECT value FROM old_origins, json_each(CASE field
                                WHEN 'title' THEN '["titleHTML"]'
                                WHEN 'abstract' THEN '["abstracts"]'
                                WHEN 'contributors' THEN '["contributorsAreComplete"]' ELSE '[]' END)
                            WHERE article = number AND source = 'Entered by hand')),
                '$.origins',
                json((SELECT json_group_object(key, json(value)) FROM json_each(articles.record, '$.origins')
                    WHERE value ->> '$.source' = 'Entered by hand'))),
            added_at
        FROM articles
        WHERE number IN (SELECT article FROM old_origins WHERE source = 'Entered by hand')
            AND number NOT IN (SELECT article FROM claims WHERE source = 'hand')
        ORDER BY number;
        DROP TABLE old_origins;

        INSERT OR IGNORE INTO article_relations (article, kind, scheme, value, asserter)
        SELECT article, relations.value ->> '$.kind', relations.value ->> '$.target.scheme',
            relations.value ->> '$.target.value', coalesce(relations.value ->> '$.asserter', '')
        FROM claims, json_each(claims.record, '$.relations') AS relations
        WHERE source IN ('publisherRecord', 'pubMed', 'crossref', 'dataCite', 'arXiv', 'europePMC')
            AND relations.value ->> '$.kind' IN ('preprintOf', 'hasPreprint', 'publishedAs', 'versionOf', 'retractionOf',
                'retractedBy', 'concernAbout', 'concernedBy', 'correctionOf', 'correctedBy');

        -- What was retracted before is shown from now on, and nobody is told of it as if it were news.
        INSERT INTO notices (article, kind, scheme, value, asserter, first_seen_at)
        SELECT article, CASE kind WHEN 'retractedBy' THEN 'retraction' WHEN 'concernedBy' THEN 'concern'
                ELSE 'correction' END, scheme, value, asserter, added_at
        FROM article_relations JOIN articles ON number = article
        WHERE kind IN ('retractedBy', 'concernedBy', 'correctedBy') ORDER BY article, kind, scheme, value;
        INSERT OR IGNORE INTO notices (article, kind, scheme, value, asserter, first_seen_at)
        SELECT about.article, CASE kind WHEN 'retractionOf' THEN 'retraction' WHEN 'concernAbout' THEN 'concern'
                ELSE 'correction' END, own.scheme, own.value, asserter, articles.added_at
        FROM article_relations JOIN article_identifiers AS about USING (scheme, value)
            JOIN articles ON articles.number = about.article
            JOIN article_identifiers AS own ON own.article = article_relations.article AND own.scheme = 'doi'
        WHERE kind IN ('retractionOf', 'concernAbout', 'correctionOf') AND about.article <> article_relations.article
        ORDER BY about.article, kind, own.value;

        INSERT INTO rechecks (article, due_at)
        SELECT number, (SELECT max(added_at) FROM articles) / 86400000 * 86400000
            + (number % 86400) * (2654435761 % 86400) % 86400 * 1000
        FROM articles WHERE number IN (SELECT article FROM discussions);
        """
}
