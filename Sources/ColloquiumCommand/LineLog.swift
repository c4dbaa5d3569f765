import Foundation
import Logging

/// Logs one line an event: time, level, message, then `key=value` in order of the keys.
struct LineLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    static func standardError(label: String) -> LineLog { LineLog() }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
            .map { " \($0.key)=\(LineLog.quoted("\($0.value)"))" }.joined()
        let time = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        FileHandle.standardError.write(
            Data("\(time) \(event.level) \(LineLog.quoted("\(event.message)"))\(facts)\n".utf8))
    }

    /// A line break in a value must not look like another line of the log.
    private static func quoted(_ text: String) -> String {
        let plain = text.allSatisfy { $0.isLetter || $0.isNumber || "-_.:/@".contains($0) }
        return plain
            ? text
            : "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n"))\""
    }
}
