extension Migrations {
    /// Panels, and who is asked to them. Somebody is asked once, unless their invitation ran out or was taken back, or they
    /// were on the panel and left; who accepts has stated competing interests.
    static let panels = """
        CREATE TABLE panels (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            club INTEGER NOT NULL REFERENCES clubs,
            author INTEGER NOT NULL REFERENCES members,
            topic TEXT NOT NULL CHECK (length(trim(topic)) > 0),
            purpose TEXT NOT NULL CHECK (length(trim(purpose)) > 0),
            purpose_html TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            -- NULL for one that stands until somebody ends it.
            ends_at INTEGER CHECK (ends_at > made_at),
            version INTEGER NOT NULL DEFAULT 1,
            submission TEXT NOT NULL,
            UNIQUE (author, submission)
        ) STRICT;
        CREATE INDEX panels_of_club ON panels (club);

        CREATE TABLE panel_invitations (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            panel INTEGER NOT NULL REFERENCES panels,
            -- Who is asked; of a guest, the account that used the link.
            member INTEGER REFERENCES members,
            -- A guest as a facilitator named them, and the link they were mailed; nothing of a member of the site.
            name TEXT NOT NULL DEFAULT '',
            email TEXT NOT NULL DEFAULT '',
            email_key TEXT NOT NULL DEFAULT '',
            token_digest BLOB UNIQUE CHECK (length(token_digest) = 32),
            ends_at INTEGER,
            invited_by INTEGER NOT NULL REFERENCES members,
            invited_at INTEGER NOT NULL,
            answer TEXT NOT NULL DEFAULT 'waiting'
                CHECK (answer IN ('waiting', 'accepted', 'declined', 'taken-back', 'left')),
            answered_at INTEGER,
            -- With a refusal, to the facilitators alone.
            words TEXT NOT NULL DEFAULT '',
            competing_interests TEXT NOT NULL DEFAULT '',
            -- Nil until the mail is written, in the same transaction.
            mail INTEGER UNIQUE REFERENCES mails,
            CHECK ((email = '') = (name = '') AND (email = '') = (email_key = '') AND (email = '') = (ends_at IS NULL)
                AND (email = '') = (token_digest IS NULL)),
            CHECK (email <> '' OR member IS NOT NULL),
            CHECK (answer <> 'accepted' OR member IS NOT NULL AND length(trim(competing_interests)) > 0)
        ) STRICT;
        CREATE UNIQUE INDEX members_of_panel ON panel_invitations (panel, member) WHERE answer = 'accepted';
        CREATE INDEX invitations_to_panel ON panel_invitations (panel);
        CREATE INDEX panel_invitations_of_member ON panel_invitations (member);
        CREATE INDEX panel_invitations_by_member ON panel_invitations (invited_by, invited_at);

        -- By their account or by its address, whichever they were asked by.
        CREATE TRIGGER nobody_is_asked_to_a_panel_twice BEFORE INSERT ON panel_invitations
        WHEN EXISTS (
            SELECT 1 FROM panel_invitations AS earlier WHERE earlier.panel = NEW.panel
                AND (earlier.answer IN ('accepted', 'declined')
                    OR earlier.answer = 'waiting' AND coalesce(earlier.ends_at > NEW.invited_at, 1))
                AND (earlier.member = NEW.member OR NEW.email_key <> '' AND earlier.email_key = NEW.email_key
                    OR earlier.email_key = (SELECT email_key FROM members WHERE number = NEW.member)
                    OR earlier.member = (SELECT number FROM members WHERE email_key = NEW.email_key))) BEGIN
            SELECT RAISE(ABORT, 'nobody is asked to a panel twice');
        END;
        CREATE TRIGGER nobody_is_asked_to_an_ended_panel BEFORE INSERT ON panel_invitations
        WHEN NEW.invited_at >= (SELECT ends_at FROM panels WHERE number = NEW.panel) BEGIN
            SELECT RAISE(ABORT, 'the panel has ended');
        END;
        CREATE TRIGGER nobody_joins_an_ended_panel BEFORE UPDATE OF answer ON panel_invitations
        WHEN NEW.answer = 'accepted' AND OLD.answer <> 'accepted'
            AND coalesce(NEW.answered_at, 9223372036854775807)
                >= (SELECT ends_at FROM panels WHERE number = NEW.panel) BEGIN
            SELECT RAISE(ABORT, 'the panel has ended');
        END;
        -- Guests were asked though they may not read the club; members of the site because they may.
        CREATE TRIGGER who_leaves_a_closed_club_leaves_its_panels AFTER DELETE ON club_members
        WHEN (SELECT visibility FROM clubs WHERE number = OLD.club) = 'private'
            AND (SELECT role FROM members WHERE number = OLD.member) <> 'administrator' BEGIN
            UPDATE panel_invitations SET answer = 'left'
            WHERE member = OLD.member AND email = '' AND answer = 'accepted'
                AND panel IN (SELECT number FROM panels WHERE club = OLD.club);
        END;
        CREATE TRIGGER who_left_a_panel_is_asked_anew BEFORE UPDATE OF answer ON panel_invitations
        WHEN OLD.answer IN ('taken-back', 'left') AND NEW.answer <> OLD.answer BEGIN
            SELECT RAISE(ABORT, 'this invitation is over');
        END;
        CREATE TRIGGER panel_invitation_stays_whose_it_is BEFORE UPDATE OF panel, member ON panel_invitations
        WHEN NEW.panel <> OLD.panel OR OLD.member IS NOT NULL AND NEW.member IS NOT OLD.member BEGIN
            SELECT RAISE(ABORT, 'an invitation is one person’s');
        END;
        CREATE TRIGGER panel_stays_in_its_club BEFORE UPDATE OF club ON panels WHEN NEW.club <> OLD.club BEGIN
            SELECT RAISE(ABORT, 'a panel stays in its club');
        END;
        """
}
