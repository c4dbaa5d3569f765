import Colloquium
import Store

extension Society {
    struct Mentoring: Decodable {
        let listings: [ToldListing]
        let asks: [ToldAsk]
    }

    struct ToldListing: Decodable {
        let key: String
        let owner: String
        let kind: String
        let role: String
        let words: String
        let topics: [String]
        let ways: [String]
        let pace: String?
        let stages: [String]?
        let forWhom: String?
        let places: Int?
        let trainee: String?
        /// Of a request for a trainee: whether they said yes.
        let isConsented: Bool?
        let audience: String
        let daysAgo: Double
    }

    struct ToldAsk: Decodable {
        /// By its key.
        let listing: String
        let asker: String
        let words: String
        let daysAgo: Double
        /// Where it was answered.
        let agreement: ToldAgreement?
        let refusal: String?
    }

    struct ToldAgreement: Decodable {
        let goals: [String]
        let months: Int
        let lastMetDaysAgo: Double?
        let endedDaysAgo: Double?
        let thanks: String?
        let log: [ToldEntry]

        struct ToldEntry: Decodable {
            let member: String
            let daysAgo: Double
            let words: String
        }
    }
}

/// Who helps whom on in the example society.
extension SocietyLoader {
    func add(_ told: Society.Mentoring) async throws {
        var numbers: [String: Number<MentoringListing>] = [:]
        for listing in told.listings {
            let number = try await add(listing)
            numbers[listing.key] = number
            if let trainee = listing.trainee, listing.isConsented == true {
                try await store.consent(to: number, over: 1, by: viewer(trainee))
            }
        }
        for ask in told.asks {
            guard let listing = numbers[ask.listing],
                let made = told.listings.first(where: { $0.key == ask.listing })
            else { continue }
            try await add(ask, about: listing, to: made.trainee ?? made.owner)
        }
    }

    private func add(_ told: Society.ToldListing) async throws -> Number<MentoringListing> {
        var entry = MentoringListing.Entry()
        entry.role = told.role
        entry.words = told.words
        entry.topics = told.topics.joined(separator: ", ")
        entry.ways = Set(told.ways)
        entry.pace = told.pace ?? ""
        entry.stages = Set(told.stages ?? [])
        entry.forWhom = told.forWhom ?? ""
        entry.places = told.places.map(String.init) ?? ""
        entry.trainee = told.trainee ?? ""
        entry.audience = told.audience
        entry.submission = told.key
        if let trainee = told.trainee {
            try await store.letGuide(
                number(told.owner), by: viewer(trainee), at: ago(days: told.daysAgo + 20))
        }
        let kind = MentoringListing.Kind(rawValue: told.kind) ?? .request
        return try await store.addListing(
            MentoringListing.Draft(entry, kind, today: day(ago: told.daysAgo)), by: viewer(told.owner),
            at: ago(days: told.daysAgo))
    }

    private func add(
        _ told: Society.ToldAsk, about listing: Number<MentoringListing>, to asked: String
    ) async throws {
        let askedAt = ago(days: told.daysAgo)
        let draft = try MentoringAsk.Draft(words: told.words, submission: "\(listing)", identifiesNobody: "")
        let ask = try await store.ask(
            about: listing, draft, by: viewer(told.asker), on: day(ago: told.daysAgo), at: askedAt)
        if let refusal = told.refusal {
            let parting = try MentoringAsk.Parting(words: refusal, identifiesNobody: "")
            try await store.decline(ask, parting, by: viewer(asked), at: askedAt + .days(2))
        }
        guard let agreed = told.agreement else { return }
        let number = try await store.accept(
            ask, by: viewer(asked), on: day(ago: told.daysAgo - 1), at: askedAt + .days(1))
        try await fill(number, with: agreed, between: told.asker, and: asked, from: told.daysAgo - 2)
    }

    private func fill(
        _ number: Number<MentoringAgreement>, with told: Society.ToldAgreement, between asker: String,
        and asked: String, from daysAgo: Double
    ) async throws {
        let agreement = try await store.mentoringAgreement(number, of: viewer(asker)).agreement
        var entry = MentoringAgreement.Terms.Entry()
        entry.role = agreement.role.rawValue
        entry.goals = told.goals.joined(separator: "\n")
        entry.rhythmCount = String(told.months)
        entry.rhythmUnit = Rhythm.Unit.months.rawValue
        entry.startsOn = day(ago: daysAgo)
        entry.submission = "demo"
        try await store.propose(
            MentoringAgreement.Terms.Draft(entry), in: number, over: agreement.lastTerms, by: viewer(asker),
            at: ago(days: daysAgo))
        if let proposed = try await store.mentoringAgreement(number, of: viewer(asked)).agreement.proposed {
            try await store.accept(proposed.number, in: number, by: viewer(asked), at: ago(days: daysAgo - 0.5))
        }
        if let met = told.lastMetDaysAgo {
            try await store.noteMeeting(in: number, on: day(ago: met), by: viewer(asker))
        }
        for (index, note) in told.log.enumerated() {
            let draft = try MentoringLogEntry.Draft(
                day: day(ago: note.daysAgo), words: note.words, submission: "\(number)-\(index)",
                today: day(ago: 0))
            try await store.addLogEntry(draft, to: number, by: viewer(note.member), at: ago(days: note.daysAgo))
        }
        if let ended = told.endedDaysAgo {
            let parting = try MentoringAsk.Parting(words: told.thanks ?? "", identifiesNobody: "")
            try await store.end(number, parting, by: viewer(asker), at: ago(days: ended))
        }
    }

    private func day(ago days: Double) -> String { WallTime(ago(days: days), in: "UTC").day }
}
