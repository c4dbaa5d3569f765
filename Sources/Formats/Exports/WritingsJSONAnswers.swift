import Colloquium
import Foundation

extension ExportedWritings {
    struct Practised: Encodable {
        let discussion: String
        let article: String
        let time: String
        let change: String
        let why: String
        let answeredAt: Date

        init(_ own: OwnWritings.OwnPracticeAnswer, _ origin: String) {
            discussion = "\(origin)/discussions/\(own.place.discussion)"
            article = own.place.title
            time = own.time.rawValue
            change = own.answer.change.rawValue
            why = own.answer.why
            answeredAt = own.answeredAt.date
        }
    }

    struct Asked: Encodable {
        let address: String
        let title: String
        let nature: String
        let tags: [String]
        let askedAt: Date
        let text: String

        init(_ own: OwnWritings.OwnQuestion, _ origin: String) {
            address = "\(origin)/questions/\(own.number)"
            title = own.title
            nature = own.nature.rawValue
            tags = own.tags.map(\.rawValue)
            askedAt = own.askedAt.date
            text = own.body
        }
    }

    struct Answered: Encodable {
        let address: String
        let question: String
        let answeredAt: Date
        let text: String
        let references: [String]

        init(_ own: OwnWritings.OwnAnswer, _ origin: String) {
            address = "\(origin)/answers/\(own.number)"
            question = own.question
            answeredAt = own.answeredAt.date
            text = own.body
            references = own.references
        }
    }

    struct Credited: Encodable {
        let discussion: String
        let article: String
        let isAuthor: Bool
        let contributions: [String]

        init(_ credit: OwnWritings.Credit, _ origin: String) {
            discussion = "\(origin)/discussions/\(credit.place.discussion)"
            article = credit.place.title
            isAuthor = credit.isAuthor
            contributions = credit.contributions.map { "\(origin)/contributions/\($0)" }
        }
    }
}
