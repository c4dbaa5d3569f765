import Colloquium
import Store

extension Society {
    struct Network: Decodable {
        let owner: String
        let ties: [ToldTie]
        /// Who of them know each other, by name or handle.
        let known: [[String]]
    }

    struct ToldTie: Decodable {
        /// Of the society; none for others.
        let member: String?
        let name: String?
        let isOrganisation: Bool?
        let affiliation: String?
        let contact: String?
        /// How strong it was from how many days ago on, oldest first.
        let strengths: [Step]
        let mode: String
        let locality: String
        let topics: [String]
        let notes: String?
        let lastContactDaysAgo: Double?
        /// Such as 3, in months.
        let months: Int?
        let audience: String?
        let tells: Bool?

        struct Step: Decodable {
            let strength: String
            let daysAgo: Double
        }
    }
}

/// The networks of the example society.
extension SocietyLoader {
    func add(_ told: Society.Network) async throws {
        let owner = try await viewer(told.owner)
        var numbers: [String: Number<Tie>] = [:]
        for tie in told.ties {
            guard let first = tie.strengths.first else { continue }
            let number = try await store.addTie(
                draft(tie, first.strength), by: owner, at: ago(days: first.daysAgo))
            numbers[tie.member ?? tie.name ?? ""] = number
            for (index, step) in tie.strengths.dropFirst().enumerated() {
                try await store.change(
                    number, to: draft(tie, step.strength), over: index + 1, by: owner, at: ago(days: step.daysAgo))
            }
        }
        for pair in told.known {
            guard pair.count == 2, let one = numbers[pair[0]], let other = numbers[pair[1]] else { continue }
            try await store.know(TiePair(one, other), by: owner)
        }
    }

    private func draft(_ told: Society.ToldTie, _ strength: String) throws -> Tie.Draft {
        var entry = Tie.Entry()
        entry.kind = told.member != nil ? "member" : told.isOrganisation == true ? "organisation" : "person"
        entry.member = try told.member.map { try number($0).description } ?? ""
        entry.name = told.name ?? ""
        entry.affiliation = told.affiliation ?? ""
        entry.contact = told.contact ?? ""
        entry.strength = strength
        entry.mode = told.mode
        entry.locality = told.locality
        entry.topics = told.topics.joined(separator: ", ")
        entry.notes = told.notes ?? ""
        entry.lastContact = told.lastContactDaysAgo.map { WallTime(ago(days: $0), in: "UTC").day } ?? ""
        entry.rhythmCount = told.months.map(String.init) ?? ""
        entry.rhythmUnit = told.months == nil ? "" : "months"
        if let audience = told.audience { entry.audiences = ["tie": audience, "history": audience] }
        entry.tells = told.tells == true ? "yes" : ""
        return try Tie.Draft(entry, today: WallTime(anchor, in: "UTC").day)
    }
}
