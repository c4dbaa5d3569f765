extension Migrations {
    /// What follows from two articles that go by one name, from two answers of one source, and from two titles alike.
    static let sharedNames = """
        -- A part of what the source says, as its search gives it; the whole stands above it.
        ALTER TABLE claims ADD COLUMN is_excerpt INTEGER NOT NULL DEFAULT 0 CHECK (is_excerpt IN (0, 1));

        -- For which article it was taken: it may be another's since.
        ALTER TABLE pending_resolutions ADD COLUMN leased_for INTEGER;

        -- Names that sources give an article and that belong to another one, until that loses them.
        CREATE TABLE withheld_identifiers (
            scheme TEXT NOT NULL CHECK (scheme IN ('doi', 'pmid', 'pmcid', 'arxiv', 'isbn', 'pii', 'url')),
            value TEXT NOT NULL,
            article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
            PRIMARY KEY (scheme, value, article)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX withheld_from_article ON withheld_identifiers (article);
        INSERT OR IGNORE INTO withheld_identifiers (scheme, value, article)
        SELECT names.value ->> '$.scheme', names.value ->> '$.value', articles.number
        FROM articles, json_each(articles.record, '$.identifiers') AS names
            JOIN article_identifiers AS held ON held.scheme = names.value ->> '$.scheme'
                AND held.value = names.value ->> '$.value' AND held.article <> articles.number
        WHERE merged_into IS NULL;

        -- What a registry calls retracted without naming a notice: known before, so nobody is told as if it were news.
        INSERT OR IGNORE INTO notices (article, kind, scheme, value, asserter, first_seen_at)
        SELECT claims.article, 'retraction', names.scheme, names.value, CASE source WHEN 'pubMed' THEN 'PubMed'
                WHEN 'crossref' THEN 'Crossref' WHEN 'dataCite' THEN 'DataCite' WHEN 'arXiv' THEN 'arXiv'
                WHEN 'europePMC' THEN 'Europe PMC' ELSE 'Publisher' END, claimed_at
        FROM claims, json_each(claims.record, '$.publicationTypes') AS types
            JOIN article_identifiers AS names ON names.article = claims.article
        WHERE source IN ('publisherRecord', 'pubMed', 'crossref', 'dataCite', 'arXiv', 'europePMC')
            AND lower(types.value) = 'retracted publication'
            AND NOT EXISTS (SELECT 1 FROM notices WHERE notices.article = claims.article AND kind = 'retraction'
                AND gone_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM article_identifiers AS others WHERE others.article = names.article
                AND (others.scheme, others.value) < (names.scheme, names.value))
        ORDER BY claims.article, claims.number;

        -- The title without what sources spell differently, by which look-alikes are found; NULL until it is worked out.
        ALTER TABLE articles ADD COLUMN title_key TEXT;
        ALTER TABLE articles ADD COLUMN main_title_key TEXT;
        CREATE INDEX articles_by_title ON articles (title_key);
        CREATE INDEX articles_by_main_title ON articles (main_title_key);
        """
}
