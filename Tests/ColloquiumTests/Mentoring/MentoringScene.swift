import Colloquium

/// Offers and requests in a few words.
enum MentoringScene {
    static func person(
        _ number: Number<Member>, _ stage: CareerStage? = .faculty, at institution: String = "", in country: String = ""
    ) -> MentoringPerson {
        MentoringPerson(
            number: number, name: "M\(number)", stage: stage, institution: institution, country: country)
    }

    static func offer(
        _ number: Number<MentoringListing>, by owner: MentoringPerson, _ role: MentoringRole = .mentor,
        topics: [String] = [], ways: Set<MentoringWay> = [.video], stages: Set<CareerStage> = [], places: Int = 1,
        taken: Int = 0, isPaused: Bool = false, audience: Audience = .members, named: Set<Number<Member>> = []
    ) -> MentoringListing {
        MentoringListing(
            number: number, owner: owner, role: role, topics: topics, words: "W", ways: ways,
            side: .offer(.init(stages: stages, places: places, taken: taken)), isPaused: isPaused, audience: audience,
            named: named)
    }

    static func request(
        _ number: Number<MentoringListing>, by owner: MentoringPerson, _ role: MentoringRole = .mentor,
        topics: [String] = [], ways: Set<MentoringWay> = [.video], for trainee: MentoringPerson? = nil,
        consent: MentoringListing.Consent = .given, lastDay: String? = nil, audience: Audience = .members
    ) -> MentoringListing {
        MentoringListing(
            number: number, owner: owner, role: role, topics: topics, words: "W", ways: ways,
            side: .request(.init(trainee: trainee, consent: consent, lastDay: lastDay)), audience: audience)
    }
}
