extension Migrations {
    /// Panels, and who is asked to them. Somebody is asked once, unless their letter never left or they were on the panel
    /// and left; who accepts has stated competing interests.
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
            -- It was taken back before its mail left, so that nobody was asked.
            is_unsent INTEGER NOT NULL DEFAULT 0 CHECK (is_unsent IN (0, 1)),
            CHECK ((email = '') = (name = '') AND (email = '') = (email_key = '') AND (email = '') = (ends_at IS NULL)
                AND (email = '') = (token_digest IS NULL)),
            CHECK (email <> '' OR member IS NOT NULL),
            CHECK (answer <> 'accepted' OR member IS NOT NULL AND length(trim(competing_interests)) > 0),
            CHECK (NOT is_unsent OR answer = 'taken-back')
        ) STRICT;
        CREATE UNIQUE INDEX members_of_panel ON panel_invitations (panel, member) WHERE answer = 'accepted';
        CREATE UNIQUE INDEX members_asked_to_panel ON panel_invitations (panel, member)
            WHERE email = '' AND NOT is_unsent AND answer <> 'left';
        CREATE UNIQUE INDEX addresses_asked_to_panel ON panel_invitations (panel, email_key)
            WHERE email <> '' AND NOT is_unsent AND answer <> 'left';
        CREATE INDEX panel_invitations_of_member ON panel_invitations (member);
        CREATE INDEX panel_invitations_by_member ON panel_invitations (invited_by, invited_at);

        CREATE TRIGGER nobody_is_asked_to_an_ended_panel BEFORE INSERT ON panel_invitations
        WHEN NEW.invited_at >= (SELECT ends_at FROM panels WHERE number = NEW.panel) BEGIN
            SELECT RAISE(ABORT, 'the panel has ended');
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
