import GRDB

extension SQL {
    /// Whether the member of a query's row of `members` may read the club of its row of `clubs`; the same law as
    /// `Viewer.mayRead`.
    static let memberMayReadClub: SQL = """
        (visibility = 'public' OR NOT members.is_guest AND (visibility = 'members' OR members.role = 'administrator')
            OR EXISTS (SELECT 1 FROM club_members
            WHERE club_members.club = clubs.number AND club_members.member = members.number))
        """

    /// Whether the member of a query's row of `members` may read its row of `discussions`, in its row of `clubs`; the same
    /// law as `Viewer.mayReadDiscussion`.
    static let memberMayReadDiscussion: SQL = """
        (\(memberMayReadClub) OR EXISTS (SELECT 1 FROM author_invitations
            WHERE author_invitations.discussion = discussions.number AND author_invitations.guest = members.number
                AND author_invitations.answer = 'accepted'))
        """
}
