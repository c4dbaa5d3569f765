/// One line of a member's log of continuing professional development: what was done, for how long, and what came of it.
package struct CPDEntry: Hashable, Sendable {
    package let number: Number<CPDEntry>
    package let said: Said

    package init(number: Number<CPDEntry>, said: Said) {
        self.number = number
        self.said = said
    }

    /// The most a member keeps.
    package static let limit = 2_000
    package static let activityLimit = 300
    package static let textLimit = 5_000
    /// A day has no more.
    package static let minutesLimit = 1_440

    /// The form as typed.
    package struct Entry: Hashable, Sendable {
        package var activity = ""
        package var day = ""
        package var minutes = ""
        package var learned = ""
        package var change = ""
        /// What it was about; empty for nothing on this site.
        package var discussion = ""
        /// What of the member's worksheet it logs, by its code; empty for nothing of it.
        package var piece = ""
        /// Made with the form; the same one sent twice is one entry.
        package var submission = ""

        package init() {}

        package init(_ said: Said) {
            activity = said.activity
            day = said.day.description
            minutes = String(said.minutes)
            learned = said.learned
            change = said.change
            discussion = said.discussion.map { String($0.rawValue) } ?? ""
            piece = said.piece?.code ?? ""
        }
    }

    /// What a valid entry says, as regulators ask for it.
    package struct Said: Hashable, Sendable {
        package let activity: String
        /// Known to the day.
        package let day: PartialDate
        /// As the member declares them.
        package let minutes: Int
        package let learned: String
        /// How practice changes; may be empty.
        package let change: String
        package let discussion: Number<Discussion>?
        /// What of the member's worksheet it logs.
        package let piece: Worksheet.Piece?

        package init(
            activity: String, day: PartialDate, minutes: Int, learned: String, change: String,
            discussion: Number<Discussion>?, piece: Worksheet.Piece? = nil
        ) {
            self.activity = activity
            self.day = day
            self.minutes = minutes
            self.learned = learned
            self.change = change
            self.discussion = discussion
            self.piece = piece
        }

        /// - Parameter today: where the member is, as "2026-11-28"; nothing is logged before it was done.
        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: Entry, today: String) throws(Refusal) {
            var inspection = Inspection()
            activity = inspection.text(
                entry.activity.tidiedLine, "activity", called: "what you did", limit: CPDEntry.activityLimit)
            let day = PartialDate(entry.day.tidiedLine).flatMap { $0.isOfCalendar ? $0 : nil }
            if day == nil { inspection.note("day", "Enter the day as year-month-day, like 2026-11-28.") }
            if let day, day.description > today { inspection.note("day", "Enter a day that is not after today.") }
            let minutes = Int(entry.minutes.tidiedLine) ?? 0
            if !(1...CPDEntry.minutesLimit).contains(minutes) {
                inspection.note("minutes", "Enter whole minutes, from 1 to \(CPDEntry.minutesLimit).")
            }
            self.minutes = minutes
            learned = inspection.text(
                entry.learned, "learned", called: "what you learned", limit: CPDEntry.textLimit)
            change = inspection.optionalText(
                entry.change, "change", called: "how your practice changes", limit: CPDEntry.textLimit)
            discussion = Int64(entry.discussion).flatMap { $0 > 0 ? Number(rawValue: $0) : nil }
            piece = Worksheet.Piece(code: entry.piece)
            try inspection.settle()
            guard let day else { throw Refusal(.invalid, "Enter the day.") }
            self.day = day
        }
    }
}

extension PartialDate {
    /// Whether it is a day that its month has.
    fileprivate var isOfCalendar: Bool {
        guard let month, let day else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return day <= days[month - 1]
    }
}
