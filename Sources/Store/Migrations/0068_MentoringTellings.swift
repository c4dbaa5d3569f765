extension Migrations {
    /// What members are told of offers, asks and agreements between them and somebody: on the site, and by one letter each.
    static let mentoringTellings = """
        CREATE TABLE mentoring_tellings (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            reason TEXT NOT NULL CHECK (reason IN ('consent', 'asked', 'accepted', 'declined', 'proposed', 'agreed',
                'kept', 'ended', 'meeting', 'last-day')),
            listing INTEGER REFERENCES mentoring_listings ON DELETE CASCADE,
            ask INTEGER REFERENCES mentoring_asks ON DELETE CASCADE,
            agreement INTEGER REFERENCES mentoring_agreements ON DELETE CASCADE,
            terms INTEGER REFERENCES mentoring_terms ON DELETE CASCADE,
            -- That has come, of a meeting or a last day.
            day TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            -- Nobody did it where a day has come.
            actor INTEGER REFERENCES members ON DELETE CASCADE CHECK (actor <> member),
            noted_at INTEGER NOT NULL,
            read_at INTEGER,
            -- When it was decided whether a mail tells it.
            settled_at INTEGER,
            mail INTEGER UNIQUE REFERENCES mails,
            CHECK ((listing IS NOT NULL) = (reason = 'consent')),
            CHECK ((ask IS NOT NULL) = (reason IN ('asked', 'accepted', 'declined'))),
            CHECK ((agreement IS NOT NULL) = (reason IN ('proposed', 'agreed', 'kept', 'ended', 'meeting', 'last-day'))),
            CHECK ((terms IS NOT NULL) = (reason IN ('proposed', 'agreed', 'kept'))),
            CHECK ((day IS NOT NULL) = (reason IN ('meeting', 'last-day'))),
            CHECK ((actor IS NULL) = (reason IN ('meeting', 'last-day')))
        ) STRICT;
        CREATE UNIQUE INDEX mentoring_tellings_once ON mentoring_tellings (member, reason, coalesce(listing, 0),
            coalesce(ask, 0), coalesce(agreement, 0), coalesce(terms, 0), coalesce(day, ''));
        CREATE INDEX mentoring_tellings_unread ON mentoring_tellings (member) WHERE read_at IS NULL;
        CREATE INDEX mentoring_tellings_waiting ON mentoring_tellings (noted_at) WHERE settled_at IS NULL;
        CREATE INDEX mentoring_tellings_of_listing ON mentoring_tellings (listing);
        CREATE INDEX mentoring_tellings_of_ask ON mentoring_tellings (ask);
        CREATE INDEX mentoring_tellings_of_agreement ON mentoring_tellings (agreement);
        CREATE INDEX mentoring_tellings_of_terms ON mentoring_tellings (terms);
        CREATE INDEX mentoring_tellings_of_actor ON mentoring_tellings (actor);
        """
}
