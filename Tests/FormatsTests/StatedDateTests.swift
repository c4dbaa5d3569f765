import Colloquium
import Testing

@testable import Formats

@Suite("Dates as sources state them")
struct StatedDateTests {
    private func day(_ text: String) -> String { StatedDate.date(in: text)?.description ?? "" }

    @Test(
        "ISO 8601, whole, compact and by the day of the year",
        arguments: [
            ("2003-12-31T10:14:55.1234Z", "2003-12-31"), ("2007-04-23T23:25:47.538+10:00", "2007-04-23"),
            ("2003-12-31", "2003-12-31"), ("2003-12", "2003-12"), ("2003", "2003"), ("20031231", "2003-12-31"),
            ("20031231T101455Z", "2003-12-31"), ("200312", "2003-12"), ("2003-335", "2003-12-01"),
            ("2003335", "2003-12-01"), ("03335", "2003-12-01"), ("031231", "2003-12-31"), ("03-12-31", "2003-12-31"),
            ("-0312", "2003-12"), ("-03-12", "2003-12"), ("2003-012-31T10:14:55+00:00", "2003-12-31"),
            ("2018-12-17-08:00", "2018-12-17"), ("2004-07-08 23:56:58 -00:20", "2004-07-08"),
            ("2013-xx-27", "2013"), ("2024-12", "2024-12"), ("2024-1-5", "2024-01-05"),
        ])
    func iso(_ text: String, _ date: String) { #expect(day(text) == date) }

    @Test(
        "e-mail style with odd zones, and asctime",
        arguments: [
            ("Thu, 30 Apr 2015 08:57:00 MEST", "2015-04-30"), ("Thu, 01 Jan 04 19:48:21 GMT", "2004-01-01"),
            ("Fri, 31 Dec 99 23:59:59 GMT", "1999-12-31"), ("Thu,  5 Apr 2012 10:00:00 GMT", "2012-04-05"),
            ("Wed, 19 Aug 2009 18:28:00 Etc/GMT", "2009-08-19"), ("Wed, 19 Feb 2012 22:40:00 GMT-01:01", "2012-02-19"),
            ("Mon, 13 Feb, 2012 06:28:00 UTC", "2012-02-13"), ("Thu, 01 Jan 2004", "2004-01-01"),
            ("Mon, 26 January 2004 16:31:00 ET", "2004-01-26"), ("Thu Aug 30 2012 17:26:16 +0200", "2012-08-30"),
            ("Sun Jan  4 16:29:06 2004", "2004-01-04"), ("Sun Jul 15 01:16:00 +1000 2012", "2012-07-15"),
            ("Sun Jul 15 01:16:00 -1000 2012", "2012-07-15"), ("Sun, 99 Jun 2009 12:00:00 GMT", "2009-06"),
            ("Thu, 01 Jan 0100 00:00:01 +0100", ""),
        ])
    func email(_ text: String, _ date: String) { #expect(day(text) == date) }

    @Test(
        "names of months in other languages",
        arguments: [
            ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11"), ("2004-július-13T9:15-05:00", "2004-07-13"),
            ("mar., 15 juin 2021", "2021-06-15"), ("March–May 2021", "2021-03"), ("5 mei 2020", "2020-05-05"),
            ("12 мая 2020", "2020-05-12"), ("1. März 2020", "2020-03-01"),
        ])
    func languages(_ text: String, _ date: String) { #expect(day(text) == date) }

    @Test(
        "numbers with other signs between them",
        arguments: [
            ("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15"), ("2004.05.25", "2004-05-25"), ("30.06.2021", "2021-06-30"),
            ("2004년 05월 28일  01:31:15", "2004-05-28"), ("2004-05-25 오후 11:23:17", "2004-05-25"),
            ("2021年6月15日", "2021-06-15"), ("6/15/2021 12:00:00 AM", "2021-06-15"),
            ("6/5/2021 12:00:00 AM", "2021-06-05"), ("15/06/2021", "2021-06-15"), ("05/06/2021", "2021"),
        ])
    func signs(_ text: String, _ date: String) { #expect(day(text) == date) }

    @Test(
        "what the calendar does not have is left out",
        arguments: [
            ("2021-02-29", "2021-02"), ("2020-02-29", "2020-02-29"), ("1900-02-29", "1900-02"),
            ("31 Jun 2020 00:00:00 GMT", "2020-06"), ("2003-366", "2003"), ("12345678", ""),
            ("99999999999999999999", ""),
            ("2020-00-00", "2020"), (":::::", ""), ("-", ""), ("0000-00-00T00:00:00Z", ""),
        ])
    func impossible(_ text: String, _ date: String) { #expect(day(text) == date) }

    @Test("separate elements are held to the calendar as well")
    func elements() {
        #expect(StatedDate.date(year: "2021", month: "Feb", day: "30")?.description == "2021-02")
        #expect(StatedDate.date(year: "2021", month: "12", day: "31")?.description == "2021-12-31")
        #expect(StatedDate.date(year: "2021", month: "Spring", day: "3")?.description == "2021")
    }
}
