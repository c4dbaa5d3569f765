import GRDB

extension SQL {
    /// Whether the member of a query's row of `members` may read the club of its row of `clubs`; the same law as
    /// `Viewer.mayRead`.
    static let memberMayReadClub: SQL = """
        (visibility = 'public' OR NOT members.is_guest AND (visibility = 'members' OR members.role = 'administrator')
            OR EXISTS (SELECT 1 FROM club_members
            WHERE club_members.club = clubs.number AND club_members.member = members.number))
        """
}
