import Colloquium
import Formats
import Store

extension Society {
    struct Panel: Decodable {
        let key: String
        let madeBy: String
        let club: String
        let topic: String
        let purpose: String
        let daysAgo: Double
        let seats: [Seat]
        let judgements: [JudgedAnswer]
    }

    /// Somebody who was asked.
    struct Seat: Decodable {
        let member: String
        /// None where they have not accepted.
        let interests: String?
        /// Of who declined.
        let words: String?
    }

    struct JudgedAnswer: Decodable {
        /// The key of the question with the place of the answer behind.
        let answer: String
        let member: String
        let endorses: Bool
        let interest: String?
    }
}

/// Whom the example society asks.
extension SocietyLoader {
    mutating func add(_ told: Society.Panel) async throws {
        guard let club = clubs[told.club] else { return }
        let madeAt = ago(days: told.daysAgo)
        var entry = Panel.Entry()
        entry.topic = told.topic
        entry.purpose = told.purpose
        entry.submission = told.key
        let draft = try Panel.Draft(entry, at: madeAt, in: "UTC") { Markdown.safeHTML($0) }
        let number = try await store.make(draft, in: club, by: viewer(told.madeBy), at: madeAt)
        panels[told.key] = number
        // Nobody is written to by an example.
        try await store.invite(
            Set(told.seats.map { try self.number($0.member) }), to: number, by: viewer(told.madeBy), at: madeAt
        ) { content in
            OutgoingMail(
                messageID: Token().text, kind: "panel invitation", recipient: content.recipient, message: [],
                usefulUntil: content.panel.madeAt)
        }
        for seat in told.seats {
            if let interests = seat.interests {
                try await store.takeSeat(
                    on: number, stating: interests, by: viewer(seat.member), at: madeAt + .hours(20))
            } else if let words = seat.words {
                try await store.decline(number, saying: words, by: viewer(seat.member), at: madeAt + .hours(9))
            }
        }
        for judgement in told.judgements {
            guard let answer = answers[judgement.answer] else { continue }
            try await store.judge(
                answer,
                PanelJudgement(endorses: judgement.endorses, competingInterest: judgement.interest ?? ""),
                for: number, by: viewer(judgement.member), at: anchor)
        }
    }
}
