extension Tie {
    /// The form for a tie, as typed.
    package struct Entry: Hashable, Sendable {
        package var kind = ""
        /// The number of a member of the site.
        package var member = ""
        package var name = ""
        package var affiliation = ""
        package var contact = ""
        package var strength = ""
        package var mode = ""
        package var locality = ""
        /// Separated by commas or line ends.
        package var topics = ""
        package var notes = ""
        package var lastContact = ""
        package var rhythmCount = ""
        package var rhythmUnit = ""
        /// As spelled in the form.
        package var roles: Set<String> = []
        /// Parts to audiences, both as spelled in the form.
        package var audiences: [String: String] = [:]
        /// Handles, separated by commas or white space.
        package var named = ""
        package var tells = ""
        package var submission = ""
        package var identifiesNobody = ""

        package init() {}
    }

    /// A tie that may be kept.
    package struct Draft: Hashable, Sendable {
        package let kind: Tie.Node.Kind
        package let member: Number<Member>?
        /// Empty for a member, whose name is their own.
        package let name: String
        package let affiliation: String
        package let contact: String
        package let strength: Strength
        package let mode: Mode
        package let locality: Locality
        package let topics: [String]
        package let notes: String
        package let lastContact: String?
        package let rhythm: Rhythm?
        package let roles: Set<MentoringRole>
        package let audiences: [Part: Audience]
        package let named: [Handle]
        package let tells: Bool
        package let submission: String

        /// - Parameter today: where the member is, as "2026-11-28"; nobody was in touch after it.
        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: Entry, today: String) throws(Refusal) {
            var inspection = Inspection()
            kind = inspection.choice(entry.kind, "kind", called: "whom the tie leads to", else: .person)
            let member = Int64(entry.member).flatMap { $0 > 0 ? Number<Member>(rawValue: $0) : nil }
            if kind == .member, member == nil { inspection.note("kind", "Choose a member from their own page.") }
            self.member = kind == .member ? member : nil
            if kind == .member {
                (name, affiliation) = ("", "")
            } else {
                name = inspection.text(entry.name.tidiedLine, "name", called: "a name", limit: 100)
                affiliation = inspection.optionalText(
                    entry.affiliation.tidiedLine, "affiliation", called: "the affiliation", limit: 120)
            }
            contact = inspection.optionalText(entry.contact, "contact", called: "how to reach them", limit: 500)
            strength = inspection.choice(entry.strength, "strength", called: "how strong the tie is", else: .weak)
            mode = inspection.choice(entry.mode, "mode", called: "how the tie lives", else: .inPerson)
            locality = inspection.choice(entry.locality, "locality", called: "how far away they are", else: .local)
            topics = inspection.topics(entry.topics)
            notes = inspection.optionalText(entry.notes, "notes", called: "the notes", limit: Tie.notesLength)
            lastContact = inspection.pastDay(entry.lastContact, "last-contact", today: today)
            rhythm = inspection.rhythm(entry.rhythmCount, entry.rhythmUnit)
            roles = inspection.roles(entry.roles)
            let audiences = inspection.audiences(entry.audiences)
            self.audiences = audiences
            named = inspection.handles(entry.named, isNeeded: audiences.values.contains(.named))
            tells = kind == .member && !entry.tells.isEmpty
            submission = String(entry.submission.tidied.prefix(64))
            if audiences[.notes] ?? .onlyMe != .onlyMe { inspection.screen(notes, answer: entry.identifiesNobody) }
            try inspection.settle()
        }
    }
}

extension Inspection {
    /// One of a closed set.
    package mutating func choice<Value: RawRepresentable<String>>(
        _ raw: String, _ field: String, called name: String, else fallback: Value
    ) -> Value {
        if let value = Value(rawValue: raw) { return value }
        note(field, "Choose \(name).")
        return fallback
    }

