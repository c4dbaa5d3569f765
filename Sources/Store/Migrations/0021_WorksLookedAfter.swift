extension Migrations {
    /// Works that contributions name are looked up daily, as the references of answers are: contributions that name any
    /// are read again when the site starts.
    static let worksLookedAfter = """
        UPDATE contributions SET works_noted = 0
            WHERE number IN (SELECT contribution FROM citations WHERE contribution IS NOT NULL);
        """
}
