import Colloquium
import Foundation
import GRDB
import Synchronization

/// A text that many messages hold, as it stands in them.
package final class SharedText: Sendable {
    package let bytes: [UInt8]
    /// Another for every other text, until the process ends.
    let id: Int

    private static let count = Atomic<Int>(0)

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        id = Self.count.wrappingAdd(1, ordering: .relaxed).newValue
    }
}

/// Mails that are written together, and which of the texts that they share are stored already: each is once, and goes with
/// the last mail that needs it.
package final class MailBatch: Sendable {
    private let known = Mutex(StoredTexts())

    package init() {}

    /// As they were committed.
    var texts: StoredTexts {
        get { known.withLock { $0 } }
        set { known.withLock { $0 = newValue } }
    }
}

/// The texts of a batch that are stored, by their numbers.
struct StoredTexts: Sendable {
    /// Nil before anything is.
    fileprivate var batch: Int64?
    fileprivate var numbers: [Int: Int64] = [:]
}

extension Database {
    /// The same where they are still there: their last mail may have left.
    func still(_ texts: StoredTexts) throws -> StoredTexts {
        guard let batch = texts.batch else { return texts }
        let isThere = try Bool.first(self, "SELECT 1 FROM mail_batches WHERE number = \(batch)") != nil
        return isThere ? texts : StoredTexts()
    }

    /// Puts a mail in the outbox as `enqueue` does, with what it shares beside it.
    /// - Parameter texts: those that are stored; what the mail needs besides is added.
    func enqueue(_ mail: OutgoingMail, sharing texts: inout StoredTexts, at now: Instant) throws -> Int64 {
        if !mail.pieces.contains(where: \.isShared) { return try enqueue(mail, at: now) }
        let batch = try texts.batch ?? beginBatch(at: now)
        texts.batch = batch
        var list = MessageList()
        for piece in mail.pieces {
            switch piece {
            case .own(let bytes): list.append(bytes)
            case .shared(let text):
                let number = try texts.numbers[text.id] ?? store(text, in: batch)
                texts.numbers[text.id] = number
                list.append(number)
            }
        }
        return try insert(mail, message: list.json, batch: batch, at: now)
    }

    private func beginBatch(at now: Instant) throws -> Int64 {
        try run("INSERT INTO mail_batches (begun_at) VALUES (\(now))")
        return lastInsertedRowID
    }

    private func store(_ text: SharedText, in batch: Int64) throws -> Int64 {
        try run(
            "INSERT INTO mail_texts (batch, text) VALUES (\(batch), \(String(decoding: text.bytes, as: UTF8.self)))")
        return lastInsertedRowID
    }
}

extension OutgoingMail.Piece {
    fileprivate var isShared: Bool {
        if case .shared = self { true } else { false }
    }
}

/// A message as a list in JSON: of strings, which are its own, and of the numbers of texts.
private struct MessageList {
    private var bytes: [UInt8] = [UInt8(ascii: "[")]

    var json: Data { Data(bytes + [UInt8(ascii: "]")]) }

    mutating func append(_ number: Int64) {
        separate()
        bytes += String(number).utf8
    }

    mutating func append(_ text: [UInt8]) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for byte in text {
            switch byte {
            case UInt8(ascii: "\r"): bytes += "\\r".utf8
            case UInt8(ascii: "\n"): bytes += "\\n".utf8
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func separate() {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    }
}
