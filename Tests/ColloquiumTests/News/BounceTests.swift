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
        #expect(BounceScore().counting(Bounce(status: "5.1.1", reason: ""), at: Self.start).isAtLimit)
    }

    @Test("give another up after five days with one, however many come on a day")
    func again() {
        var score = BounceScore()
        for day in 0..<5 {
            #expect(!score.isAtLimit)
            for hour in 0..<20 {
                score = score.counting(Self.full, at: Self.start + .days(day) + .hours(day) + .minutes(hour))
            }
        }
        #expect(score.points == 5 && score.isAtLimit)
    }

    @Test("are forgotten, one a week")
    func forgotten() {
        var score = BounceScore()
        for day in 0..<4 { score = score.counting(Self.full, at: Self.start + .days(day)) }
        #expect(score.points == 4)
        #expect(score.counting(Self.full, at: Self.start + .days(3 + 15)).points == 3)
        #expect(score.counting(Self.full, at: Self.start + .days(300)).points == 1)
        #expect(score.counting(Self.full, at: Self.start - .days(1)) == score)
    }
}
