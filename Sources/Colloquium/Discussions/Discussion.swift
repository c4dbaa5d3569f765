/// An article brought to a club.
package struct Discussion: Hashable, Sendable {
    package let number: Number<Discussion>
    package let club: Number<Club>
    package let article: Number<Article>
    package let poster: Number<Member>
    package let why: Prose
    package let studyDesign: StudyDesign
    package let schedule: Schedule
    /// How often its course was changed by hand.
    package let courseVersion: Int
    /// Nil where it takes place, or took.
    package let callingOff: CallingOff?

    package init(
        number: Number<Discussion>, club: Number<Club>, article: Number<Article>, poster: Number<Member>, why: Prose,
        studyDesign: StudyDesign, schedule: Schedule, courseVersion: Int = 0, callingOff: CallingOff? = nil
    ) {
        self.number = number
        self.club = club
        self.article = article
        self.poster = poster
        self.why = why
        self.studyDesign = studyDesign
        self.schedule = schedule
        self.courseVersion = courseVersion
        self.callingOff = callingOff
    }

    package func mark(at now: Instant) -> CourseMark {
        CourseMark(stage: schedule.stage(at: now), version: courseVersion)
    }

    /// - Parameter version: of its synthesis, the newest there was; 0 for none.
    /// - Throws: why its synthesis cannot be written now. What was written once may be put better, or anew, at any time.
    package func refuseSynthesis(version: Int, at now: Instant) throws(Refusal) {
        if callingOff != nil {
            throw Refusal(.conflict, "The discussion was called off, so there is nothing to sum up.")
        }
        if schedule.isSynthesisDue(over: version, at: now) { return }
        let what = schedule.stage(at: now).awaitsMembers ? "has not opened yet" : "is open still"
        throw Refusal(
            .conflict,
            "The synthesis is written from the last day of the discussion on, and it \(what). Pin contributions for it until then."
        )
    }

    /// The part of the posting form that makes a discussion, as typed.
    package struct Entry: Hashable, Sendable, Codable {
        package var club = ""
        package var why = ""
        package var studyDesign = ""
        /// Days the discussion stays open.
        package var window = "7"
        /// The day it opens in the club's time zone, as "2026-11-30"; none opens it at once.
        package var opensOn = ""
        /// The hour it opens, as "18:00".
        package var opensAt = ""
        /// Separated by commas.
        package var tags = ""
        /// "yes" where its author says that what looks like it identifies no patient. It is said of these words, and so is
        /// not kept with a draft.
        package var identifiesNobody = ""

        package init() {}

        private enum CodingKeys: String, CodingKey {
            case club, why, studyDesign, window, opensOn, opensAt, tags
        }

        /// As drafts had it before discussions opened at an hour: in how many days.
        private enum FormerKeys: String, CodingKey { case opensIn }

        /// As kept. Who once chose to wait has to choose the day, so that nothing opens at once unawares: an hour alone is
        /// asked about.
        package init(from decoder: any Decoder) throws {
            let kept = try decoder.container(keyedBy: CodingKeys.self)
            club = try kept.decode(String.self, forKey: .club)
            why = try kept.decode(String.self, forKey: .why)
            studyDesign = try kept.decode(String.self, forKey: .studyDesign)
            window = try kept.decode(String.self, forKey: .window)
            opensOn = try kept.decodeIfPresent(String.self, forKey: .opensOn) ?? ""
            let wait = try decoder.container(keyedBy: FormerKeys.self).decodeIfPresent(String.self, forKey: .opensIn)
            let hour = ["", "0"].contains(wait?.tidied ?? "") ? "" : "12:00"
            opensAt = try kept.decodeIfPresent(String.self, forKey: .opensAt) ?? hour
            tags = try kept.decode(String.self, forKey: .tags)
        }
    }

    /// What a valid entry proposes.
    package struct Proposal: Hashable, Sendable {
        package let club: Number<Club>
        package let why: Prose
        package let studyDesign: StudyDesign
        package let timing: Timing
        package let tags: [Tag]

        /// A proposal with a schedule of its own, such as one in the past.
        package init(club: Number<Club>, why: Prose, studyDesign: StudyDesign, schedule: Schedule, tags: [Tag]) {
            self.club = club
            self.why = why
            self.studyDesign = studyDesign
            timing = .scheduled(schedule)
            self.tags = tags
        }

        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: Entry, render: (String) -> String) throws(Refusal) {
            var inspection = Inspection()
            let (text, design) = inspection.posting(
                why: entry.why, studyDesign: entry.studyDesign, identifiesNobody: entry.identifiesNobody)
            let chosen = Int64(entry.club).map(Number<Club>.init(rawValue:))
            if chosen == nil { inspection.note("club", "Choose a club.") }
            let days = inspection.days(open: entry.window)
            timing = inspection.timing(day: entry.opensOn, hour: entry.opensAt, days: days)
            tags = Tag.list(entry.tags)
            if tags.count > 10 { inspection.note("tags", "Give at most 10 tags.") }
            try inspection.settle()
            club = chosen ?? 0
            why = Prose(source: text, html: render(text))
            studyDesign = design
        }
    }
}

/// A word articles and questions are found by: lower-case letters, digits and hyphens.
package struct Tag: RawRepresentable, Hashable, Sendable, Codable {
    package let rawValue: String

    /// Nil when nothing of the text can stand in a tag.
    package init?(rawValue: String) {
        let slug = rawValue.tidied.slug
        if slug.isEmpty { return nil }
        self.rawValue = String(slug.prefix(Self.limit))
    }

    /// In characters; what is longer is cut.
    package static let limit = 40

    /// The tags of a text field, each once, in order.
    package static func list(_ text: String) -> [Tag] {
        var seen: Set<Tag> = []
        return words(of: text).compactMap { Tag(rawValue: $0) }.filter { seen.insert($0).inserted }
    }

    /// What stands in a text field of tags and can be none.
    package static func unusable(in text: String) -> [String] {
        words(of: text).filter { !$0.isEmpty && Tag(rawValue: $0) == nil }
    }

    private static func words(of text: String) -> [String] {
        text.split(whereSeparator: { $0 == "," || $0 == "#" || $0.isNewline }).map { String($0).tidiedLine }
    }
}
