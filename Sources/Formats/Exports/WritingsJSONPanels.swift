import Colloquium
import Foundation

extension ExportedWritings {
    struct Seated: Encodable {
        let address: String
        let topic: String
        let competingInterests: String
        let isOn: Bool

        init(_ own: OwnWritings.OwnPanel, _ origin: String) {
            address = "\(origin)/panels/\(own.number)"
            topic = own.topic
            competingInterests = own.competingInterests
            isOn = own.isOn
        }
    }

    struct Voted: Encodable {
        let address: String
        let question: String
        let panel: String
        let time: String
        let choice: String
        let rationale: String
        let references: [String]
        let competingInterests: String
        let votedAt: Date

        init(_ own: OwnWritings.OwnVote, _ origin: String) {
            address = "\(origin)/polls/\(own.poll)"
            question = own.question
            panel = own.panel
            time = own.time.rawValue
            choice = own.choice
            rationale = own.rationale
            references = own.references
            competingInterests = own.competingInterests
            votedAt = own.votedAt.date
        }
    }

    struct Remarked: Encodable {
        let address: String
        let question: String
        let writtenAt: Date
        let text: String

        init(_ own: OwnWritings.OwnRemark, _ origin: String) {
            address = "\(origin)/polls/\(own.poll)#\(own.anchor)"
            question = own.question
            writtenAt = own.writtenAt.date
            text = own.body
        }
    }

    struct JudgedForPanel: Encodable {
        let answer: String
        let panel: String
        let endorses: Bool
        let competingInterest: String
        let givenAt: Date

        init(_ own: OwnWritings.OwnJudgement, _ origin: String) {
            answer = "\(origin)/answers/\(own.answer)"
            panel = "\(origin)/panels/\(own.panel)"
            endorses = own.judgement.endorses
            competingInterest = own.judgement.competingInterest
            givenAt = own.givenAt.date
        }
    }
}
