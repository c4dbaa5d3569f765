import Colloquium
import Testing

@Suite("Times of many digests")
struct DigestTimesTests {
    @Test("are those of each, asked once or often")
    func same() {
        var times = DigestTimes()
        let moments = [1_794_000_000_000, 1_796_022_000_000].map(Instant.init(rawValue:))
        for _ in 0..<2 {
            for zone in ["UTC", "Europe/Vienna", "Australia/Lord_Howe"] {
                for hour in [
                    DigestHour(hour: 7, weekday: 1, timeZone: zone), DigestHour(hour: 0, weekday: 7, timeZone: zone),
                ] {
                    for (cadence, moment) in Cadence.allCases.flatMap({ cadence in moments.map { (cadence, $0) } }) {
                        #expect(times.next(cadence, after: moment, at: hour) == hour.next(cadence, after: moment))
                        #expect(times.period(cadence, at: moment, of: hour) == hour.period(cadence, at: moment))
                    }
                }
            }
        }
    }
}
