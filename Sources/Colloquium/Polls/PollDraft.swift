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
            let length = Int(entry.days.tidied)
            if length.map(Poll.days.contains) != true { inspection.note("days", "Choose for how long it takes votes.") }
            inspection.screen("\(question)\n\(text)\n\(listed.joined(separator: "\n"))", answer: entry.identifiesNobody)
            try inspection.settle()
            details = Prose(source: text, html: text.isEmpty ? "" : render(text))
            terms = Terms(
                form: chosen ?? .single, options: listed, disclosure: shown ?? .atClose,
                isAnonymous: entry.anonymous == "yes", needsReference: entry.needsReference == "yes")
            days = length ?? 7
            discussion = Int64(entry.discussion).map(Number<Discussion>.init(rawValue:))
            panel = Int64(entry.panel).map(Number<Panel>.init(rawValue:))
            submission = String(entry.submission.tidied.prefix(64))
        }

        /// When it closes: at the same hour of the club's clocks, some days later.
        package func closing(from now: Instant, in zone: String) -> Instant {
            WallTime(now, in: zone).after(days: days).instant(in: zone)
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
