import Colloquium
import Foundation
import Store

/// A database that becomes a site's only when it is whole: what was stopped half-way is never served.
struct UnfinishedSite {
    let store: Store
    private let file: URL
    private let finished: URL

    /// - Throws: a refusal where there is a site, or an unfinished one.
    init(data: String) async throws {
        var options = DataOptions()
        options.data = data
        options.host = nil
        options.port = nil
        let settings = try await Settings.read(options)
        finished = settings.data.appending(path: Settings.databaseName)
        file = settings.data.appending(path: Settings.databaseName + ".unfinished")
        if FileManager.default.fileExists(atPath: finished.path) {
            throw Refusal(
                .conflict, "There is a site in \(settings.data.path) already; name another directory with --data.")
        }
        if FileManager.default.fileExists(atPath: file.path) {
            throw Refusal(
                .conflict,
                "An earlier run in \(settings.data.path) did not finish. Unless it still runs, delete the files that begin with \(file.path), and start again."
            )
        }
        store = try settings.openStore(named: file.lastPathComponent)
    }

    func finish() throws {
        try store.close()
        try FileManager.default.moveItem(at: file, to: finished)
        try remove(["-wal", "-shm"])
    }

    func discard() throws {
        try store.close()
        try remove(["", "-wal", "-shm"])
    }

    private func remove(_ ends: [String]) throws {
        for end in ends where FileManager.default.fileExists(atPath: file.path + end) {
            try FileManager.default.removeItem(atPath: file.path + end)
        }
    }
}
