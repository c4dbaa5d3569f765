extension Poll {
    /// The form for a poll, as typed.
    package struct Entry: Hashable, Sendable {
        package var question = ""
        package var details = ""
        package var form = Form.single.rawValue
        /// One option a line.
        package var options = ""
        package var disclosure = Disclosure.afterVoting.rawValue
        /// "yes" where readers see no names.
        package var anonymous = ""
        /// "yes" where each vote needs a reference.
        package var needsReference = ""
        /// How many days it takes votes.
        package var days = "7"
        /// The day and the hour it closes, instead of after those days, as "2026-11-30" and "18:00"; neither for the days.
        package var closesOn = ""
        package var closesAt = ""
        /// The discussion it stands in; empty where it stands alone.
        package var discussion = ""
        /// The panel it is put to; empty for the whole club.
        package var panel = ""
        package var submission = ""
        package var identifiesNobody = ""

        package init() {}
    }

    /// A poll that may be put to a club, or to one of its panels.
    package struct Draft: Hashable, Sendable {
        package let question: String
        package let details: Prose
        package let terms: Terms
        package let days: Int
        /// By the clocks of the club; nil where it closes after the days.
        package let closesAt: WallTime?
        package let discussion: Number<Discussion>?
        package let panel: Number<Panel>?
        package let submission: String

        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: Entry, render: (String) -> String) throws(Refusal) {
            var inspection = Inspection()
            question = inspection.text(entry.question, "question", called: "the question", limit: 200).tidiedLine
            let text = inspection.optionalText(entry.details, "details", called: "the details", limit: Prose.limit)
            let chosen = Form(rawValue: entry.form)
            if chosen == nil { inspection.note("form", "Choose how votes are given.") }
            let shown = Disclosure(rawValue: entry.disclosure)
            if shown == nil { inspection.note("disclosure", "Choose when the results are shown.") }
            let listed = chosen?.hasOptions == true ? inspection.options(entry.options) : []
            if chosen?.hasOptions == false, !entry.options.tidied.isEmpty {
                inspection.note(
                    "options", "Options are for one or several choices; take them out, or choose such a form.")
            }
            let end = inspection.wallTime(
                entry.closesOn, "closes-on", entry.closesAt, "closes-at", none: "to close it after a number of days")
            let length = Int(entry.days.tidied)
            if end == nil, length.map(Poll.days.contains) != true {
                inspection.note("days", "Choose for how long it takes votes.")
            }
            inspection.screen("\(question)\n\(text)\n\(listed.joined(separator: "\n"))", answer: entry.identifiesNobody)
            try inspection.settle()
            details = Prose(source: text, html: text.isEmpty ? "" : render(text))
            terms = Terms(
                form: chosen ?? .single, options: listed, disclosure: shown ?? .atClose,
                isAnonymous: entry.anonymous == "yes", needsReference: entry.needsReference == "yes")
            days = length ?? 7
            closesAt = end
            discussion = Int64(entry.discussion).map(Number<Discussion>.init(rawValue:))
            panel = Int64(entry.panel).map(Number<Panel>.init(rawValue:))
            submission = String(entry.submission.tidied.prefix(64))
        }

        /// When it closes: at the hour that was chosen, or at the same hour of the club's clocks some days later.
        /// - Parameter zone: of the club, named as IANA does.
        /// - Throws: at `closes-on`, where the chosen hour is over or more than 28 days away.
        package func closing(from now: Instant, in zone: String) throws(Refusal) -> Instant {
            let clocks = WallTime(now, in: zone)
            guard let closesAt else { return clocks.after(days: days).instant(in: zone) }
            let end = closesAt.instant(in: zone)
            if end <= now { throw .invalid("closes-on", "This time is over in \(zone); choose a later one.") }
            if end > clocks.after(days: Poll.days.upperBound).instant(in: zone) {
                throw .invalid(
                    "closes-on", "A poll takes votes for at most \(Poll.days.upperBound) days; choose an earlier day.")
            }
            return end
        }

        /// When a poll closes that is changed: the days it takes votes count from when it was put, so that correcting a word
        /// moves no end.
        /// - Throws: at `closes-on` as above, and at `days` where they are over.
        package func closing(askedAt: Instant, at now: Instant, in zone: String) throws(Refusal) -> Instant {
            guard closesAt == nil else { return try closing(from: now, in: zone) }
            let end = try closing(from: askedAt, in: zone)
            if end <= now {
                throw .invalid("days", "That many days from when it was put are over; choose more, or a day.")
            }
            return end
        }
    }

    package static let optionLimit = 12
    package static let days = 1...28
}

extension Inspection {
    fileprivate mutating func options(_ text: String) -> [String] {
        let listed = text.split(whereSeparator: \.isNewline).map { String($0).tidiedLine }.filter { !$0.isEmpty }
        if listed.count < 2 {
            note("options", "Give at least two options, one a line.")
        } else if listed.count > Poll.optionLimit {
            note("options", "Give at most \(Poll.optionLimit) options; there are \(listed.count).")
        }
        if let long = listed.first(where: { $0.unicodeScalars.count > 200 }) {
            note("options", "Shorten “\(long.excerpt(40))” to 200 characters.")
        }
        var seen: Set<String> = []
        if let twice = listed.first(where: { !seen.insert($0.lowercased()).inserted }) {
            note("options", "“\(twice.excerpt(40))” is listed twice.")
        }
        return listed
    }
}
