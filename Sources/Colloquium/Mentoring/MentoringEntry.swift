extension MentoringListing {
    /// The form for an offer or a request, as typed.
    package struct Entry: Hashable, Sendable {
        package var role = ""
        /// Separated by commas or line ends.
        package var topics = ""
        package var words = ""
        package var ways: Set<String> = []
        package var pace = ""
        package var stages: Set<String> = []
        package var forWhom = ""
        package var places = ""
        /// The handle of a member the owner guides; empty for a request for oneself.
        package var trainee = ""
        package var lastDay = ""
        package var audience = ""
        /// Handles, separated by commas or white space.
        package var named = ""
        package var submission = ""
        package var identifiesNobody = ""

        package init() {}

        /// What a listing was typed as.
        /// - Parameters:
        ///   - handles: of those who are named for it.
        ///   - trainee: the handle of whom it is for.
        package init(_ listing: MentoringListing, named handles: [Handle], trainee: Handle?) {
            self.init()
            role = listing.role.rawValue
            topics = listing.topics.joined(separator: ", ")
            words = listing.words
            ways = Set(listing.ways.map(\.rawValue))
            pace = listing.pace
            stages = Set(listing.room?.stages.map(\.rawValue) ?? [])
            forWhom = listing.room?.forWhom ?? ""
            places = listing.room.map { String($0.places) } ?? ""
            self.trainee = trainee.map { "@\($0.rawValue)" } ?? ""
            lastDay = listing.need?.lastDay ?? ""
            audience = listing.audience.rawValue
            named = handles.map { "@\($0.rawValue)" }.joined(separator: ", ")
        }
    }

    /// An offer or a request that may be kept.
    package struct Draft: Hashable, Sendable {
        package let kind: Kind
        package let role: MentoringRole
        package let topics: [String]
        package let words: String
        package let ways: Set<MentoringWay>
        package let pace: String
        package let stages: Set<CareerStage>
        package let forWhom: String
        /// Nil for a request.
        package let places: Int?
        package let trainee: Handle?
        package let lastDay: String?
        package let audience: Audience
        package let named: [Handle]
        package let submission: String

        /// - Parameter today: where the member is, as "2026-11-28".
        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: Entry, _ kind: Kind, today: String) throws(Refusal) {
            var inspection = Inspection()
            self.kind = kind
            role = inspection.choice(entry.role, "role", called: "one of the three", else: .mentor)
            topics = inspection.topics(entry.topics)
            words = inspection.text(
                entry.words, "words", called: "what it is for", limit: MentoringListing.wordsLength)
            ways = Set(entry.ways.compactMap(MentoringWay.init))
            if ways.isEmpty { inspection.note("ways", "Choose at least one way.") }
            pace = inspection.optionalText(
                entry.pace, "pace", called: "how often and how long", limit: MentoringListing.paceLength)
            if kind == .offer {
                stages = Set(entry.stages.compactMap(CareerStage.init))
                forWhom = inspection.optionalText(entry.forWhom, "for-whom", called: "whom it is for", limit: 500)
                places = inspection.places(entry.places)
                (trainee, lastDay) = (nil, nil)
            } else {
                (stages, forWhom, places) = ([], "", nil)
                trainee = inspection.trainee(entry.trainee)
                lastDay = inspection.comingDay(entry.lastDay, "last-day", today: today)
            }
            audience =
                entry.audience.isEmpty
                ? .onlyMe : inspection.choice(entry.audience, "audience", called: "who may read it", else: .onlyMe)
            let named = inspection.handles(entry.named, isNeeded: audience == .named)
            self.named = audience == .named ? named : []
            submission = String(entry.submission.tidied.prefix(64))
            // A trainee reads what is said of them before anybody else does.
            if audience != .onlyMe || trainee != nil {
                inspection.screen([words, forWhom, pace] + topics, answer: entry.identifiesNobody)
            }
            try inspection.settle()
        }
    }
}

extension Inspection {
    fileprivate mutating func places(_ raw: String) -> Int {
        if let count = Int(raw.tidiedLine), (1...MentoringListing.placeLimit).contains(count) { return count }
        note("places", "Enter a number from 1 to \(MentoringListing.placeLimit).")
        return 1
    }

    fileprivate mutating func trainee(_ raw: String) -> Handle? {
        if raw.tidiedLine.isEmpty { return nil }
        let handle = Handle(rawValue: raw)
        if handle == nil { note("trainee", "Write their handle, like @ada.") }
        return handle
    }

    /// A day that is not over; nil for none.
    package mutating func comingDay(_ raw: String, _ field: String, today: String) -> String? {
        let typed = raw.tidiedLine
        if typed.isEmpty { return nil }
        guard let day = day(typed, field, like: "2026-11-28") else { return nil }
        if day < today { note(field, "Enter a day that is not over.") }
        return day
    }
}