    /// The topics of a tie, each once.
    package mutating func topics(_ raw: String) -> [String] {
        var keys: Set<String> = []
        let topics = raw.split(whereSeparator: { $0 == "," || $0.isNewline }).map { String($0).tidiedLine }
            .filter { !$0.isEmpty && keys.insert(Tie.key(ofTopic: $0)).inserted }
        if topics.count > Tie.topicLimit || topics.contains(where: { $0.unicodeScalars.count > Tie.topicLength }) {
            note("topics", "Give at most \(Tie.topicLimit) topics of up to \(Tie.topicLength) characters each.")
        }
        return topics
    }

    /// A day that is not after today; nil for none.
    package mutating func pastDay(_ raw: String, _ field: String, today: String) -> String? {
        let typed = raw.tidiedLine
        if typed.isEmpty { return nil }
        guard let day = day(typed, field, like: "2026-11-28") else { return nil }
        if day > today { note(field, "Enter a day that is not after today.") }
        return day
    }

    /// A day that is not after today; today where nothing was typed.
    /// - Throws: a refusal at the field.
    package static func day(_ raw: String, _ field: String, today: String) throws(Refusal) -> String {
        var inspection = Inspection()
        let day = inspection.pastDay(raw, field, today: today)
        try inspection.settle()
        return day ?? today
    }

    /// A day as forms send it, before or after today; nil, with the reason noted, where it is none.
    mutating func day(_ raw: String, _ field: String, like example: String) -> String? {
        let typed = raw.tidiedLine
        if let day = WallTime(day: typed, hour: "00:00")?.day { return day }
        // A day of the right form that no calendar of ours reaches back to.
        let isTooEarly = typed.wholeMatch(of: /(\d{4})-\d{1,2}-\d{1,2}/).flatMap { Int($0.1) }.map { $0 < 1970 }
        note(
            field,
            isTooEarly == true
                ? "Enter a year from 1970 on." : "Enter the day as year-month-day, like \(example).")
        return nil
    }

    /// A rhythm; nil where no count was typed.
    package mutating func rhythm(_ count: String, _ unit: String) -> Rhythm? {
        if count.tidiedLine.isEmpty { return nil }
        let rhythm = Rhythm.Unit(rawValue: unit).flatMap { unit in
            Int(count.tidiedLine).flatMap { Rhythm($0, unit) }
        }
        if rhythm == nil { note("rhythm-count", "Enter a number from 1 to 99, with weeks, months or years.") }
        return rhythm
    }

    /// In which roles somebody helps another on; none is fine.
    mutating func roles(_ raw: Set<String>) -> Set<MentoringRole> {
        let roles = raw.compactMap(MentoringRole.init)
        if roles.count < raw.count { note("roles", "Choose mentor, coach or sponsor, or none of them.") }
        return Set(roles)
    }

    /// Who may read what; where nothing is said, only the owner.
    package mutating func audiences(_ raw: [String: String]) -> [Tie.Part: Audience] {
        audiences(raw, of: Tie.Part.allCases)
    }

    mutating func audiences<Part: RawRepresentable<String> & Hashable>(
        _ raw: [String: String], of parts: [Part]
    ) -> [Part: Audience] {
        var audiences: [Part: Audience] = [:]
        for part in parts {
            guard let typed = raw[part.rawValue], !typed.isEmpty else { continue }
            guard let audience = Audience(rawValue: typed) else {
                note("audience-\(part.rawValue)", "Choose who may read this.")
                continue
            }
            audiences[part] = audience
        }
        return audiences
    }

    /// The people somebody names, each once.
    package mutating func handles(_ raw: String, isNeeded: Bool) -> [Handle] {
        var handles: [Handle] = []
        for word in raw.tidied.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            guard let handle = Handle(rawValue: String(word)) else {
                note(
                    "named", "“\(String(word).excerpt(40))” is no handle. Write handles like @ada, with commas between."
                )
                return handles
            }
            if !handles.contains(handle) { handles.append(handle) }
        }
        if handles.count > 50 { note("named", "Name at most 50 people.") }
        if isNeeded, handles.isEmpty { note("named", "Name the people who may read this, by their handles.") }
        return handles
    }
}
