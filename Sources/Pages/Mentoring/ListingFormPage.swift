package import Colloquium

/// Where an offer or a request is made or changed.
package struct ListingFormPage: SitePage {
    package static let template = "mentoring/form"

    package let pageTitle: String
    let tabs = Tab.mentoring
    let csrf: String
    let problems: [FormProblem]
    let listingAction: String
    let listingKey: String
    let listingLabel: String
    let backPath: String
    /// The version that is changed; empty for none.
    let overVersion: String
    let submission: String
    /// None where the role is set already.
    let roleChoice: [Choice]
    let fixedRole: [FixedRole]
    let topics: Field
    let words: Field
    let ways: CheckGroup
    let pace: Field
    let offered: [Offered]
    let needed: [Needed]
    let audience: Choice
    let named: Field
    let screening: [ScreenChoice]
    package var meanwhile: [Meanwhile] = []

    struct FixedRole: Sendable {
        let roleValue: String
        let roleMeaning: String
    }

    /// What only an offer says.
    struct Offered: Sendable {
        let stages: CheckGroup
        let forWhom: Field
        let places: Field
    }

    /// What only a request says.
    struct Needed: Sendable {
        /// None where it is set already whom it is for, or where the member guides nobody.
        let traineeChoice: [Choice]
        let traineeText: String
        /// Where one asks to guide somebody, for whoever guides nobody.
        let guidingPath: [String]
        let lastDay: Field
    }

    /// What is changed.
    package struct Changed: Sendable {
        let number: Number<MentoringListing>
        let version: String
        let traineeName: String

        /// - Parameters:
        ///   - version: of the listing as it was read.
        ///   - trainee: by name; empty for nobody.
        package init(_ number: Number<MentoringListing>, over version: String, trainee: String) {
            self.number = number
            self.version = version
            traineeName = trainee
        }
    }

    package init(
        _ entry: MentoringListing.Entry, _ kind: MentoringListing.Kind,
        for trainees: [(handle: Handle, name: String)] = [], changing changed: Changed? = nil, csrf: String,
        problems found: [Refusal.Problem] = []
    ) {
        let role = MentoringRole(rawValue: entry.role)
        pageTitle =
            changed == nil
            ? (kind == .offer ? "Offer something" : "Look for somebody") : "Change your \(kind.rawValue)"
        self.csrf = csrf
        problems = FormProblem.list(found)
        listingAction = changed.map { SitePath.edit($0.number) } ?? SitePath.listings(kind)
        listingKey = SitePath.keepKey(ofListing: changed?.number)
        listingLabel = changed != nil ? "Save" : kind == .offer ? "Offer it" : "Look for them"
        backPath = changed.map { SitePath.listing($0.number) } ?? SitePath.mentoring
        overVersion = changed?.version ?? ""
        submission = entry.submission
        fixedRole =
            changed == nil
            ? [] : role.map { [FixedRole(roleValue: $0.rawValue, roleMeaning: "\($0.name). \($0.meaning)")] } ?? []
        roleChoice = changed == nil ? [.mentoringRole(entry.role, kind, in: found)] : []
        topics = Field(
            "topics", "Topics", value: entry.topics, hint: "With commas: feedback, statistics, moving abroad.",
            in: found)
        words = Field(
            "words", kind == .offer ? "What can people come to you for?" : "What do you want to learn or reach?",
            value: entry.words, hint: "In your own words. No patient’s name or number.", required: true, in: found)
        ways = CheckGroup(
            "ways", "How would you work together?", options: MentoringWay.allCases.map { ($0.rawValue, $0.name) },
            chosen: entry.ways, in: found)
        pace = Field(
            "pace", "How often, and how long?", value: entry.pace, hint: "Such as: an hour a month, for half a year.",
            in: found)
        offered = kind == .offer ? [Offered(entry, in: found)] : []
        needed = kind == .request ? [Needed(entry, trainees, changed, in: found)] : []
        audience = .mentoringAudience(entry.audience, kind, in: found)
        named = .named(entry.named, in: found)
        screening = ScreenChoice.list(entry.identifiesNobody, in: found)
    }
}

extension ListingFormPage: ChangeForm {
    package var lines: [FormLine] {
        [FormLine(words), FormLine(topics), FormLine(ways), FormLine(pace)]
            + offered.flatMap { [FormLine($0.stages), FormLine($0.forWhom), FormLine($0.places)] }
            + needed.map { FormLine($0.lastDay) } + [FormLine(audience), FormLine(named)]
    }
}

extension ListingFormPage.Offered {
    fileprivate init(_ entry: MentoringListing.Entry, in found: [Refusal.Problem]) {
        stages = CheckGroup(
            "stages", "Whom do you take?", options: CareerStage.allCases.map { ($0.rawValue, $0.name) },
            chosen: entry.stages, hint: "Check none to take people of every career stage.", in: found)
        forWhom = Field(
            "for-whom", "More about whom it is for", value: entry.forWhom,
            hint: "Such as: people who teach on a ward.", in: found)
        places = Field(
            "places", "How many people at once?", value: entry.places.isEmpty && found.isEmpty ? "1" : entry.places,
            type: "number",
            required: true, in: found)
    }
}

extension ListingFormPage.Needed {
    fileprivate init(
        _ entry: MentoringListing.Entry, _ trainees: [(handle: Handle, name: String)],
        _ changed: ListingFormPage.Changed?, in found: [Refusal.Problem]
    ) {
        let isRefused = found.contains { $0.field == "trainee" }
        traineeChoice =
            changed == nil && (!trainees.isEmpty || isRefused)
            ? [
                Choice(
                    "trainee", "For whom?",
                    options: [("", "Myself")] + trainees.map { ("@\($0.handle.rawValue)", $0.name) },
                    chosen: entry.trainee,
                    hint:
                        "A trainee you guide is asked first, and nobody else is shown it before they say yes.",
                    in: found)
            ] : []
        guidingPath = changed == nil && traineeChoice.isEmpty ? [SitePath.guiding] : []
        let name = changed?.traineeName ?? ""
        traineeText = name.isEmpty ? "" : "It is for \(name), who is asked again when you change what they said yes to."
        lastDay = .day("last-day", "Until when do you look?", value: entry.lastDay, in: found)
    }
}

extension Choice {
    fileprivate static func mentoringRole(
        _ chosen: String, _ kind: MentoringListing.Kind, in found: [Refusal.Problem]
    ) -> Choice {
        Choice(
            "role", kind == .offer ? "What would you be?" : "Whom do you look for?",
            options: MentoringRole.allCases.map { ($0.rawValue, "\($0.name). \($0.meaning)") }, chosen: chosen,
            in: found)
    }

    fileprivate static func mentoringAudience(
        _ chosen: String, _ kind: MentoringListing.Kind, in found: [Refusal.Problem]
    ) -> Choice {
        func label(_ audience: Audience) -> String {
            switch audience {
            case .onlyMe: "Only me: it is a note to yourself, and nobody can find it"
            case .named: "People I name"
            case .ties: "My ties: those whom I let know that they are in my network"
            case .members: "Members"
            }
        }
        return Choice(
            "audience", "Who may read and answer it?", options: Audience.allCases.map { ($0.rawValue, label($0)) },
            chosen: chosen.isEmpty ? Audience.onlyMe.rawValue : chosen,
            hint: "Whom you block, or who blocks you, never does.", in: found)
    }
}
