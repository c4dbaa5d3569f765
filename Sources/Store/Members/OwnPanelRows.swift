import Colloquium
import Foundation
import GRDB

struct OwnPanelRow: ReadRow {
    let number: Number<Panel>
    let topic: String
    let competingInterests: String
    let isOn: Bool

    static func of(_ member: Number<Member>, _ viewer: Viewer, _ db: Database) throws -> [OwnPanelRow] {
        try all(
            db,
            """
            SELECT panels.number, CASE WHEN \(viewer.mayReadPanel) THEN topic ELSE '' END AS topic,
                competing_interests, answer = 'accepted' AS is_on
            FROM panel_invitations JOIN panels ON panels.number = panel_invitations.panel
            WHERE member = \(member) AND competing_interests <> '' ORDER BY panel_invitations.number
            """)
    }

    var panel: OwnWritings.OwnPanel {
        OwnWritings.OwnPanel(number, topic: topic, competingInterests: competingInterests, isOn: isOn)
    }
}

struct OwnVoteRow: ReadRow {
    let poll: Number<Poll>
    let question: String
    let panelTopic: String
    let options: String
    let time: Vote.Time
    let places: String?
    let rating: Int?
    let text: String?
    let rationale: String
    let competingInterests: String
    let votedAt: Instant
    let cited: String?

    static func of(_ member: Number<Member>, _ viewer: Viewer, _ db: Database) throws -> [OwnVoteRow] {
        try all(
            db,
            """
            SELECT votes.poll, CASE WHEN \(viewer.mayReadPoll) THEN question ELSE '' END AS question,
                CASE WHEN \(viewer.mayReadPoll) THEN coalesce(panels.topic, '') ELSE '' END AS panel_topic,
                options, time, places, rating, text, rationale, competing_interests, voted_at,
                (SELECT group_concat(reference, char(10)) FROM (
                    SELECT scheme || ':' || value AS reference FROM vote_references
                    WHERE vote = votes.number ORDER BY position)) AS cited
            FROM votes JOIN polls ON polls.number = votes.poll LEFT JOIN panels ON panels.number = polls.panel
            WHERE member = \(member) AND withdrawn_at IS NULL ORDER BY votes.number
            """)
    }

    var vote: OwnWritings.OwnVote {
        let options = (try? JSONDecoder().decode([String].self, from: Data(options.utf8))) ?? []
        return OwnWritings.OwnVote(
            in: poll, asking: question, panel: panelTopic, time,
            choice: Vote.Choice(places: places, rating: rating, text: text ?? "").words(among: options),
            rationale: rationale, references: (cited ?? "").split(separator: "\n").map(String.init),
            competingInterests: competingInterests, votedAt: votedAt)
    }
}

struct OwnRemarkRow: ReadRow {
    let number: Number<PollRemark>
    let poll: Number<Poll>
    let question: String
    let body: String
    let writtenAt: Instant

    static func of(_ member: Number<Member>, _ viewer: Viewer, _ db: Database) throws -> [OwnRemarkRow] {
        try all(
            db,
            """
            SELECT poll_remarks.number, poll, CASE WHEN \(viewer.mayReadPoll) THEN question ELSE '' END AS question,
                body, written_at
            FROM poll_remarks JOIN polls ON polls.number = poll_remarks.poll
            WHERE poll_remarks.author = \(member) AND withdrawn_at IS NULL ORDER BY poll_remarks.number
            """)
    }

    var remark: OwnWritings.OwnRemark {
        OwnWritings.OwnRemark(
            under: poll, at: "remark-\(number)", asking: question, body, writtenAt: writtenAt)
    }
}

struct OwnJudgementRow: ReadRow {
    let answer: Number<StoredAnswer>
    let panel: Number<Panel>
    let endorses: Bool
    let competingInterest: String
    let givenAt: Instant

    static func of(_ member: Number<Member>, _ db: Database) throws -> [OwnJudgementRow] {
        try all(db, "SELECT * FROM panel_judgements WHERE member = \(member) ORDER BY given_at, answer, panel")
    }

    var judgement: OwnWritings.OwnJudgement {
        OwnWritings.OwnJudgement(
            of: answer, for: panel, PanelJudgement(endorses: endorses, competingInterest: competingInterest),
            at: givenAt)
    }
}
