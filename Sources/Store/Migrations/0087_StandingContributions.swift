extension Migrations {
    /// Lists say how many contributions each discussion has: counted without looking into one.
    static let standingContributions = """
        CREATE INDEX standing_contributions ON contributions (discussion) WHERE withdrawn_at IS NULL;
        """
}
