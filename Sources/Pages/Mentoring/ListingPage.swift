package import Colloquium

/// One offer or request, for its owner, for the trainee it is for, or for somebody who may answer it.
package struct ListingPage: SitePage {
    package static let template = "mentoring/listing"

    package let pageTitle: String
    let tabs = Tab.mentoring
    let csrf: String
    let problems: [FormProblem]
    let kindText: String
    let meaningText: String
    let makerText: String
    let wordsText: String
    let facts: [Fact]
    let personPath: [String]
    let personLinkText: String
    let standingText: String
    let owning: [Owning]
    let consenting: [Consenting]
    let asking: [Asking]
    /// Why it cannot be answered, or where that goes on.
    let insteadLines: [MentoringLine]
    let matchLines: [MatchLine]
    let hasMatches: Bool
    let matchesText: String
    let matchesHint: String

    struct Fact: Sendable {
        let factName: String
        let factText: String
    }

    /// What its owner can do.
    struct Owning: Sendable {
        let editPath: String
        let removalPath: String
        let pauseAction: String
        let pauseLabel: String
    }

    /// What the trainee says to it.
    struct Consenting: Sendable {
        let consentText: String
        /// The version that is read and answered.
        let consentOver: String
        /// None once they said yes.
        let consentAction: [String]
        let refusalAction: [String]
        let refusalLabel: String
    }

    struct Asking: Sendable {
        let askHeading: String
        let askAction: String
        let askKey: String
        let askSubmission: String
        let askWords: Field
        let screening: [ScreenChoice]
        let askHint: String
    }

    /// What somebody says when they ask, as typed.
    package struct Entry: Sendable {
        package var words = ""
        package var submission = ""
        package var identifiesNobody = ""

        package init() {}
    }

    /// What runs between the reader and the other already, and what the listing's owner sees beside it.
    package struct Surroundings: Sendable {
        package var ask: MentoringAsk?
        package var agreement: Number<MentoringAgreement>?
        package var named: [Handle] = []
        package var matches: [MentoringMatch] = []

        package init() {}
    }

    /// - Parameters:
    ///   - reader: who reads it.
    ///   - today: where they are, as "2026-11-28".
    package init(
        _ listing: MentoringListing, _ surroundings: Surroundings, _ entry: Entry, for reader: Number<Member>,
        on today: String, csrf: String, problems found: [Refusal.Problem] = []
    ) {
        let isOwn = listing.owner.number == reader
        let isMine = listing.person.number == reader
        pageTitle = listing.title(for: reader)
        self.csrf = csrf
        problems = FormProblem.list(found)
        kindText = listing.kind.name
        meaningText = listing.role.meaning
        makerText = listing.makerText(for: reader)
        wordsText = listing.words
        facts = listing.facts(isOwn: isOwn, isMine: isMine, named: surroundings.named)
        let other = isOwn && !isMine ? listing.person : listing.owner
        personPath = other.number == reader ? [] : [SitePath.member(other.number, other.name)]
        personLinkText = "About \(other.name)"
        standingText = isOwn ? "\(listing.standing(for: reader, on: today))." : ""
        owning = isOwn ? [Owning(listing)] : []
        consenting = isMine && !isOwn ? [Consenting(listing)] : []
        insteadLines = isOwn || isMine ? [] : listing.instead(surroundings, for: reader, on: today)
        asking =
            isOwn || isMine || !insteadLines.isEmpty ? [] : [Asking(listing, entry, in: found)]
        matchLines = surroundings.matches.map { MatchLine($0, for: reader) }
        hasMatches = isOwn || isMine
        matchesHint = surroundings.matches.isEmpty ? "" : listing.matchesHint(for: reader)
        matchesText =
            listing.kind == .offer
            ? "Nobody who looks for this has let you read it yet. Whoever you let read your offer can ask you."
            : isMine
                ? "Nobody offers this to you yet. Try again later, ask one of your ties, or look what else is offered."
                : "Nobody who offers this has let you read it yet. \(listing.person.name) may see others."
    }
}

