import Foundation

/// Lines that wait until something is known that each of them must say: a few in memory, many in a file that has no
/// name any more and goes with the process.
final class LineSpool {
    private static let memory = 8_000_000

    private var waiting = Data()
    private var file: FileHandle?

    func append(_ line: Data) {
        waiting += line
        waiting.append(UInt8(ascii: "\n"))
        if waiting.count > Self.memory { spill() }
    }

    private func spill() {
        if file == nil { file = Self.namelessFile() }
        guard let file else { return }
        file.write(waiting)
        waiting.removeAll(keepingCapacity: true)
    }

    private static func namelessFile() -> FileHandle? {
        let place = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        guard FileManager.default.createFile(atPath: place.path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forUpdatingAtPath: place.path)
        else { return nil }
        try? FileManager.default.removeItem(at: place)
        return handle
    }

    /// Hands over each line without its end, in order.
    func forEachLine(_ use: (Data) throws -> Void) throws {
        if let file {
            try file.seek(toOffset: 0)
            var rest = Data()
            while let more = try file.read(upToCount: 1_000_000), !more.isEmpty {
                rest = try Self.useWholeLines(rest + more, use)
            }
        }
        _ = try Self.useWholeLines(waiting, use)
    }

    /// - Returns: what follows the last line end.
    private static func useWholeLines(_ bytes: Data, _ use: (Data) throws -> Void) throws -> Data {
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            try use(Data(rest[..<end]))
            rest = rest[(end + 1)...]
        }
        return Data(rest)
    }
}
