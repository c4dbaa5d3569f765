extension Migrations {
    /// The search by title, abstract, text and names, with the entries of one kind beside each other, the oldest first:
    /// a row id is the kind × 2⁴⁸ + the number. So the newest of a kind are found without looking at the rest.
    static let archive = """
        ALTER TABLE search RENAME TO search_before;
        CREATE VIRTUAL TABLE search USING fts5 (
            title, abstract, body, names, tokenize = 'porter unicode61 remove_diacritics 2'
        );
        INSERT INTO search (rowid, title, abstract, body, names)
        SELECT (1 << 48) + articles.number, articles.title,
            coalesce(
                (SELECT group_concat(section.value ->> '$.text', char(10))
                    FROM json_each(record, '$.abstracts[0].sections') AS section),
                (SELECT group_concat(section.value ->> '$.text', char(10))
                    FROM json_each(record, '$.abstract') AS section), ''),
            coalesce(record ->> '$.container.title', '') || char(10)
                || coalesce((SELECT group_concat(value, char(10)) FROM json_each(record, '$.keywords')), '') || char(10)
                || coalesce((SELECT group_concat(value, char(10)) FROM json_each(record, '$.meshTerms')), '') || char(10)
                || coalesce((SELECT group_concat(value, char(10)) FROM article_identifiers
                    WHERE article = articles.number), ''),
            coalesce((SELECT group_concat(coalesce(person.value ->> '$.given', '') || ' '
                    || coalesce(person.value ->> '$.family', '') || coalesce(person.value ->> '$.collective', ''),
                    char(10)) FROM json_each(record, '$.contributors') AS person), '')
        FROM search_before JOIN articles ON articles.number = search_before.number
        WHERE search_before.kind = 'article' ORDER BY articles.number;
        INSERT INTO search (rowid, title, abstract, body, names)
        SELECT (2 << 48) + contributions.number, '', '', search_before.body, members.name
        FROM search_before JOIN contributions ON contributions.number = search_before.number
            JOIN members ON members.number = contributions.author
        WHERE search_before.kind = 'contribution' ORDER BY contributions.number;
        INSERT INTO search (rowid, title, abstract, body, names)
        SELECT (3 << 48) + questions.number, questions.title, '', search_before.body, members.name
        FROM search_before JOIN questions ON questions.number = search_before.number
            JOIN members ON members.number = questions.author
        WHERE search_before.kind = 'question' ORDER BY questions.number;
        INSERT INTO search (rowid, title, abstract, body, names)
        SELECT (4 << 48) + answers.number, '', '', search_before.body, members.name
        FROM search_before JOIN answers ON answers.number = search_before.number
            JOIN members ON members.number = answers.author
        WHERE search_before.kind = 'answer' ORDER BY answers.number;
        INSERT INTO search (rowid, title, abstract, body, names)
        SELECT (5 << 48) + number, '', '', synthesis, '' FROM discussions WHERE synthesis <> '' ORDER BY number;
        INSERT INTO search (rowid, title, abstract, body, names)
        SELECT (6 << 48) + appraisals.number, '', '',
            population || char(10) || intervention || char(10) || comparison || char(10) || outcome || char(10)
                || coalesce((SELECT group_concat(reason, char(10)) FROM appraisal_judgements AS judged
                    WHERE judged.appraisal = appraisals.number AND judged.revision = appraisals.revision), '')
                || char(10)
                || coalesce((SELECT group_concat(note, char(10)) FROM appraisal_certainty_reasons AS reasons
                    WHERE reasons.appraisal = appraisals.number AND reasons.revision = appraisals.revision), ''),
            members.name
        FROM appraisals JOIN appraisal_revisions AS said
                ON said.appraisal = appraisals.number AND said.revision = appraisals.revision
            JOIN members ON members.number = appraisals.member
        WHERE appraisals.withdrawn_at IS NULL ORDER BY appraisals.number;
        DROP TABLE search_before;

        CREATE TRIGGER author_renamed AFTER UPDATE OF name ON members WHEN NEW.name <> OLD.name BEGIN
            UPDATE search SET names = NEW.name WHERE rowid IN (
                SELECT (2 << 48) + number FROM contributions WHERE author = NEW.number
                UNION ALL SELECT (3 << 48) + number FROM questions WHERE author = NEW.number
                UNION ALL SELECT (4 << 48) + number FROM answers WHERE author = NEW.number
                UNION ALL SELECT (6 << 48) + number FROM appraisals WHERE member = NEW.number);
        END;
        CREATE INDEX answers_of_author ON answers (author);

        -- What a search narrows articles by; the row id is the article's number.
        CREATE VIRTUAL TABLE article_terms USING fts5 (
            journal, abbreviation, subjects, year UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2'
        );
        INSERT INTO article_terms (rowid, journal, abbreviation, subjects, year)
        SELECT number, coalesce(record ->> '$.container.title', ''), coalesce(record ->> '$.container.abbreviation', ''),
            coalesce((SELECT group_concat(value, char(10)) FROM json_each(record, '$.meshTerms')), ''),
            record ->> '$.published.year'
        FROM articles WHERE merged_into IS NULL ORDER BY number;

        CREATE TABLE saved_searches (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            name TEXT NOT NULL COLLATE NOCASE CHECK (length(trim(name)) > 0),
            query TEXT NOT NULL CHECK (length(trim(query)) > 0),
            saved_at INTEGER NOT NULL,
            UNIQUE (member, name)
        ) STRICT;
        """
}
