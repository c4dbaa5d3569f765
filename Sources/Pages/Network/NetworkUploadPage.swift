package import Colloquium

/// Where people are uploaded from a file, and chosen from what it held.
package struct NetworkUploadPage: SitePage {
    package static let template = "network/upload"

    package let pageTitle = "Add people from a file"
    let tabs = Tab.network(current: SitePath.newTie)
    let csrf: String
    let problems: [FormProblem]
    let fileError: String
    let uploadAction = SitePath.networkUpload
    let addPath = SitePath.newTie
    let choiceAction = SitePath.uploadChoices
    let discardAction = SitePath.uploadRemoval
    let noticeText: String
    let waiting: [Waiting]

    /// What waits to be chosen from.
    package struct Waiting: Sendable {
        let uploadNumber: String
        let uploadName: String
        let cardsText: String
        let unreadable: [String]
        let cards: [Card]
    }

    struct Card: Sendable {
        let cardName: String
        let cardKind: String
        /// What will be stored, as far as it is not chosen below.
        let cardFacts: [String]
        /// What a tie has no place for or nobody understood.
        let cardLeftovers: String
        /// Why it is left out, unless one says otherwise.
        let cardRemark: String
        let cardError: String
        let errorID: String
        let choices: [Choice]
    }

    /// What was chosen for one row, as the form spells it; nothing chosen is what the file and the network suggest.
    package struct Chosen: Sendable {
        package var strength = ""
        package var mode = ""
        package var locality = ""
        /// What is wrong with it.
        package var problem = ""

        package init() {}
    }

    /// - Parameters:
    ///   - chosen: by row, of a form that comes back.
    ///   - added: how many were added just now; nil where none were to be.
    package init(
        _ waiting: Waiting?, added: Int?, csrf: String, problems found: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        problems = FormProblem.list(found)
        fileError = found.filter { $0.field == "file" }.map(\.reason).joined(separator: " ")
        self.waiting = waiting.map { [$0] } ?? []
        noticeText =
            added.map { count in
                let rest = waiting == nil ? "" : " What you left out waits below."
                return "\(count == 1 ? "One tie was" : "\(count) ties were") added.\(rest)"
            } ?? ""
    }
}

extension NetworkUploadPage.Waiting {
    /// - Parameters:
    ///   - present: rows whose people are in the network already.
    ///   - today: where the member is, as "2026-11-28".
    ///   - chosen: by row.
    package init(
        _ number: String, named name: String, _ all: [ContactCard], problems: [String], present: Set<Int>,
        today: String, chosen: [Int: NetworkUploadPage.Chosen] = [:]
    ) {
        uploadNumber = number
        uploadName = name
        unreadable = problems
        cardsText = all.count == 1 ? "One person or organisation" : "\(all.count) people and organisations"
        let doubles = ContactCard.doubles(in: all)
        let names = Dictionary(uniqueKeysWithValues: all.map { ($0.row, $0.name) })
        cards = all.map { card in
            let remark =
                present.contains(card.row)
                ? "In your network already."
                : doubles[card.row].flatMap { names[$0] }.map { "The same as “\($0)” above." } ?? ""
            return NetworkUploadPage.Card(card, remark: remark, on: today, chosen[card.row])
        }
    }
}

extension NetworkUploadPage.Card {
    fileprivate init(
        _ card: ContactCard, remark: String, on today: String, _ chosen: NetworkUploadPage.Chosen?
    ) {
        var entry = Tie.Entry(card)
        entry.noteContact(after: today)
        let comesLater = !card.lastContact.isEmpty && entry.lastContact.isEmpty && card.lastContactDay != nil
        cardName = card.name
        cardKind = card.node.kind.name
        let rhythm = Rhythm(spelled: card.rhythm ?? "")?.words ?? ""
        let roles = MentoringRole.allCases.map(\.rawValue).filter(entry.roles.contains).joined(separator: ", ")
        cardFacts = [
            card.affiliation, card.contact, card.topics.joined(separator: ", "),
            entry.lastContact.isEmpty ? "" : "last in touch \(entry.lastContact)",
            rhythm.isEmpty ? "" : "in touch \(rhythm)", roles.isEmpty ? "" : "my \(roles)", card.notes.excerpt(200),
        ].filter { !$0.isEmpty }
        let leftovers = card.leftovers + (comesLater ? ["Last contact: \(card.lastContact)"] : [])
        cardLeftovers = leftovers.map { $0.excerpt(120) }.joined(separator: "; ")
        cardRemark = remark
        cardError = chosen?.problem ?? ""
        errorID = "strength-\(card.row)-error"
        choices = [
            Choice(
                "strength-\(card.row)", "Add as",
                options: [("", "Leave out")] + Tie.Strength.allCases.map { ($0.rawValue, $0.name) },
                chosen: chosen?.strength ?? (remark.isEmpty ? entry.strength : "")),
            Choice(
                "mode-\(card.row)", "Lives", options: Tie.Mode.allCases.map { ($0.rawValue, $0.name) },
                chosen: chosen?.mode ?? entry.mode),
            Choice(
                "locality-\(card.row)", "How far", options: Tie.Locality.allCases.map { ($0.rawValue, $0.name) },
                chosen: chosen?.locality ?? entry.locality),
        ]
    }
}

extension SitePath {
    package static let networkUpload = "/network/upload"
    package static let uploadChoices = "/network/upload/choices"
    package static let uploadRemoval = "/network/upload/removal"
}
