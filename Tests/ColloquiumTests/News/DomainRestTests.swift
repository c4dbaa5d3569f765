import Colloquium
import Testing

@Suite("A domain that puts mails off")
struct DomainRestTests {
    @Test(
        "rests after three in a row, longer each time, and never more than an hour",
        arguments: [
            (0, nil), (2, nil), (3, Span.minutes(1)), (4, .minutes(2)), (8, .minutes(32)), (9, .hours(1)),
            (1_000, .hours(1)),
        ])
    func spans(_ streak: Int, _ span: Span?) {
        #expect(DomainRest.span(after: streak) == span)
    }

    @Test(
        "is quoted without the mailboxes it names",
        arguments: [
            ("550 5.1.1 <ben.o'neil@example.org>: no such user", "550 5.1.1 <…@example.org>: no such user"),
            ("550 ben+x@example.org unknown", "550 …@example.org unknown"), ("421 try later", "421 try later"),
            ("a @ b", "a @ b"), ("", ""),
        ])
    func words(_ reply: String, _ shown: String) {
        #expect(reply.withoutMailboxes == shown)
    }
}
