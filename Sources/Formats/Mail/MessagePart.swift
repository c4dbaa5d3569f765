internal import Foundation

/// A message or a part of one, as a tree (RFC 2046 §5).
struct MessagePart {
    let headers: ReceivedHeaders
    let type: MediaType
    /// Of a leaf: as it travelled.
    private let body: ArraySlice<UInt8>
    let parts: [MessagePart]

    /// Messages are nested by forwarding; deeper than this only to do harm.
    private static let deepest = 8
    private static let mostParts = 100

    init(_ bytes: ArraySlice<UInt8>) { self.init(bytes, depth: 0) }

    private init(_ bytes: ArraySlice<UInt8>, depth: Int) {
        var rest = bytes
        headers = ReceivedHeaders(takenFrom: &rest)
        type = MediaType(headers["content-type"].isEmpty ? "text/plain" : headers["content-type"])
        let boundary = type["boundary"]
        if type.name.hasPrefix("multipart/"), !boundary.isEmpty, depth < Self.deepest {
            parts = Self.bodies(of: rest, between: boundary).prefix(Self.mostParts).map {
                MessagePart($0, depth: depth + 1)
            }
            body = []
        } else {
            parts = []
            body = rest
        }
    }

    var isAttachment: Bool { MediaType(headers["content-disposition"]).name == "attachment" }

    var bytes: [UInt8] { TransferEncoding(headers["content-transfer-encoding"]).decoded(body) }

    var text: String { MailText.decoded(bytes[...], charset: type["charset"]) }

    /// This part and all below it, each before those it holds.
    var all: [MessagePart] { [self] + parts.flatMap(\.all) }

    /// What stands between the lines that begin with two hyphens and the boundary (RFC 2046 §5.1.1); the end of a line
    /// before one belongs to it. Without a last one, all up to the end.
    private static func bodies(of bytes: ArraySlice<UInt8>, between boundary: String) -> [ArraySlice<UInt8>] {
        let delimiter = Array("--\(boundary)".utf8)
        var bodies: [ArraySlice<UInt8>] = []
        var start: Int?
        var lineStart = bytes.startIndex
        while lineStart < bytes.endIndex {
            let lineEnd = bytes[lineStart...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let next = min(lineEnd + 1, bytes.endIndex)
            if let after = rest(of: bytes[lineStart..<lineEnd], behind: delimiter) {
                if let start { bodies.append(withoutLineEnd(bytes[start..<lineStart])) }
                start = after.starts(with: [0x2D, 0x2D]) ? nil : next
                if start == nil { return bodies }
            }
            lineStart = next
        }
        if let start { bodies.append(bytes[start...]) }
        return bodies
    }

    /// Behind the delimiter of a line; nil where the line is none, also where its boundary only begins like this one.
    private static func rest(of line: ArraySlice<UInt8>, behind delimiter: [UInt8]) -> ArraySlice<UInt8>? {
        guard line.starts(with: delimiter) else { return nil }
        let rest = line.dropFirst(delimiter.count)
        let tail = rest.starts(with: [0x2D, 0x2D]) ? rest.dropFirst(2) : rest
        return tail.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } ? rest : nil
    }

    private static func withoutLineEnd(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.last == 0x0A else { return bytes }
        let line = bytes.dropLast()
        return line.last == 0x0D ? line.dropLast() : line
    }
}
