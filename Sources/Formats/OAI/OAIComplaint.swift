/// An answer of OAI-PMH that holds an error and no record (protocol 2.0, §3.6).
package enum OAIComplaint {
    package static func isThere(in bytes: [UInt8]) -> Bool {
        let head = CharacterCoding.text(Array(bytes.prefix(4_000)))
        return head.contains("<OAI-PMH") && head.contains(/<error\s+code=/)
    }
}
