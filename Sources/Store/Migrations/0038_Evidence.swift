extension Migrations {
    /// What a clinical question asks about, and what an answer takes from each of its references.
    static let evidence = """
        ALTER TABLE questions ADD COLUMN aim TEXT NOT NULL DEFAULT '' CHECK (aim = '' OR nature = 'clinical' AND aim IN
            ('frequency', 'diagnosis', 'prognosis', 'benefits', 'common-harms', 'rare-harms', 'screening'));

        ALTER TABLE answer_references ADD COLUMN level INTEGER CHECK (level BETWEEN 1 AND 5);
        ALTER TABLE answer_references ADD COLUMN pointer TEXT NOT NULL DEFAULT '';
        ALTER TABLE answer_references ADD COLUMN quotation TEXT NOT NULL DEFAULT '';
        ALTER TABLE answer_references ADD COLUMN participants INTEGER CHECK (participants >= 0);
        ALTER TABLE answer_references ADD COLUMN population TEXT NOT NULL DEFAULT '';
        ALTER TABLE answer_references ADD COLUMN finding TEXT NOT NULL DEFAULT '';
        """
}
