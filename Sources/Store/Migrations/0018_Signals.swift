extension Migrations {
    /// What readers say of contributions. Who disagrees gives the reason as a reply; a reply that was withdrawn is no
    /// reason any more.
    static let signals = """
        CREATE TABLE signals (
            contribution INTEGER NOT NULL REFERENCES contributions ON DELETE CASCADE,
            member INTEGER NOT NULL REFERENCES members ON DELETE CASCADE,
            signal TEXT NOT NULL CHECK (signal IN ('agree', 'insightful', 'disagree')),
            reason INTEGER UNIQUE REFERENCES contributions ON DELETE CASCADE,
            given_at INTEGER NOT NULL,
            PRIMARY KEY (contribution, member, signal),
            CHECK ((signal = 'disagree') = (reason IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX agree_or_disagree ON signals (contribution, member) WHERE signal <> 'insightful';
        CREATE INDEX signals_of_member ON signals (member, contribution);

        CREATE TRIGGER signal_given AFTER INSERT ON signals BEGIN
            DELETE FROM contribution_fragments WHERE contribution = NEW.reason;
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion = (SELECT discussion FROM contributions WHERE number = NEW.contribution);
        END;
        CREATE TRIGGER signal_taken_back AFTER DELETE ON signals BEGIN
            DELETE FROM contribution_fragments WHERE contribution = OLD.reason;
            UPDATE discussion_versions SET version = version + 1
            WHERE discussion = (SELECT discussion FROM contributions WHERE number = OLD.contribution);
        END;
        CREATE TRIGGER reason_withdrawn AFTER UPDATE OF withdrawn_at ON contributions
        WHEN NEW.withdrawn_at IS NOT NULL BEGIN
            DELETE FROM signals WHERE reason = NEW.number;
        END;
        """
}
