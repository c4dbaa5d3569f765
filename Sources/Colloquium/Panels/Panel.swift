/// Named members of the network, and guests, whom a facilitator of a club asks about a topic.
package struct Panel: Hashable, Sendable {
    package let number: Number<Panel>
    package let club: Number<Club>
    package let topic: String
    /// What it is asked for.
    package let purpose: Prose
    package let madeAt: Instant
    /// Until when it stands; nil until somebody ends it.
    package let endsAt: Instant?
    /// Counted up with each change.
    package let version: Int

    package init(
        number: Number<Panel>, club: Number<Club>, topic: String, purpose: Prose, madeAt: Instant, endsAt: Instant?,
        version: Int
    ) {
        self.number = number
        self.club = club
        self.topic = topic
        self.purpose = purpose
        self.madeAt = madeAt
        self.endsAt = endsAt
        self.version = version
    }

    package func hasEnded(at now: Instant) -> Bool {
        AskedPanel(number: number, topic: topic, endsAt: endsAt).hasEnded(at: now)
    }

    package func refuseIfEnded(at now: Instant) throws(Refusal) {
        if hasEnded(at: now) { throw Refusal(.conflict, "This panel has ended.") }
    }
}

extension Panel {
    /// The form for a panel, as typed.
    package struct Entry: Hashable, Sendable {
        package var topic = ""
        package var purpose = ""
        /// The last day it stands, as "2026-11-30"; empty for no end.
        package var lastDay = ""
        package var submission = ""
        package var identifiesNobody = ""

        package init() {}
    }

    /// A panel that may be made.
    package struct Draft: Hashable, Sendable {
        package let topic: String
        package let purpose: Prose
        package let endsAt: Instant?
        package let submission: String

        /// - Parameter zone: of the club, named as IANA does; the panel ends with the day there.
        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: Entry, at now: Instant, in zone: String, render: (String) -> String) throws(Refusal) {
            var inspection = Inspection()
            topic = inspection.text(entry.topic, "topic", called: "the topic", limit: 150).tidiedLine
            let text = inspection.text(
                entry.purpose, "purpose", called: "what the panel is asked for", limit: Prose.limit)
            endsAt = inspection.end(of: entry.lastDay, at: now, in: zone)
            inspection.screen(topic, text, answer: entry.identifiesNobody)
            try inspection.settle()
            purpose = Prose(source: text, html: render(text))
            submission = String(entry.submission.tidied.prefix(64))
        }
    }
}

extension Inspection {
    fileprivate mutating func end(of day: String, at now: Instant, in zone: String) -> Instant? {
        if day.tidied.isEmpty { return nil }
        guard let end = WallTime(day: day.tidied, hour: "00:00")?.after(days: 1).instant(in: zone) else {
            note("last-day", "Enter a day, like 2027-06-30, or nothing.")
            return nil
        }
        if end <= now { note("last-day", "Choose a day that is not past.") }
        return end
    }
}

extension Viewer {
    package func refuseUnlessMakingPanels(in club: Number<Club>) throws(Refusal) {
        guard facilitates(club) else {
            throw Refusal(.forbidden, "Only a facilitator of the club may make a panel and look after it.")
        }
    }
}
