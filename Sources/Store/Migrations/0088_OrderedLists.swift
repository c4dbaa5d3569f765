extension Migrations {
    /// Lists of open and of closed discussions, and of members, stop where their page is full; the number of open
    /// discussions looks at no others, and who facilitates a club at no other member.
    static let orderedLists = """
        CREATE INDEX discussions_by_closing ON discussions (closes_at);
        CREATE INDEX members_by_name ON members (name COLLATE NOCASE) WHERE standing = 'active' AND NOT is_guest;
        CREATE INDEX facilitators_of_club ON club_members (club) WHERE role = 'facilitator';
        """
}
