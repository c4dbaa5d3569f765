import Foundation

/// Tells on standard error how far a long task has come: a bar where somebody watches, else a line for each tenth.
struct ProgressReport: Sendable {
    private let total: Int
    private let isWatched: Bool
    private let write: @Sendable (String) -> Void
    private var done = 0
    private var told = -1

    init(
        of total: Int, isWatched: Bool = isatty(FileHandle.standardError.fileDescriptor) == 1,
        write: @escaping @Sendable (String) -> Void = { FileHandle.standardError.write(Data($0.utf8)) }
    ) {
        self.total = max(1, total)
        self.isWatched = isWatched
        self.write = write
    }

    mutating func advance(by count: Int, _ what: String) {
        done += count
        let percent = min(100, done * 100 / total)
        let step = isWatched ? percent : percent / 10
        if step == told { return }
        told = step
        if isWatched {
            let filled = String(repeating: "█", count: percent * 2 / 5)
            let bar = filled.padding(toLength: 40, withPad: "░", startingAt: 0)
            write("\r\(bar) \(percent) % \(what)\u{1B}[K" + (percent == 100 ? "\n" : ""))
        } else {
            write("\(step * 10) % \(what)\n")
        }
    }
}
