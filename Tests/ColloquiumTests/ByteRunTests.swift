import Testing

@testable import Colloquium

@Suite("Runs of bytes")
struct ByteRunTests {
    /// Letters with here and there a byte that ends one of the runs.
    private struct Texts {
        private static let others: [UInt8] = [
            0x20, 0x20, 0x7E, 0x7F, 0x80, 0x0A, 0x09, 0x0D, 0x00, 0x1F, 0x3C, 0x26, 0x5D, 0xEF, 0xC2, 0xE2, 0xC3, 0xFF,
        ]
        private var state: UInt64

        init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }

        mutating func next() -> [UInt8] {
            let rarity = [2, 9, 40][below(3)]
            return (0..<below(70)).map { _ in below(rarity) == 0 ? Self.others[below(Self.others.count)] : 0x61 }
        }
    }

    private typealias Skipping = @Sendable (UnsafeBufferPointer<UInt8>, Int) -> Int

    private static let kinds: [(name: String, skip: Skipping, isOfKind: @Sendable (UInt8) -> Bool)] = [
        ("ASCII", { ByteRun.skipASCII(in: $0, from: $1) }, { $0 < 0x80 }),
        ("shown", { ByteRun.skipShown(in: $0, from: $1) }, { $0 >= 0x20 && ![0x7F, 0xC2, 0xE2, 0xEF].contains($0) }),
        (
            "HTML", { ByteRun.skipText(in: $0, from: $1) },
            { ($0 >= 0x20 || [0x09, 0x0A, 0x0D].contains($0)) && $0 != 0x3C && $0 != 0x26 }
        ),
        (
            "XML", { ByteRun.skipCharacters(in: $0, from: $1) },
            { ($0 >= 0x20 || [0x09, 0x0A].contains($0)) && ![0x3C, 0x26, 0x5D, 0xEF].contains($0) }
        ),
    ]

    @Test(
        "a run ends before the first byte of another kind, or where fewer than sixteen are looked at", arguments: 0..<4)
    func runs(seed: UInt64) {
        var texts = Texts(seed: seed)
        for _ in 0..<3_000 {
            let text = texts.next()
            let start = texts.below(min(text.count, 20) + 1)
            for kind in Self.kinds {
                let end = text.withUnsafeBufferPointer { kind.skip($0, start) }
                let expected = text[start...].firstIndex { !kind.isOfKind($0) } ?? text.count
                let isRight = end == expected || text.count - start < 16 && end >= start && end < expected
                if !isRight { Issue.record("\(kind.name) from \(start) to \(end), not \(expected): \(text)") }
            }
        }
    }

    @Test("words have single spaces between them and none at either end", arguments: 0..<4)
    func words(seed: UInt64) {
        var texts = Texts(seed: seed)
        var skipped = 0
        for _ in 0..<3_000 {
            let text = texts.next()
            let start = texts.below(min(text.count, 20) + 1)
            let run = text[start..<text.withUnsafeBufferPointer { ByteRun.skipWords(in: $0, from: start) }]
            skipped += run.count
            let isWords =
                run.first != 0x20 && run.last != 0x20 && run.allSatisfy { (0x20..<0x7F).contains($0) }
                && !zip(run, run.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
            if !isWords { Issue.record("from \(start) \(Array(run)) of \(text)") }
        }
        #expect(skipped > 10_000)
    }
}
