import Colloquium
import Foundation

/// What it took to recognise references as they are pasted into the form of an answer, each line a box of its own.
struct PastedBoxes: Encodable {
    var seconds: [Double] = []
    var lines = 0
    /// Of them, those in which a work was named.
    var recognised = 0

    /// - Parameter path: of a file with one reference a line.
    init(_ path: String, readings: Int) throws {
        let boxes = try String(contentsOf: URL(filePath: path), encoding: .utf8).split(separator: "\n").map(String.init)
        lines = boxes.count
        for reading in 0..<readings {
            let clock = ContinuousClock()
            let start = clock.now
            let found = boxes.filter { (try? References(lines: $0, field: "references")) != nil }.count
            seconds.append((clock.now - start) / .seconds(1))
            if reading > 0, found != recognised {
                throw ValidationFailure(description: "two readings of the same lines differ")
            }
            recognised = found
        }
    }
}
