/// Numbers that look random and are the same for the same seed on every machine and with every release of Swift, which
/// promises neither for its own: SplitMix64 (Steele, Lea and Flood, 2014).
struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64, _ stream: UInt64 = 0) {
        state = seed
        state = next() &+ stream &* 0x9E37_79B9_7F4A_7C15
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to, but not, `bound`, which is positive.
    mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    mutating func happens(in percent: Int) -> Bool { below(100) < percent }

    /// One of some, of which there is at least one.
    mutating func pick<Element>(_ some: [Element]) -> Element { some[below(some.count)] }
}
