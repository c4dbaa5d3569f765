import Colloquium
import Foundation

extension ExportedWritings {
    /// A member's offers, requests, asks and agreements.
    struct Mentored: Encodable {
        let listings: [Listed]
        let asks: [AskedOf]
        let agreements: [Agreed]

        init(_ own: OwnWritings.OwnMentoring) {
            listings = own.listings.map(Listed.init)
            asks = own.asks.map { AskedOf($0, own.member) }
            agreements = own.agreements.map { Agreed($0, own.member) }
        }
    }

    struct Listed: Encodable {
        let kind: String
        let madeBy: String
        let role: String
        let words: String
        let topics: [String]
        let ways: [String]
        let pace: String
        let careerStages: [String]
        let forWhom: String
        let places: Int?
        let trainee: String?
        let lastDay: String?
        let isPaused: Bool
        let audience: String
        let named: [String]

        init(_ own: OwnWritings.OwnMentoring.Listed) {
            let listing = own.listing
            kind = listing.kind.rawValue
            madeBy = listing.owner.name
            role = listing.role.rawValue
            words = listing.words
            topics = listing.topics
            ways = listing.ways.map(\.rawValue).sorted()
            pace = listing.pace
            careerStages = (listing.room?.stages ?? []).map(\.rawValue).sorted()
            forWhom = listing.room?.forWhom ?? ""
            places = listing.room?.places
            trainee = listing.need?.trainee?.name
            lastDay = listing.need?.lastDay
            isPaused = listing.isPaused
            audience = listing.audience.rawValue
            named = own.named.map(\.rawValue)
        }
    }

    struct AskedOf: Encodable {
        let role: String
        let mentorCoachOrSponsor: String
        let helped: String
        let isMine: Bool
        let words: String
        let askedAt: Date
        let answer: String
        let answerWords: String

        init(_ ask: MentoringAsk, _ member: Number<Member>) {
            role = ask.role.rawValue
            mentorCoachOrSponsor = ask.giver.name
            helped = ask.taker.name
            isMine = ask.asker == member
            words = ask.words
            askedAt = ask.askedAt.date
            answer = ask.answer.rawValue
            answerWords = ask.answerWords
        }
    }

    struct Agreed: Encodable {
        let role: String
        let iGive: Bool
        /// Nil where they left.
        let with: String?
        let beganAt: Date
        let lastMet: String?
        let endedAt: Date?
        let thanks: String
        let terms: [Termed]
        let log: [Logged]

        struct Termed: Encodable {
            let role: String
            let goals: [String]
            let rhythm: String?
            let startsOn: String
            let endsOn: String?
            let isMine: Bool
            let answer: String
        }

        struct Logged: Encodable {
            let day: String
            let words: String
        }

        init(_ own: OwnWritings.OwnMentoring.Agreed, _ member: Number<Member>) {
            let agreement = own.agreement
            role = agreement.role.rawValue
            iGive = agreement.giver?.number == member
            with = agreement.other(than: member)?.name
            beganAt = agreement.beganAt.date
            lastMet = agreement.lastMet
            endedAt = agreement.endedAt?.date
            thanks = agreement.thanks
            terms = agreement.terms.map {
                Termed(
                    role: $0.content.role.rawValue, goals: $0.content.goals, rhythm: $0.content.rhythm?.words,
                    startsOn: $0.content.startsOn, endsOn: $0.content.endsOn, isMine: $0.proposedBy == member,
                    answer: $0.answer.rawValue)
            }
            log = own.log.map { Logged(day: $0.day, words: $0.words) }
        }
    }
}

extension OwnWritings.OwnMentoring {
    var markdown: [String] {
        listings.flatMap(\.markdown) + asks.flatMap { $0.markdown(of: member) }
            + agreements.flatMap { $0.markdown(of: member) }
    }
}

extension OwnWritings.OwnMentoring.Listed {
    fileprivate var markdown: [String] {
        let facts: [(String, String)] = [
            ("Made by", listing.owner.name), ("Topics", listing.topics.joined(separator: ", ")),
            ("How", listing.ways.map(\.name).sorted().joined(separator: ", ")),
            ("How often, how long", listing.pace), ("For", listing.room?.forWhom ?? ""),
            ("Career stages", (listing.room?.stages ?? []).map(\.name).sorted().joined(separator: ", ")),
            ("Places", listing.room.map { String($0.places) } ?? ""),
            ("For a trainee", listing.need?.trainee?.name ?? ""), ("Until", listing.need?.lastDay ?? ""),
            ("Who may read it", listing.audience.words),
            ("People I name", named.map { "@\($0.rawValue)" }.joined(separator: ", ")),
            ("Paused", listing.isPaused ? "yes" : ""),
        ]
        return ["### \(listing.kind.name): \(listing.role.name.lowercased())", facts.markdownList]
            + [listing.words.quotedForMarkdown]
    }
}

extension MentoringAsk {
    fileprivate func markdown(of member: Number<Member>) -> [String] {
        let facts: [(String, String)] = [
            (role.name, giver.name), ("For", taker.name), ("Asked by", asker == member ? "me" : asked(by: asker)),
            ("Answer", answer.rawValue),
        ]
        return ["### Asked \(askedAt.writtenDay)", facts.markdownList, words.quotedForMarkdown]
            + (answerWords.isEmpty ? [] : ["Answer:", answerWords.quotedForMarkdown])
    }

    private func asked(by asker: Number<Member>) -> String { giver.number == asker ? giver.name : taker.name }
}

extension OwnWritings.OwnMentoring.Agreed {
    fileprivate func markdown(of member: Number<Member>) -> [String] {
        let facts: [(String, String)] = [
            (
                agreement.role.name,
                agreement.giver?.number == member ? "me" : agreement.giver?.name ?? "somebody who left"
            ),
            ("For", agreement.taker?.number == member ? "me" : agreement.taker?.name ?? "somebody who left"),
            ("Ended", agreement.endedAt?.writtenDay ?? ""), ("Last met", agreement.lastMet ?? ""),
        ]
        let terms = agreement.terms.map { terms in
            let content = terms.content
            let parts = [
                content.goals.joined(separator: "; "), content.rhythm?.words ?? "",
                "from \(content.startsOn)", content.endsOn.map { "until \($0)" } ?? "",
            ]
            return
                "- \(terms.answer.rawValue): \(parts.filter { !$0.isEmpty }.joined(separator: ", ").escapedForMarkdown)"
        }
        return ["### Agreement of \(agreement.beganAt.writtenDay)", facts.markdownList]
            + (terms.isEmpty ? [] : [terms.joined(separator: "\n")])
            + (agreement.thanks.isEmpty ? [] : ["Words at the end:", agreement.thanks.quotedForMarkdown])
            + log.flatMap { ["My log, \($0.day):", $0.words.quotedForMarkdown] }
    }
}

extension [(String, String)] {
    /// Facts that are there, a line each.
    fileprivate var markdownList: String {
        filter { !$0.1.isEmpty }.map { "- \($0.0): \($0.1.escapedForMarkdown)" }.joined(separator: "\n")
    }
}
