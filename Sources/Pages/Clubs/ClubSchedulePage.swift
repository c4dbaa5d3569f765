package import Colloquium

/// What a club discusses, and when: as a month and as lists, in the club's time zone.
package struct ClubSchedulePage: SitePage {
    package static let template = "clubs/schedule"

    package let pageTitle: String
    let clubName: String
    let clubPath: String
    let zone: String
    let calendar: [CalendarAddress]
    /// Where members have their own address of what is not public.
    let ownCalendarsPath: [String]
    let postPath: [String]
    let monthName: String
    let earlierPath: [String]
    let laterPath: [String]
    let weeks: [Week]
    let groups: [Group]

    struct Week: Sendable { let days: [Day] }

    struct Day: Sendable {
        /// Empty outside the month.
        let dayNumber: String
        let dayClass: String
        let marks: [Mark]
    }

    struct Mark: Sendable {
        let markWord: String
        let markPath: String
        let markTitle: String
    }

    struct Group: Sendable {
        let groupID: String
        let groupName: String
        let emptyText: String
        let entries: [Row]
    }

    struct Row: Sendable {
        let rowTitle: String
        let rowPath: String
        /// "opens", or as it has to be said of what is past, or does not take place.
        let opensWord: String
        let opensText: String
        let opensMachine: String
        let closesWord: String
        let closesText: String
        let closesMachine: String
    }

    /// A discussion on the schedule.
    package struct Entry: Sendable {
        let number: Number<Discussion>
        let title: String
        let opensAt: Instant
        let closesAt: Instant
        /// Whether it does not take place, and keeps the dates it was to have.
        let isCalledOff: Bool

        package init(
            _ number: Number<Discussion>, title: String, opensAt: Instant, closesAt: Instant, isCalledOff: Bool = false
        ) {
            self.isCalledOff = isCalledOff
            self.number = number
            self.title = title
            self.opensAt = opensAt
            self.closesAt = closesAt
        }

        var path: String { SitePath.discussion(number, title) }
    }

    /// - Parameters:
    ///   - all: the first to open first.
    ///   - months: how many months the schedule reaches into either direction.
    package init(
        _ club: Club, _ month: CalendarMonth, _ all: [Entry], months: Int, isMember: Bool, origin: String,
        at now: Instant
    ) {
        pageTitle = "Schedule"
        clubName = club.name
        clubPath = SitePath.club(club.number, club.name)
        zone = club.timeZone
        let isPublic = club.visibility == .everyone
        calendar =
            isPublic
            ? [CalendarAddress(of: club.number, name: "Calendar of \(club.name)", origin: origin)] : []
        ownCalendarsPath = isMember && !isPublic ? ["\(SitePath.subscriptions)#feeds"] : []
        postPath = isMember ? [SitePath.newArticle] : []
        let time = ReaderTime(zone: club.timeZone)
        monthName = "\(ReaderTime.months[month.month - 1]) \(month.year)"
        let distance = month.months(since: CalendarMonth(of: now, in: club.timeZone))
        let path = { (month: CalendarMonth) in SitePath.schedule(club.number, month) }
        earlierPath = distance > -months ? [path(month.later(by: -1))] : []
        laterPath = distance < months ? [path(month.later(by: 1))] : []
        let entries = all.filter { !$0.isCalledOff }
        let calledOff = all.filter { $0.isCalledOff && now < $0.closesAt }
        weeks = Self.weeks(of: month, entries, time, at: now)
        let row = { (entry: Entry) in Row(entry, at: now, time) }
        var groups = [
            Group(
                groupID: "open", groupName: "Open now", emptyText: "Nothing is open now.",
                entries: entries.filter { $0.opensAt <= now && now < $0.closesAt }.map(row)),
            Group(
                groupID: "coming", groupName: "Coming", emptyText: "Nothing is planned.",
                entries: entries.filter { now < $0.opensAt }.map(row)),
            Group(
                groupID: "over", groupName: "Over", emptyText: "Nothing was discussed in the last year.",
                entries: entries.filter { $0.closesAt <= now }.reversed().prefix(20).map(row)),
        ]
        if !calledOff.isEmpty {
            groups.insert(
                Group(groupID: "called-off", groupName: "Called off", emptyText: "", entries: calledOff.map(row)), at: 2
            )
        }
        self.groups = groups
    }

    private static func weeks(
        of month: CalendarMonth, _ entries: [Entry], _ time: ReaderTime, at now: Instant
    ) -> [Week] {
        let blank = Day(dayNumber: "", dayClass: "day-outside", marks: [])
        var days = Array(repeating: blank, count: month.lead)
        days += month.days(in: time.zone).enumerated().map { index, day in
            let isBusy = entries.contains { $0.opensAt < day.upperBound && day.lowerBound < $0.closesAt }
            return Day(
                dayNumber: String(index + 1),
                dayClass: (isBusy ? "day-busy" : "day-free") + (day.contains(now) ? " day-today" : ""),
                marks: entries.flatMap { marks(of: $0, on: day, time) })
        }
        days += Array(repeating: blank, count: (7 - days.count % 7) % 7)
        return stride(from: 0, to: days.count, by: 7).map { Week(days: Array(days[$0..<$0 + 7])) }
    }

    private static func marks(of entry: Entry, on day: Range<Instant>, _ time: ReaderTime) -> [Mark] {
        [("Opens", entry.opensAt), ("Closes", entry.closesAt)].filter { day.contains($0.1) }.map { word, moment in
            Mark(markWord: word, markPath: entry.path, markTitle: "\(time.nearby(moment)): \(entry.title)")
        }
    }
}

extension ClubSchedulePage.Row {
    fileprivate init(_ entry: ClubSchedulePage.Entry, at now: Instant, _ time: ReaderTime) {
        self.init(
            rowTitle: entry.title, rowPath: entry.path,
            opensWord: entry.isCalledOff ? "was to open" : now < entry.opensAt ? "opens" : "opened",
            opensText: time.nearby(entry.opensAt), opensMachine: ReaderTime.machine(entry.opensAt),
            closesWord: entry.isCalledOff ? "was to close" : now < entry.closesAt ? "closes" : "closed",
            closesText: time.nearby(entry.closesAt), closesMachine: ReaderTime.machine(entry.closesAt))
    }
}
