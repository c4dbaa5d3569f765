extension Migrations {
    /// Polls that are put to a panel: of the poll's club, and who is on it alone votes, as long as it stands.
    static let pollsOfPanels = """
        ALTER TABLE polls ADD COLUMN panel INTEGER REFERENCES panels;
        CREATE INDEX polls_of_panel ON polls (panel) WHERE panel IS NOT NULL;

        -- Who may vote in what, and until when; NULL for as long as the poll takes votes.
        CREATE VIEW poll_voters AS
            SELECT polls.number AS poll, club_members.member, NULL AS until
            FROM polls JOIN club_members ON club_members.club = polls.club WHERE polls.panel IS NULL
            UNION ALL
            SELECT polls.number AS poll, panel_invitations.member, panels.ends_at AS until
            FROM polls JOIN panels ON panels.number = polls.panel
                JOIN panel_invitations ON panel_invitations.panel = panels.number
            WHERE panel_invitations.answer = 'accepted';

        CREATE TRIGGER poll_is_put_to_a_panel_of_its_club BEFORE INSERT ON polls
        WHEN NEW.panel IS NOT NULL AND NEW.club IS NOT (SELECT club FROM panels WHERE number = NEW.panel) BEGIN
            SELECT RAISE(ABORT, 'a poll is put to a panel of its club');
        END;
        CREATE TRIGGER poll_stays_with_panels_of_its_club BEFORE UPDATE OF club, panel ON polls
        WHEN NEW.panel IS NOT NULL AND NEW.club IS NOT (SELECT club FROM panels WHERE number = NEW.panel)
            OR NEW.panel IS NOT OLD.panel AND EXISTS (SELECT 1 FROM votes WHERE poll = OLD.number) BEGIN
            SELECT RAISE(ABORT, 'a poll stays with those who voted');
        END;
        CREATE TRIGGER panel_votes_in_its_polls BEFORE INSERT ON votes
        WHEN EXISTS (SELECT 1 FROM polls WHERE number = NEW.poll AND panel IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM poll_voters WHERE poll = NEW.poll AND member = NEW.member
                AND (until IS NULL OR until > NEW.voted_at)) BEGIN
            SELECT RAISE(ABORT, 'only who is on the panel votes');
        END;
        CREATE TRIGGER panel_changes_its_votes BEFORE UPDATE OF places, rating, text, rationale, rationale_html,
            competing_interests, voted_at ON votes
        WHEN EXISTS (SELECT 1 FROM polls WHERE number = NEW.poll AND panel IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM poll_voters WHERE poll = NEW.poll AND member = NEW.member
                AND (until IS NULL OR until > NEW.voted_at)) BEGIN
            SELECT RAISE(ABORT, 'only who is on the panel votes');
        END;
        """
}