extension ListingPage.Owning {
    fileprivate init(_ listing: MentoringListing) {
        editPath = SitePath.edit(listing.number)
        removalPath = SitePath.removal(of: listing.number)
        pauseAction =
            listing.isPaused ? SitePath.reopening(of: listing.number) : SitePath.pause(of: listing.number)
        pauseLabel = listing.isPaused ? "Open it again" : "Pause it"
    }
}

extension ListingPage.Consenting {
    fileprivate init(_ listing: MentoringListing) {
        let name = listing.owner.name
        let consent = listing.need?.consent ?? .waiting
        consentText =
            switch consent {
            case .waiting:
                "\(name) would look for \(listing.role.withArticle) for you. Nobody else is shown this before you say yes, and a no is told to nobody. Whoever answers asks you, and you decide."
            case .given: "You said yes. You can take that back at any time, and nobody is told."
            case .refused: "You said no. Nobody is shown it, and nobody was told."
            }
        consentOver = "\(listing.version)"
        consentAction = consent == .given ? [] : [SitePath.consent(to: listing.number)]
        refusalAction = consent == .refused ? [] : [SitePath.refusal(of: listing.number)]
        refusalLabel = consent == .given ? "Take my yes back" : "No"
    }
}

extension ListingPage.Asking {
    fileprivate init(
        _ listing: MentoringListing, _ entry: ListingPage.Entry, in found: [Refusal.Problem]
    ) {
        let name = listing.person.name
        askHeading =
            listing.kind == .offer
            ? "Ask \(name) to be your \(listing.role.rawValue)" : "Offer \(name) to be their \(listing.role.rawValue)"
        askAction = SitePath.asks(about: listing.number)
        askKey = SitePath.keepKey(ofAskAbout: listing.number)
        askSubmission = entry.submission
        askWords = Field(
            "words", "Your words to them", value: entry.words,
            hint: "Who you are, why them, and what you hope for. No patient’s name or number.", required: true,
            in: found)
        screening = ScreenChoice.list(entry.identifiesNobody, in: found)
        askHint = "\(name) is told by mail and has 30 days to answer. A no is no judgement."
    }
}

extension MentoringListing {
    fileprivate func facts(isOwn: Bool, isMine: Bool, named: [Handle]) -> [ListingPage.Fact] {
        var rows = [("Topics", topics.joined(separator: ", ")), ("How", waysText), ("How often, how long", pace)]
        if let room {
            rows.append(
                (
                    "For",
                    CareerStage.allCases.filter(room.stages.contains).map { $0.name.lowercased() }
                        .joined(separator: ", ")
                ))
            rows.append(("More about whom", room.forWhom))
            rows.append(
                ("Places", isOwn ? "\(room.open) of \(room.places) free" : room.open == 0 ? "None free" : "Free"))
        }
        if let need { rows.append(("Until", need.lastDay ?? "")) }
        if !isOwn || person.number != owner.number {
            rows.append(("Career stage", person.stage?.name ?? ""))
            rows.append(("Institution", person.institution))
            rows.append(("Country", person.country))
        }
        if isOwn {
            let people = named.map { "@\($0.rawValue)" }.joined(separator: ", ")
            rows.append(("Who may read it", audience == .named && !people.isEmpty ? people : audience.name))
        } else if isMine {
            rows.append(("Who may read it once you say yes", audience.readers(of: owner.name)))
        }
        return rows.filter { !$0.1.isEmpty }.map { ListingPage.Fact(factName: $0.0, factText: $0.1) }
    }

    fileprivate func instead(
        _ surroundings: ListingPage.Surroundings, for reader: Number<Member>, on today: String
    ) -> [MentoringLine] {
        if let agreement = surroundings.agreement {
            return [MentoringLine("You two have agreed on this", SitePath.agreement(agreement))]
        }
        if let ask = surroundings.ask { return [MentoringLine(ask.title(for: reader), SitePath.ask(ask.number))] }
        if isOpen(on: today) { return [] }
        return [
            MentoringLine(
                kind == .offer ? "There is no open place at the moment" : "They look for nobody at the moment",
                SitePath.mentoringFinder(role), "See who else is there")
        ]
    }
}
