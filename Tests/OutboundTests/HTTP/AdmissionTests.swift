import Testing

@testable import Outbound

@Suite("Who may start")
struct AdmissionTests {
    @Test("never more than the limits, in all and a host")
    func limits() {
        var admission = Admission<String>(limit: 3, limitPerHost: 2)
        for ticket in ["a1", "a2", "a3"] { admission.enter(ticket, at: "a") }
        #expect([admission.next(), admission.next(), admission.next()] == ["a1", "a2", nil])
        for ticket in ["b1", "b2"] { admission.enter(ticket, at: "b") }
        #expect([admission.next(), admission.next()] == ["b1", nil])
        admission.leave("b")
        #expect([admission.next(), admission.next()] == ["b2", nil])
        admission.leave("a")
        #expect([admission.next(), admission.next()] == ["a3", nil])
    }

    @Test("hosts take turns, and at one host the first come is the first served")
    func turns() {
        var admission = Admission<String>(limit: 100, limitPerHost: 100)
        for number in 1...3 { admission.enter("a\(number)", at: "a") }
        for number in 1...2 { admission.enter("b\(number)", at: "b") }
        admission.enter("c1", at: "c")
        let order = (0..<7).map { _ in admission.next() }
        #expect(order == ["a1", "b1", "c1", "a2", "b2", "a3", nil])
    }

    @Test("nothing is remembered of hosts without anyone")
    func forgets() {
        var admission = Admission<Int>(limit: 2, limitPerHost: 1)
        for number in 0..<1_000 {
            admission.enter(number, at: "host \(number)")
            #expect(admission.next() == number)
            admission.leave("host \(number)")
        }
        #expect(admission.hosts.isEmpty)
    }
}
