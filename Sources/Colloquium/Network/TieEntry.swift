extension Tie.Entry {
    /// The form for a tie to a member, begun with what their profile shows and what it tells about the distance.
    package init(to other: Member, from own: Member) {
        self.init()
        let viewer = Viewer(member: own.number, role: own.role, clubs: [:])
        func shown(_ field: Profile.Field, _ text: String) -> String {
            other.profile.shows(field, of: other.number, to: viewer) ? text.comparisonKey : ""
        }
        kind = Tie.Node.Kind.member.rawValue
        member = other.number.description
        strength = Tie.Strength.weak.rawValue
        mode = Tie.Mode.mediated.rawValue
        if !shown(.specialties, "known").isEmpty { topics = other.profile.specialties.joined(separator: ", ") }
        let (institution, country) = (
            shown(.institution, other.profile.institution), shown(.country, other.profile.country)
        )
        if !institution.isEmpty, institution == own.profile.institution.comparisonKey {
            locality = Tie.Locality.local.rawValue
        } else if !country.isEmpty, !own.profile.country.isEmpty {
            let isHere = country == own.profile.country.comparisonKey
            locality = (isHere ? Tie.Locality.national : .international).rawValue
        }
    }

    /// What a tie was typed as.
    package init(_ tie: Tie, named handles: [Handle]) {
        self.init()
        kind = tie.node.kind.rawValue
        member = tie.node.member?.description ?? ""
        name = tie.node.name
        affiliation = tie.node.affiliation
        contact = tie.contact
        strength = tie.strength.rawValue
        mode = tie.mode.rawValue
        locality = tie.locality.rawValue
        topics = tie.topics.joined(separator: ", ")
        notes = tie.notes
        lastContact = tie.lastContact ?? ""
        rhythmCount = tie.rhythm.map { String($0.count) } ?? ""
        rhythmUnit = tie.rhythm?.unit.rawValue ?? ""
        roles = Set(tie.roles.map(\.rawValue))
        audiences = Dictionary(
            uniqueKeysWithValues: Tie.Part.allCases.map { ($0.rawValue, tie.sharing[$0].rawValue) })
        named = handles.map { "@\($0.rawValue)" }.joined(separator: ", ")
        tells = tie.sharing.tells ? "yes" : ""
    }
}
