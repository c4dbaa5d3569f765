package import Colloquium
import Foundation

/// Calendars as RFC 5545 has them, for people's own calendar programs.
package enum ICalendar {
    /// Something that takes place between two moments.
    package struct Event: Hashable, Sendable {
        /// The same for ever, and of no other event of any calendar (section 3.8.4.7).
        package let uid: String
        /// Grows with every change (section 3.8.7.4).
        package let sequence: Int64
        package let start: Instant
        package let end: Instant
        package let summary: String
        package let description: String
        /// Absolute.
        package let url: String
        /// It does not take place (section 3.8.1.11).
        package let isCancelled: Bool

        package init(
            uid: String, sequence: Int64, start: Instant, end: Instant, summary: String, description: String,
            url: String, isCancelled: Bool = false
        ) {
            self.uid = uid
            self.sequence = sequence
            self.start = start
            self.end = end
            self.summary = summary
            self.description = description
            self.url = url
            self.isCancelled = isCancelled
        }
    }

    /// A published calendar. Times are in UTC, so that no program has to know a time zone's rules.
    /// - Parameter now: when the calendar is made, which section 3.8.7.2 asks of every event.
    package static func text(of events: [Event], name: String, at now: Instant) -> String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Colloquium//Journal club//EN", "METHOD:PUBLISH",
            // RFC 7986 gave the name a property; programs older than it read the other one.
            "NAME:\(escaped(name))", "X-WR-CALNAME:\(escaped(name))",
        ]
        for event in events { lines += self.lines(of: event, at: now) }
        lines.append("END:VCALENDAR")
        return lines.map { folded($0) + "\r\n" }.joined()
    }

    private static func lines(of event: Event, at now: Instant) -> [String] {
        [
            "BEGIN:VEVENT", "UID:\(escaped(event.uid))", "DTSTAMP:\(utc(now))", "SEQUENCE:\(event.sequence)",
            "DTSTART:\(utc(event.start))", "DTEND:\(utc(event.end))", "SUMMARY:\(escaped(event.summary))",
            "DESCRIPTION:\(escaped(event.description))", "URL:\(oneLine(event.url))",
            // Days of reading and writing leave one free for everything else.
            "TRANSP:TRANSPARENT", "STATUS:\(event.isCancelled ? "CANCELLED" : "CONFIRMED")", "END:VEVENT",
        ]
    }

    /// Section 3.3.5, form 2.
    private static func utc(_ instant: Instant) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: instant.date)
        func padded(_ number: Int?, to width: Int) -> String {
            let digits = String(number ?? 0)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return padded(parts.year, to: 4) + padded(parts.month, to: 2) + padded(parts.day, to: 2) + "T"
            + padded(parts.hour, to: 2) + padded(parts.minute, to: 2) + padded(parts.second, to: 2) + "Z"
    }

    /// Section 3.3.11: what would end a value or a line is written with a backslash; other controls are not allowed.
    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result.append(contentsOf: ["\\", scalar])
            case "\n" where previous == "\r": break
            case "\n", "\r": result.append(contentsOf: ["\\", "n"])
            case "\t": result.append(scalar)
            default: if scalar.properties.generalCategory != .control { result.append(scalar) }
            }
            previous = scalar
        }
        return String(result)
    }

    private static func oneLine(_ address: String) -> String {
        String(String.UnicodeScalarView(address.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    }

    /// Section 3.1: no line is longer than 75 octets, and none breaks within a character's.
    private static func folded(_ line: String) -> String {
        var result = String.UnicodeScalarView()
        var octets = 0
        for scalar in line.unicodeScalars {
            let width = UTF8.width(scalar)
            if octets + width > 75 {
                result.append(contentsOf: ["\r", "\n", " "])
                octets = 1
            }
            result.append(scalar)
            octets += width
        }
        return String(result)
    }
}
