import Colloquium
import Foundation

extension ExportedWritings {
    /// An introduction as one of its three takes it away.
    struct Introduced: Encodable {
        let introducedBy: String
        let people: [String]
        let words: [String]
        let introducedAt: Date
        let bothSaidYesAt: Date?
        let myAnswer: String?
        let contactIPassedOn: String?
        let theirContact: String?
        let worthIt: String?
        let worthItWords: String?
        let introducerMayReadThat: Bool?

        init(_ kept: OwnWritings.Introduced) {
            introducedBy = kept.introducer
            people = kept.people
            words = kept.words
            introducedAt = kept.introducedAt.date
            bothSaidYesAt = kept.metAt?.date
            myAnswer = kept.answer?.word
            contactIPassedOn = kept.answer?.contact
            theirContact = kept.theirContact.isEmpty ? nil : kept.theirContact
            worthIt = kept.outcome?.worth.rawValue
            worthItWords = kept.outcome?.words
            introducerMayReadThat = kept.outcome?.isShared
        }
    }
}

extension OwnWritings.OwnTies {
    /// What the member decided about being suggested, and about whom.
    var suggesting: [String] {
        let own = isSuggested ? [] : ["Suggested to nobody"]
        let others =
            dismissed.isEmpty ? [] : ["Not suggested for now: \(dismissed.joined(separator: ", ").escapedForMarkdown)"]
        return own + others
    }
}

extension OwnWritings.Introduced {
    var markdown: [String] {
        let facts: [(String, String)] = [
            ("By", introducer), ("On", introducedAt.writtenDay), ("Both said yes", metAt?.writtenDay ?? ""),
            ("My answer", answer?.word ?? ""), ("What I passed on", answer?.contact ?? ""),
            ("How to reach them", theirContact), ("Worth it", outcome?.worth.name ?? ""),
            ("In words", outcome?.words ?? ""),
        ]
        let lines = facts.filter { !$0.1.isEmpty }.map { "- \($0.0): \($0.1.tidiedLine.escapedForMarkdown)" }
        return ["### Introduction: \(people.joined(separator: " and ").escapedForMarkdown)"]
            + [lines.joined(separator: "\n")] + words.map(\.quotedForMarkdown)
    }
}

extension Introduction.Answer {
    fileprivate var word: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        }
    }

    fileprivate var contact: String? {
        switch self {
        case .yes(let contact): contact
        case .no: nil
        }
    }
}
