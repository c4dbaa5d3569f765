import Colloquium
import Formats
import Store

extension Society {
    struct Poll: Decodable {
        let askedBy: String
        let club: String
        /// The key of the discussion it stands in.
        let discussion: String?
        /// The key of the panel that is asked; none where the club is.
        let panel: String?
        let question: String
        let details: String
        let form: String
        let options: [String]
        let disclosure: String
        let isAnonymous: Bool
        let daysAgo: Double
        let days: Int
        /// In the order of time.
        let events: [PollEvent]
    }

    /// A vote, or what somebody said under the poll, where there is no rationale.
    struct PollEvent: Decodable {
        let member: String
        let hoursAfter: Double
        let choices: [Int]?
        let rating: Int?
        let rationale: String?
        let references: String?
        let interests: String?
        let remark: String?
    }
}

/// How the example society voted.
extension SocietyLoader {
    func add(_ told: Society.Poll) async throws {
        guard let club = clubs[told.club] else { return }
        var entry = Poll.Entry()
        entry.question = told.question
        entry.details = told.details
        entry.form = told.form
        entry.options = told.options.joined(separator: "\n")
        entry.disclosure = told.disclosure
        entry.anonymous = told.isAnonymous ? "yes" : ""
        entry.days = "\(told.days)"
        entry.discussion = told.discussion.flatMap { discussions[$0]?.description } ?? ""
        entry.panel = told.panel.flatMap { panels[$0]?.description } ?? ""
        entry.submission = told.question
        let askedAt = ago(days: told.daysAgo)
        let draft = try Poll.Draft(entry) { Markdown.safeHTML($0) }
        let number = try await store.ask(draft, in: club, by: viewer(told.askedBy), at: askedAt)
        for event in told.events {
            try await add(event, to: number, draft.terms, at: askedAt + .seconds(Int(event.hoursAfter * 3600)))
        }
    }

    private func add(
        _ event: Society.PollEvent, to poll: Number<Poll>, _ terms: Poll.Terms, at moment: Instant
    ) async throws {
        let viewer = try await viewer(event.member)
        guard let rationale = event.rationale else {
            _ = try await store.remark(
                prose(event.remark ?? ""), on: poll, inReplyTo: nil, submission: "\(event.hoursAfter)", by: viewer,
                at: moment)
            return
        }
        var entry = Vote.Entry()
        entry.choices = (event.choices ?? []).map(String.init)
        entry.rating = event.rating.map(String.init) ?? ""
        entry.rationale = rationale
        entry.references = event.references ?? ""
        entry.competingInterests = event.interests ?? "none"
        let earlier = try await store.poll(poll, for: viewer, at: moment).ownVotedAt
        try await store.vote(
            Vote(entry, on: terms) { Markdown.safeHTML($0) }, in: poll, over: 1, changing: earlier, by: viewer,
            at: moment)
    }
}
