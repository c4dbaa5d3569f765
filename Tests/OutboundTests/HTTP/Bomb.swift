import Foundation
import Testing

/// Much in little: 8 to 64 MB of zeros, compressed.
struct Bomb: Sendable, CustomTestStringConvertible {
    let coding: String
    let bytes: [UInt8]
    var testDescription: String { "\(coding), \(bytes.count) bytes" }

    static var all: [Bomb] {
        [
            Bomb(coding: "gzip", bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + DeflatedZeros(count: 8_000_000).bytes),
            Bomb(coding: "deflate", bytes: [0x78, 0xDA] + DeflatedZeros(count: 8_000_000).bytes),
            Bomb(coding: "gzip, gzip", bytes: decoded(twiceInGzip)),
            Bomb(
                coding: "br", bytes: decoded("z///f/gnAOKxQCD3/p/////wTwDEYQGA7v0/////4Z8AiMMiAN37//z//8c/ARCHBQC69/8=")
            ),
        ]
    }

    private static func decoded(_ base64: String) -> [UInt8] {
        Data(base64Encoded: base64).map { Array($0) } ?? []
    }

    private static let twiceInGzip =
        "H4sIAAAAAAACA+3coU5CYRjH4XM8x43pBhhMBM4lGClMMJAJmhkXYCRzNmayeBNmNzc3q807ABpdMDhnYh75zl187nnSm//5t7d730iCo2z7l"
        + "qaHo3z4ffpsnCQAAAAAAAAAQOTK9SILMUBSVMvR+AYAAAAAAAAAiN201czrKGA/6QzNAQAAAAAAAADRu+v32vWHgK/5bW4OAAAAAAAAAIje+c"
        + "9mULcA79XL2bU9AAAAAAAAACB6q0WWhhagqJajsTkAAAAAAAAAIHrTVjMPLUC5n3SG5gAAAAAAAACA6D32e0V4DND+rmaXV8cJAAAAAAAAAP/H"
        + "6+nu4uP5cOR/ZQNkJH7+AAA="
}

/// A raw deflate stream (RFC 1951 §3.2.6) of zeros: one literal, then repetitions of the longest length at distance one.
private struct DeflatedZeros {
    private(set) var bytes: [UInt8] = []
    private var pending: UInt32 = 0
    private var pendingBits: UInt32 = 0

    init(count: Int) {
        append(0b011, bits: 3)  // the last block, in the fixed code
        append(0b0000_1100, bits: 8)  // the literal 0: 00110000
        for _ in 0..<count / 258 {
            append(0b1010_0011, bits: 8)  // the length 258: 11000101
            append(0, bits: 5)  // the distance 1
        }
        append(0, bits: 7)  // the end of the block
        append(0, bits: 8)
    }

    /// Codes are given last bit first, as they go into the stream.
    private mutating func append(_ code: UInt32, bits: UInt32) {
        pending |= code << pendingBits
        pendingBits += bits
        while pendingBits >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            pendingBits -= 8
        }
    }
}
