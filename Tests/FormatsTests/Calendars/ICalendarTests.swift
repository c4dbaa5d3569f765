import Colloquium
import Testing

@testable import Formats

@Suite("iCalendar")
struct ICalendarTests {
    /// 2026-03-29T00:59:59Z, a second before Zurich's clocks go forward.
    private static let start = Instant(rawValue: 1_774_745_999_000)

    private func text(_ summary: String, name: String = "Club", url: String = "https://c.example/d/7") -> String {
        let event = ICalendar.Event(
            uid: "discussion-7@c.example", sequence: 3, start: Self.start, end: Self.start + .days(7), summary: summary,
            description: "", url: url)
        return ICalendar.text(of: [event], name: name, at: Instant(rawValue: 0))
    }

    private func lines(_ text: String) -> [String] {
        text.unicodeScalars.split(separator: "\r\n".unicodeScalars).map { String(String.UnicodeScalarView($0)) }
    }

    @Test("An event has what section 3.6.1 asks for, with its times in UTC")
    func event() {
        #expect(
            lines(text("Trial")) == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Colloquium//Journal club//EN", "METHOD:PUBLISH",
                "NAME:Club", "X-WR-CALNAME:Club", "BEGIN:VEVENT", "UID:discussion-7@c.example",
                "DTSTAMP:19700101T000000Z", "SEQUENCE:3", "DTSTART:20260329T005959Z", "DTEND:20260405T005959Z",
                "SUMMARY:Trial", "DESCRIPTION:", "URL:https://c.example/d/7", "TRANSP:TRANSPARENT", "STATUS:CONFIRMED",
                "END:VEVENT",
                "END:VCALENDAR",
            ])
    }

    @Test("A calendar without events is one all the same, and ends its last line")
    func empty() {
        let text = ICalendar.text(of: [], name: "Club", at: Self.start)
        #expect(!text.contains("VEVENT"))
        #expect(text.hasSuffix("END:VCALENDAR\r\n"))
    }

    @Test(
        "What would end a value or a line is escaped",
        arguments: [
            ("a, b; c\\d", "a\\, b\\; c\\\\d"), ("one\ntwo", "one\\ntwo"), ("one\r\ntwo\rthree", "one\\ntwo\\nthree"),
            ("bell\u{7} null\0", "bell null"), ("x\r\nEND:VEVENT", "x\\nEND:VEVENT"),
        ])
    func escaping(typed: String, written: String) {
        #expect(lines(text(typed)).contains("SUMMARY:\(written)"))
        #expect(lines(text("", name: typed)).contains("NAME:\(written)"))
    }

    @Test("An address can add no line")
    func address() {
        #expect(lines(text("", url: "https://c.example/\r\nX:1")).contains("URL:https://c.example/X:1"))
    }

    @Test(
        "Lines have at most 75 octets, break between characters, and read as before when unfolded",
        arguments: [
            String(repeating: "a", count: 66), String(repeating: "a", count: 67), String(repeating: "a", count: 68),
            String(repeating: "é", count: 100), "x" + String(repeating: "漢", count: 100),
            String(repeating: "👩‍⚕️", count: 40),
        ])
    func folding(summary: String) {
        let text = text(summary)
        #expect(lines(text).allSatisfy { $0.utf8.count <= 75 })
        let unfolded = lines(text).reduce(into: [String]()) { whole, line in
            if line.unicodeScalars.first == " " {
                whole[whole.count - 1] += String(line.unicodeScalars.dropFirst())
            } else {
                whole.append(line)
            }
        }
        #expect(unfolded.contains("SUMMARY:\(summary)"))
    }
}
