extension Migrations {
    /// Lists of open and of closed discussions stop where their page is full; the number of open ones looks at no others.
    static let discussionsByClosing = """
        CREATE INDEX discussions_by_closing ON discussions (closes_at);
        """
}
