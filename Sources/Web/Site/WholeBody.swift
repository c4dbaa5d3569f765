import CZlib
import Colloquium
import Formats
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// A body that is the same for everybody who asks for it, with its validator and, once it was asked for again, its
/// compressed form.
final class WholeBody: Sendable {
    private let plain: Form
    let tag: String
    let changedAt: Instant?
    private let manner: Manner
    private let compressed = Mutex<Compressed>(.notAsked)

    private enum Compressed {
        /// Under many writes each version is read once, and compressing it would cost more than sending it.
        case notAsked
        case askedOnce
        case made(Form)
        case impossible
    }

    /// One coding of the body, with the head it is sent under and the one that says that the reader has it.
    private struct Form {
        let bytes: ByteBuffer
        let tag: String
        let head: HTTPResponse
        let unchanged: HTTPResponse

        init(_ bytes: ByteBuffer, tag: String, _ manner: Manner, coding: String? = nil) {
            self.bytes = bytes
            self.tag = "\"\(tag)\""
            var fields: HTTPFields = [.cacheControl: manner.cacheControl, .eTag: self.tag, .vary: manner.vary]
            fields[.lastModified] = manner.changedAt.map(HTTPDate.text)
            unchanged = HTTPResponse(status: .notModified, headerFields: fields)
            fields[.contentType] = manner.contentType
            fields[.contentEncoding] = coding
            fields[.contentLength] = String(bytes.readableBytes)
            head = HTTPResponse(status: .ok, headerFields: fields)
        }
    }

    /// How a body is sent and kept on its way.
    struct Manner: Sendable {
        let contentType: String
        let cacheControl: String
        /// The fields of the request that choose the body.
        let vary: String
        /// Since when it is as it is, to the second; nil where nobody needs to know.
        var changedAt: Instant?

        static let page = Manner(
            contentType: "text/html; charset=utf-8", cacheControl: "no-cache", vary: "Accept-Encoding, Cookie")
    }

    /// - Parameter tag: another for every other body of the same address.
    init(_ plain: ByteBuffer, tag: String, _ manner: Manner = .page) {
        self.plain = Form(plain, tag: tag, manner)
        self.tag = tag
        self.manner = manner
        changedAt = manner.changedAt
    }

    /// In bytes, with its compressed form, which is a fifth or less.
    var size: Int { plain.bytes.readableBytes * 6 / 5 }

    /// What a route answers with.
    func response(to request: Request) -> Response {
        let (head, body) = answer(to: request.headers)
        var response = Response(status: head.status, body: body.map { .init(byteBuffer: $0) } ?? .init())
        response.headers = head.headerFields
        return response
    }

    /// The body with its head, or 304 without where the reader has it (RFC 9110, sections 13.1.2 and 13.1.3).
    func answer(to fields: HTTPFields) -> (head: HTTPResponse, body: ByteBuffer?) {
        let accepted = fields[.acceptEncoding] ?? ""
        let form = !accepted.isEmpty && Self.accepts("gzip", accepted) ? gzipped() ?? plain : plain
        return isKnown(to: fields) ? (form.unchanged, nil) : (form.head, form.bytes)
    }

    /// Whether the reader has the body; the date counts only where they send no entity tag.
    private func isKnown(to fields: HTTPFields) -> Bool {
        if let tags = fields[.ifNoneMatch] { return tags == plain.tag || Self.names(tags, tag) }
        guard let changedAt, let seen = fields[.ifModifiedSince].flatMap(HTTPDate.instant) else { return false }
        return changedAt <= seen
    }

    private func gzipped() -> Form? {
        compressed.withLock { state in
            switch state {
            case .notAsked:
                state = .askedOnce
                return nil
            case .askedOnce:
                guard let bytes = Gzip.compressed(plain.bytes) else {
                    state = .impossible
                    return nil
                }
                let form = Form(bytes, tag: "\(tag)-gzip", manner, coding: "gzip")
                state = .made(form)
                return form
            case .made(let form): return form
            case .impossible: return nil
            }
        }
    }

    /// Whether a coding is accepted (RFC 9110, section 12.5.3): named, and not with a weight of nothing.
    private static func accepts(_ coding: String, _ header: String) -> Bool {
        header.lowercased().split(separator: ",").contains { item in
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " } }
            let isRefused = parts.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
            return parts.first == coding && !isRefused
        }
    }

    /// Whether `If-None-Match` names the body, in whichever coding it was sent.
    private static func names(_ header: String, _ tag: String) -> Bool {
        header.split(separator: ",").contains { item in
            var name = item.filter { $0 != " " }
            if name.hasPrefix("W/") { name.removeFirst(2) }
            return name == "*" || name == "\"\(tag)\"" || name == "\"\(tag)-gzip\""
        }
    }
}

/// The gzip format (RFC 1952).
enum Gzip {
    /// Nil where there is no memory for it.
    static func compressed(_ plain: ByteBuffer) -> ByteBuffer? {
        var stream = z_stream()
        // 16 above the largest window asks for gzip's header and not zlib's.
        let version = ZLIB_VERSION
        guard
            deflateInit2_(
                &stream, 5, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY, version,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var output = ByteBufferAllocator().buffer(capacity: Int(deflateBound(&stream, UInt(plain.readableBytes))))
        let isWhole = plain.withUnsafeReadableBytes { input in
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: output.writableBytes) { space in
                stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: Bytef.self).baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = space.bindMemory(to: Bytef.self).baseAddress
                stream.avail_out = UInt32(space.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? space.count - Int(stream.avail_out) : 0
            } > 0
        }
        return isWhole ? output : nil
    }
}
