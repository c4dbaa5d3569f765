extension Migrations {
    /// Every page of an article tells its merges and splits, so they are found without reading the whole audit.
    static let auditOfMerging = """
        CREATE INDEX audit_of_merging ON audit (subject, detail) WHERE act IN ('articles merged', 'article split');
        """
}
