extension Migrations {
    /// A discussion's page shows its appraisals and answers about practice: they count its version up too.
    static let appraisalVersions = """
        CREATE TRIGGER article_appraised AFTER INSERT ON appraisals BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;
        CREATE TRIGGER appraisal_changed AFTER UPDATE ON appraisals BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;
        CREATE TRIGGER practice_answered AFTER INSERT ON practice_answers BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;
        CREATE TRIGGER practice_answer_changed AFTER UPDATE ON practice_answers BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = NEW.discussion;
        END;
        CREATE TRIGGER practice_answer_taken_back AFTER DELETE ON practice_answers BEGIN
            UPDATE discussion_versions SET version = version + 1 WHERE discussion = OLD.discussion;
        END;
        """
}
