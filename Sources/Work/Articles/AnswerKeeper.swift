import Colloquium
import Foundation
import Logging
import Store

/// Keeps answers without letting anybody wait for the disk: those of one moment are written together afterwards. What a
/// crash loses is asked for again.
actor AnswerKeeper {
    private let store: Store
    private let limits: KeptAnswerLimits
    private let logger: Logger
    private var waiting: [String: KeptAnswer] = [:]
    private var writing: Task<Void, Never>?

    init(store: Store, limits: KeptAnswerLimits = KeptAnswerLimits(), logger: Logger) {
        self.store = store
        self.limits = limits
        self.logger = logger
    }

    func answer(to address: String) async -> KeptAnswer? {
        if let fresh = waiting[address] { return fresh }
        do {
            return try await store.keptAnswer(to: address)
        } catch {
            logger.warning("kept answer not read", metadata: ["error": "\(String(reflecting: error))"])
            return nil
        }
    }

    func keep(_ answer: KeptAnswer) {
        guard answer.body.count <= limits.bytesOfOne else { return }
        waiting[answer.address] = answer
        if writing == nil { writing = Task { await write() } }
    }

    /// Returns when everything is written.
    func settle() async {
        while let writing { await writing.value }
    }

    private func write() async {
        while !waiting.isEmpty {
            let batch = waiting
            do {
                try await store.keep(
                    Array(batch.values), limits: limits, at: batch.values.map(\.keptAt).max() ?? .now())
            } catch {
                logger.warning("answers not kept", metadata: ["error": "\(String(reflecting: error))"])
            }
            for (address, answer) in batch where waiting[address] == answer { waiting[address] = nil }
        }
        writing = nil
    }
}
