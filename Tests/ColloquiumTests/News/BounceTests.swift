import Testing

@testable import Colloquium

@Suite("Mails that came back")
struct BounceTests {
    private static let start = Instant(rawValue: 1_790_000_000_000)
    private static let full = Bounce(status: "4.2.2", reason: "Mailbox full")

    @Test(
        "say whether the address itself is at fault",
        arguments: [
            ("5.1.1", "No such user", true), ("", "RCPT: 550 5.1.1 <a@b>: unknown", true), ("5.2.1", "Disabled", true),
            ("5.7.1", "Spam", false), ("4.2.2", "Full", false), ("", "RCPT: 550 Go away", false),
            ("5.1.10", "Null MX", true), ("", "see RFC 5321, section 15.1.1", false),
        ])
    func faults(_ status: String, _ reason: String, _ isForGood: Bool) {
        #expect(Bounce(status: status, reason: reason).isForGood == isForGood)
    }

    @Test("give an address up at once that does not exist")
    func forGood() {
        #expect(BounceScore().counting(Bounce(status: "5.1.1", reason: ""), after: 0, at: Self.start).isAtLimit)
    }

    @Test("give another up after five days with one, however many come on a day")
    func again() {
        var score = BounceScore()
        for day in 0..<5 {
            #expect(!score.isAtLimit)
            for hour in 0..<20 {
                score = score.counting(
                    Self.full, after: 0, at: Self.start + .days(day) + .hours(day) + .minutes(hour))
            }
        }
        #expect(score.points == 5 && score.isAtLimit)
    }

    @Test("give an address up that mail comes to once a week or a month, and never arrives", arguments: [7, 31])
    func rarely(_ days: Int) {
        var score = BounceScore()
        for number in 0..<5 {
            #expect(!score.isAtLimit)
            score = score.counting(Self.full, after: 0, at: Self.start + .days(days * number))
        }
        #expect(score.isAtLimit)
    }

    @Test(
        "give up sooner where the server says that it will not take it next time either",
        arguments: ["RCPT: 550 User unknown", "550 5.4.1 Recipient address rejected", "RCPT: 553 no"])
    func permanent(_ reason: String) {
        var score = BounceScore()
        for number in 0..<3 {
            #expect(!score.isAtLimit)
            score = score.counting(Bounce(reason: reason), after: 0, at: Self.start + .days(7 * number))
        }
        #expect(score.isAtLimit)
    }

    @Test("are made up for by mails that arrive in between, not by time")
    func forgotten() {
        var score = BounceScore()
        for day in 0..<4 { score = score.counting(Self.full, after: 0, at: Self.start + .days(day)) }
        #expect(score.points == 4)
        #expect(score.counting(Self.full, after: 2, at: Self.start + .days(3 + 15)).points == 3)
        #expect(score.counting(Self.full, after: 9, at: Self.start + .days(300)).points == 1)
        #expect(score.counting(Self.full, after: 9, at: Self.start - .days(1)) == score)
    }
}
