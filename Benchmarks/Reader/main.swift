import Colloquium
import Formats
import Foundation

// Reads one file as often as told and prints how long each reading took, as one JSON object: what `compare.py` runs.
// Every reading has to give the same records as the first, so that none of the work can be left out.

struct Measurement: Encodable {
    var seconds: [Double] = []
    var records = 0
    /// The same for the same fields, from run to run.
    var checksum = ""
}

func checksum(of records: [ArticleRecord]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
    for byte in try records.map(encoder.encode).joined() {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
}

func measure(_ path: String, readings: Int) throws -> Measurement {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    var measurement = Measurement()
    var first: ReadRecords?
    for _ in 0..<readings {
        let clock = ContinuousClock()
        let start = clock.now
        let read = try RecordReader.read(bytes)
        measurement.seconds.append((clock.now - start) / .seconds(1))
        if let first, first != read {
            throw ValidationFailure(description: "two readings of the same bytes differ")
        }
        first = read
    }
    let records = first?.records ?? []
    measurement.records = records.count
    measurement.checksum = try checksum(of: records)
    return measurement
}

struct ValidationFailure: Error, CustomStringConvertible {
    var description: String
}

let readsReferences = CommandLine.arguments.dropFirst().first == "references"
let arguments = CommandLine.arguments.dropFirst(readsReferences ? 2 : 1)
guard arguments.count == 2, let path = arguments.first, let readings = arguments.last.flatMap(Int.init), readings > 0
else {
    FileHandle.standardError.write(Data("usage: colloquium-bench [references] FILE READINGS\n".utf8))
    exit(64)
}
do {
    let told: any Encodable =
        readsReferences ? try PastedBoxes(path, readings: readings) : try measure(path, readings: readings)
    print(String(decoding: try JSONEncoder().encode(told), as: UTF8.self))
} catch {
    FileHandle.standardError.write(Data("\(path): \(error)\n".utf8))
    exit(1)
}
