/// What of a query narrows down where to look, like `year:2020-2024`.
package enum SearchFilter: Hashable, Sendable {
    case author(SearchTerm)
    case journal(SearchedName)
    case club(SearchedName)
    case mesh(SearchTerm)
    case kind(SearchKind)
    /// Contributions of one kind; of what asks, the questions put to a club, too.
    case critique(Contribution.Kind)
    case design(StudyDesign)
    case state(State)
    /// When an article was published, and everything else was written.
    case year(ClosedRange<Int>)

    /// What stands before the colon.
    package enum Field: String, CaseIterable, Sendable {
        case author, journal, club, mesh, kind, design, year
        case state = "is"
    }

    /// Where the discussion is.
    package enum State: Hashable, Sendable {
        case stage(Stage)
        /// Over, whether or not it is archived.
        case closed
    }

    package var field: Field {
        switch self {
        case .author: .author
        case .journal: .journal
        case .club: .club
        case .mesh: .mesh
        case .kind, .critique: .kind
        case .design: .design
        case .state: .state
        case .year: .year
        }
    }

    /// As it is typed.
    package var text: String { "\(field.rawValue):\(value)" }

    private var value: String {
        switch self {
        case .author(let words), .mesh(let words): words.text
        case .journal(let name), .club(let name): name.text
        case .kind(let kind): kind == .question ? "=" + kind.rawValue : kind.rawValue
        case .critique(let kind): kind.rawValue
        case .design(let design): design.rawValue
        case .state(let state): state.name
        case .year(let years):
            years.count == 1 ? String(years.lowerBound) : "\(years.lowerBound)-\(years.upperBound)"
        }
    }
}

extension SearchFilter.State {
    /// `is:open` finds what takes contributions, also what closes soon.
    package var stages: [Stage] {
        switch self {
        case .stage(.open): [.open, .closing]
        case .stage(let stage): [stage]
        case .closed: [.synthesis, .archived]
        }
    }

    /// The one that finds a discussion at this stage, of those by which what was found is parted.
    package init(finding stage: Stage) { self = .stage(stage == .closing ? .open : stage) }

    /// As people read it.
    package var title: String {
        switch self {
        case .stage(let stage): stage.name
        case .closed: "Closed"
        }
    }

    fileprivate var name: String {
        switch self {
        case .stage(let stage): stage.rawValue
        case .closed: "closed"
        }
    }

    fileprivate init?(_ word: String) {
        if word == "closed" {
            self = .closed
        } else if let stage = Stage(rawValue: word) {
            self = .stage(stage)
        } else {
            return nil
        }
    }
}

extension SearchFilter {
    /// Nil where the value is none of the field's.
    /// - Parameter isExact: whether no more than exactly this is meant.
    init?(_ field: Field, _ value: String, isBeginning: Bool, isExact: Bool) {
        func words(_ make: (SearchTerm) -> SearchFilter) -> SearchFilter? {
            SearchTerm(value, isBeginning: isBeginning).map(make)
        }
        func name(_ make: (SearchedName) -> SearchFilter) -> SearchFilter? {
            words { make(SearchedName($0, isWhole: isExact)) }
        }
        let found: SearchFilter? =
            switch field {
            case .author: words(SearchFilter.author)
            case .journal: name(SearchFilter.journal)
            case .club: name(SearchFilter.club)
            case .mesh: words(SearchFilter.mesh)
            case .kind: SearchFilter(kind: value.slug, isExact: isExact)
            case .design: StudyDesign(searched: value.slug).map(SearchFilter.design)
            case .state: State(value.slug).map(SearchFilter.state)
            case .year: Self.years(value).map(SearchFilter.year)
            }
        guard let found else { return nil }
        self = found
    }

    /// Singular or plural. What is put to a club is a question, and so is a contribution that asks something: both are
    /// meant, unless exactly the first is.
    private init?(kind word: String, isExact: Bool) {
        let singular = word == "syntheses" ? "synthesis" : word.hasSuffix("s") ? String(word.dropLast()) : word
        if singular == "question", !isExact {
            self = .critique(.question)
        } else if let kind = SearchKind(rawValue: word) ?? SearchKind(rawValue: singular) {
            self = .kind(kind)
        } else if let kind = Contribution.Kind(rawValue: singular) {
            self = .critique(kind)
        } else {
            return nil
        }
    }

    /// "2024", "2020-2024", "2020-" and "-2024"; in either order, and with any dash.
    private static func years(_ text: String) -> ClosedRange<Int>? {
        let ends = text.replacing("–", with: "-").replacing("—", with: "-")
            .split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard ends.contains(where: { !$0.isEmpty }) else { return nil }
        let known = ends.map { $0.isEmpty ? nil : year($0) }
        if zip(ends, known).contains(where: { !$0.isEmpty && $1 == nil }) { return nil }
        let first = known[0] ?? allYears.lowerBound
        let last = known.count > 1 ? known[1] ?? allYears.upperBound : first
        return min(first, last)...max(first, last)
    }

    private static let allYears = 1000...2999

    private static func year(_ text: String) -> Int? {
        guard text.utf8.count == 4, let year = Int(text), allYears.contains(year) else { return nil }
        return year
    }
}

extension StudyDesign {
    /// By its name in either spelling, or by a beginning that only one has.
    fileprivate init?(searched word: String) {
        let spelled = word.replacing("randomized", with: "randomised")
        if let design = StudyDesign(rawValue: spelled) {
            self = design
            return
        }
        let likely = StudyDesign.allCases.filter { $0.rawValue.hasPrefix(spelled) || $0.name.slug == spelled }
        guard likely.count == 1, spelled.utf8.count > 2 else { return nil }
        self = likely[0]
    }
}
