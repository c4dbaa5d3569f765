import Colloquium
import Foundation

extension ExportedWritings {
    /// A member's whole network.
    struct Networked: Encodable {
        let ties: [Tied]
        let blocked: [String]
        /// People of an uploaded file that the member has not chosen among yet, as JSON.
        let waitingUpload: String
        let maySuggestMe: Bool
        let notSuggestedToMe: [String]
        let introductions: [Introduced]

        init(_ own: OwnWritings.OwnTies) {
            ties = own.ties.map(Tied.init)
            blocked = own.blocked
            waitingUpload = own.upload
            maySuggestMe = own.isSuggested
            notSuggestedToMe = own.dismissed
            introductions = own.introductions.map(Introduced.init)
        }
    }

    struct Tied: Encodable {
        let number: Int64
        let leadsTo: String
        let name: String
        let affiliation: String
        let contact: String
        let strength: String
        let mode: String
        let locality: String
        let topics: [String]
        let notes: String
        let lastContact: String?
        let rhythm: String?
        let roles: [String]
        let addedAt: Date
        let history: [Changed]
        /// Parts to who may read them.
        let audiences: [String: String]
        let named: [String]
        let letsThemKnow: Bool
        let knows: [Int64]

        struct Changed: Encodable {
            let strength: String
            let since: Date
        }

        init(_ kept: OwnWritings.OwnTies.Kept) {
            let tie = kept.tie
            number = tie.number.rawValue
            leadsTo = tie.node.kind.rawValue
            name = tie.node.name
            affiliation = tie.node.affiliation
            contact = tie.contact
            strength = tie.strength.rawValue
            mode = tie.mode.rawValue
            locality = tie.locality.rawValue
            topics = tie.topics
            notes = tie.notes
            lastContact = tie.lastContact
            rhythm = tie.rhythm?.words
            roles = MentoringRole.allCases.filter(tie.roles.contains).map(\.rawValue)
            addedAt = tie.addedAt.date
            history = tie.history.map { Changed(strength: $0.strength.rawValue, since: $0.at.date) }
            audiences = Dictionary(
                uniqueKeysWithValues: Tie.Part.allCases.map { ($0.rawValue, tie.sharing[$0].rawValue) })
            named = kept.named.map(\.rawValue)
            letsThemKnow = tie.sharing.tells
            knows = kept.knows.map(\.rawValue)
        }
    }
}

extension OwnWritings.OwnTies {
    /// A line for each tie, with its notes and its history below, one for whom the member blocks, and what they introduced.
    var markdown: [String] {
        let names = Dictionary(uniqueKeysWithValues: ties.map { ($0.tie.number, $0.tie.node.name) })
        let blocks = blocked.isEmpty ? [] : ["Blocked: \(blocked.joined(separator: ", ").escapedForMarkdown)"]
        return ties.flatMap { $0.markdown(naming: names) } + blocks + suggesting
            + introductions.flatMap(\.markdown)
    }
}

extension OwnWritings.OwnTies.Kept {
    fileprivate func markdown(naming names: [Number<Tie>: String]) -> [String] {
        var facts: [(String, String)] = [
            ("Affiliation", tie.node.affiliation), ("How to reach them", tie.contact),
            ("Topics", tie.topics.joined(separator: ", ")), ("Last in touch", tie.lastContact ?? ""),
            ("Rhythm", tie.rhythm?.words ?? ""),
            ("They are my", MentoringRole.allCases.filter(tie.roles.contains).map(\.rawValue).joined(separator: ", ")),
            ("Knows", knows.compactMap { names[$0] }.joined(separator: ", ")),
            ("People I name", named.map { "@\($0.rawValue)" }.joined(separator: ", ")),
            ("They may know", tie.sharing.tells ? "yes" : ""),
        ]
        for change in tie.history { facts.append((change.strength.name, "since \(change.at.writtenDay)")) }
        for part in Tie.Part.allCases { facts.append((part.name, tie.sharing[part].words)) }
        let kind = "\(tie.node.kind.name), \(tie.strength.name.lowercased()), \(tie.mode.name.lowercased())"
        let lines = facts.filter { !$0.1.isEmpty }.map { "- \($0.0): \($0.1.escapedForMarkdown)" }
        return ["### \(tie.node.name.escapedForMarkdown)", "\(kind), \(tie.locality.rawValue)"]
            + [lines.joined(separator: "\n")] + (tie.notes.isEmpty ? [] : [tie.notes.quotedForMarkdown])
    }
}
