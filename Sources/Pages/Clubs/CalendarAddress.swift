package import Colloquium

/// A club's calendar to subscribe to: it follows what changes, as no file does that was taken over once.
package struct CalendarAddress: Sendable {
    let calendarID: String
    let calendarName: String
    let calendarAddress: String
    /// Opens in the reader's own calendar.
    let calendarLink: String

    /// - Parameters:
    ///   - origin: scheme and authority of the site.
    ///   - key: opens what is not public to its owner's calendar; none for what is.
    package init(of club: Number<Club>, name: String, origin: String, key: String = "") {
        let path = SitePath.calendar(club) + (key.isEmpty ? "" : "?key=\(key)")
        calendarID = "calendar-of-\(club)"
        calendarName = name
        calendarAddress = origin + path
        calendarLink = "webcal\(origin.drop { $0 != ":" })\(path)"
    }
}
