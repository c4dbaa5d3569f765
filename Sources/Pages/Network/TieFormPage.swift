package import Colloquium

/// Where a tie is added or changed.
package struct TieFormPage: SitePage {
    package static let template = "network/form"

    package let pageTitle: String
    let tabs = Tab.network(current: SitePath.newTie)
    let csrf: String
    /// Where many are added at once; none where one is told already whom it is about.
    let uploadPath: [String]
    let problems: [FormProblem]
    let tieAction: String
    let tieKey: String
    let tieLabel: String
    let backPath: String
    /// The version that is changed; empty for none.
    let overVersion: String
    let submission: String
    /// Whom of the site it leads to: the form has no name to type then.
    let toMember: [MemberEnd]
    let toOutside: [OutsideEnd]
    let strength: Choice
    let mode: Choice
    let locality: Choice
    let topics: Field
    let contact: Field
    let notes: Field
    let lastContact: Field
    let rhythmCount: Field
    let rhythmUnit: Choice
    let roles: CheckGroup
    let audiences: [Choice]
    let named: Field
    let isSharingOpen: Bool
    let screening: [ScreenChoice]
    package var meanwhile: [Meanwhile] = []

    struct MemberEnd: Sendable {
        let memberNumber: String
        let memberName: String
        let memberPath: String
        let isTold: Bool
    }

    struct OutsideEnd: Sendable {
        /// What it is stays as it was added.
        let kinds: [Choice]
        let name: Field
        let affiliation: Field
    }

    /// - Parameters:
    ///   - member: whom of the site it leads to; nil for somebody outside.
    ///   - tie: the one that is changed; nil to add one.
    ///   - version: of the tie as it was read.
    package init(
        _ entry: Tie.Entry, to member: (number: Number<Member>, name: String)?, changing tie: Number<Tie>? = nil,
        over version: String = "", csrf: String, problems found: [Refusal.Problem] = []
    ) {
        let name = member?.name ?? entry.name
        pageTitle =
            tie != nil
            ? "Change your tie to \(name)" : member.map { "Add \($0.name) to your network" } ?? "Add to your network"
        self.csrf = csrf
        uploadPath = tie == nil && member == nil ? [SitePath.networkUpload] : []
        problems = FormProblem.list(found)
        tieAction = tie.map { SitePath.edit($0) } ?? SitePath.ties
        tieKey = SitePath.keepKey(of: tie)
        tieLabel = tie == nil ? "Add" : "Save"
        backPath = tie.map { SitePath.tie($0) } ?? SitePath.network
        overVersion = version
        submission = entry.submission
        toMember = member.map { [MemberEnd($0.number, $0.name, isTold: !entry.tells.isEmpty)] } ?? []
        toOutside = member == nil ? [OutsideEnd(entry, isNew: tie == nil, in: found)] : []
        strength = Choice(
            "strength", "How strong is it?",
            options: [
                ("strong", "Strong: I can ask them for advice any time"), ("weak", "Weak: we know each other a little"),
                ("wished-for", "Wished for: I would like to know them"),
            ], chosen: entry.strength, in: found)
        mode = Choice(
            "mode", "How does it live?", options: Tie.Mode.allCases.map { ($0.rawValue, $0.name) }, chosen: entry.mode,
            in: found)
        locality = Choice(
            "locality", "How far away are they?",
            options: Tie.Locality.allCases.map { ($0.rawValue, $0.name) }, chosen: entry.locality, in: found)
        topics = Field(
            "topics", "Topics", value: entry.topics, hint: "What you share, with commas: sepsis, feedback.", in: found)
        contact = Field(
            "contact", "How to reach them", value: entry.contact, hint: "Mail, telephone. Nobody but you ever sees it.",
            in: found)
        notes = Field("notes", "Notes", value: entry.notes, hint: "No patient’s name or number.", in: found)
        // A date field shows nothing where something else was typed, and what was typed must come back.
        lastContact = Field(
            "last-contact", "Last in touch", value: entry.lastContact,
            type: found.contains { $0.field == "last-contact" } ? "text" : "date", in: found)
        rhythmCount = Field(
            "rhythm-count", "Be in touch every", value: entry.rhythmCount, type: "number", in: found)
        rhythmUnit = Choice(
            "rhythm-unit", "Unit", options: Rhythm.Unit.allCases.map { ($0.rawValue, $0.rawValue) },
            chosen: entry.rhythmUnit.isEmpty ? "months" : entry.rhythmUnit, in: found)
        roles = CheckGroup(
            "roles", "They are my", options: MentoringRole.allCases.map { ($0.rawValue, $0.name) },
            chosen: entry.roles, hint: "Whatever you agreed on, here or elsewhere. Nobody but you ever sees it.",
            in: found)
        audiences = Choice.audiences(entry.audiences, in: found)
        named = Field.named(entry.named, in: found)
        isSharingOpen =
            entry.audiences.values.contains { !["", Audience.onlyMe.rawValue].contains($0) }
            || found.contains { $0.field == "named" || $0.field.hasPrefix("audience-") }
        screening = ScreenChoice.list(entry.identifiesNobody, in: found)
    }
}

extension TieFormPage: ChangeForm {
    package var lines: [FormLine] {
        let told = toMember.map { FormLine("They may know that they are in my network", $0.isTold ? "Yes" : "No") }
        return toOutside.flatMap { [FormLine($0.name), FormLine($0.affiliation)] }
            + [strength, mode, locality].map(FormLine.init) + [topics, contact, lastContact].map(FormLine.init)
            + [
                FormLine(
                    "Rhythm", rhythmCount.value.isEmpty ? "" : "every \(rhythmCount.value) \(rhythmUnit.chosenLabel)")
            ]
            + [FormLine(roles), FormLine(notes)] + audiences.map(FormLine.init) + [FormLine(named)] + told
    }
}

extension TieFormPage.MemberEnd {
    fileprivate init(_ number: Number<Member>, _ name: String, isTold: Bool) {
        memberNumber = number.description
        memberName = name
        memberPath = SitePath.member(number, name)
        self.isTold = isTold
    }
}

extension TieFormPage.OutsideEnd {
    fileprivate init(_ entry: Tie.Entry, isNew: Bool, in problems: [Refusal.Problem]) {
        let kind = Choice(
            "kind", "Whom?",
            options: [("person", "A person who is not a member here"), ("organisation", "An organisation")],
            chosen: entry.kind, in: problems)
        kinds = isNew ? [kind] : []
        name = Field("name", "Name", value: entry.name, required: true, in: problems)
        affiliation = Field(
            "affiliation", "Affiliation", value: entry.affiliation, hint: "Where they work, or what it belongs to.",
            in: problems)
    }
}
