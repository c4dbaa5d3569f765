package import Colloquium
import GRDB

private struct PanelJudgementRow: ReadRow {
    let answer: Number<StoredAnswer>
    let panel: Number<Panel>
    let topic: String
    let member: Number<Member>
    let name: String
    let endorses: Bool
    let competingInterest: String
    let isEarlier: Bool

    var signed: PanelVerdict.Signed {
        PanelVerdict.Signed(
            PanelJudgement(endorses: endorses, competingInterest: competingInterest), by: member, called: name,
            isEarlier: isEarlier)
    }
}

extension Store {
    /// Says what the viewer, who is on a panel, thinks of an answer for it; saying it again changes it.
    /// - Throws: forbidden for who may not judge for the panel; a conflict for what cannot be endorsed.
    package func judge(
        _ number: Number<StoredAnswer>, _ judgement: PanelJudgement, for panel: Number<Panel>, by viewer: Viewer,
        at now: Instant
    ) async throws {
        try await write { db in
            let answer = try db.judged(number, for: panel, by: viewer, at: now)
            if judgement.endorses, answer.standing.isRetracted {
                throw Refusal(.conflict, "A reference of this answer was retracted, so no panel can endorse it.")
            }
            try db.removeJudgement(of: number, for: panel, by: viewer)
            try db.run(
                """
                INSERT INTO panel_judgements (answer, panel, member, endorses, competing_interest, given_at)
                VALUES (\(number), \(panel), \(viewer.member), \(judgement.endorses), \(judgement.competingInterest),
                    \(now))
                """)
        }
    }

    package func takeBackJudgement(
        of number: Number<StoredAnswer>, for panel: Number<Panel>, by viewer: Viewer
    ) async throws {
        try await write { db in
            _ = try db.answer(number, for: viewer)
            try db.removeJudgement(of: number, for: panel, by: viewer)
        }
    }

    /// The answer, the panel and what the viewer said of it for the panel, for who may judge.
    package func judging(
        _ number: Number<StoredAnswer>, for panel: Number<Panel>, by viewer: Viewer, at now: Instant
    ) async throws -> (answer: AnswerReading, panel: Panel, own: PanelJudgement?) {
        try await read { db in
            let answer = try db.judged(number, for: panel, by: viewer, at: now)
            let own = try Row.first(
                db,
                """
                SELECT endorses, competing_interest FROM panel_judgements
                WHERE answer = \(number) AND panel = \(panel) AND member = \(viewer.member)
                """
            ).map { PanelJudgement(endorses: $0["endorses"], competingInterest: $0["competing_interest"]) }
            return (answer, try db.panel(panel, for: viewer).panel, own)
        }
    }
}

extension Database {
    /// The answer, after checking that the viewer may judge it for a panel.
    fileprivate func judged(
        _ number: Number<StoredAnswer>, for panel: Number<Panel>, by viewer: Viewer, at now: Instant
    ) throws -> AnswerReading {
        let answer = try answer(number, for: viewer)
        guard try panels(judging: answer.question, viewer, at: now).contains(where: { $0.number == panel }) else {
            let isOnIt = viewer.panels.contains(panel)
            if isOnIt, let row = try PanelRow.first(self, "SELECT * FROM panels WHERE number = \(panel)") {
                try row.panel.refuseIfEnded(at: now)
            }
            throw Refusal(.forbidden, "Who is on a panel of the club, or on one that was asked, judges for it.")
        }
        try answer.standing.refuseUnlessJudged(by: viewer)
        return answer
    }

    fileprivate func removeJudgement(
        of answer: Number<StoredAnswer>, for panel: Number<Panel>, by viewer: Viewer
    ) throws {
        try run(
            """
            DELETE FROM panel_judgements WHERE answer = \(answer) AND panel = \(panel) AND member = \(viewer.member)
            """)
    }

    /// The panels that the viewer may judge answers to a question for.
    func panels(judging question: Number<Question>, _ viewer: Viewer, at now: Instant) throws -> [AskedPanel] {
        if viewer.panels.isEmpty { return [] }
        return try askedPanels(
            """
            number IN \(SQL.list(viewer.panels.map(\.rawValue))) AND (ends_at IS NULL OR ends_at > \(now))
                AND (club = (SELECT club FROM questions WHERE number = \(question))
                    OR number IN (SELECT panel FROM panel_questions WHERE question = \(question)))
            """)
    }

    func askedPanels(_ condition: SQL) throws -> [AskedPanel] {
        try Row.all(
            self, "SELECT number, topic, ends_at FROM panels WHERE \(condition) ORDER BY number DESC LIMIT 50"
        ).map { AskedPanel(number: $0["number"], topic: $0["topic"], endsAt: $0["ends_at"]) }
    }

    func verdicts(ofAnswers condition: SQL) throws -> [Number<StoredAnswer>: [PanelVerdict]] {
        let rows = try PanelJudgementRow.all(
            self,
            """
            SELECT panel_judgements.answer, panel, panels.topic, members.number AS member, members.name, endorses, competing_interest,
                given_at < coalesce(answers.edited_at, 0) AS is_earlier
            FROM panel_judgements JOIN answers ON answers.number = panel_judgements.answer
                JOIN panels ON panels.number = panel JOIN members ON members.number = panel_judgements.member
            WHERE \(condition) ORDER BY panel, given_at, panel_judgements.member
            """)
        return Dictionary(grouping: rows, by: \.answer).mapValues { rows in
            Dictionary(grouping: rows, by: \.panel).sorted { $0.key < $1.key }.map { panel, rows in
                PanelVerdict(of: panel, topic: rows[0].topic, rows.map(\.signed))
            }
        }
    }
}
