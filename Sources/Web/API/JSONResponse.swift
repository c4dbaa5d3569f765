import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws -> Response {
        try encoded(value, "application/json", status, headers)
    }

    static func problem(_ document: ProblemDocument, headers: HTTPFields = [:]) throws -> Response {
        try encoded(document, ProblemDocument.mediaType, .init(code: document.status), headers)
    }

    /// Never kept on its way: what it says may be one member's alone, and changes.
    private static func encoded(
        _ value: some Encodable, _ type: String, _ status: HTTPResponse.Status, _ headers: HTTPFields
    ) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        var headers = headers
        headers[.contentType] = type
        headers[.cacheControl] = "no-store"
        return Response(
            status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: try encoder.encode(value))))
    }
}
