extension Migrations {
    /// What the filters of a search let through is found without going through all there is.
    static let narrowedSearch = """
        CREATE INDEX discussions_by_archiving ON discussions (archives_at);
        CREATE INDEX discussions_by_design ON discussions (study_design);
        CREATE INDEX contributions_by_kind ON contributions (kind, written_at);
        CREATE INDEX answers_by_time ON answers (answered_at);
        CREATE INDEX appraisals_by_time ON appraisals (coalesce(edited_at, written_at));
        CREATE INDEX synthesis_versions_by_time ON synthesis_versions (written_at);
        -- It means contributions of that kind, too, from here on. What is kept is spelled in one way.
        UPDATE saved_searches SET query = replace(query, 'kind:question', 'kind:=question')
        WHERE query LIKE '%kind:question%';
        CREATE INDEX articles_by_year ON articles (record ->> '$.published.year');
        """
}
