import Foundation

extension FormData {
    /// Reads `multipart/form-data` (RFC 7578). A body that is cut off gives the parts that are whole.
    init(multipart bytes: [UInt8], boundary: String) {
        let delimiter = Array("--\(boundary)".utf8)
        guard (1...70).contains(boundary.utf8.count) else {
            self.init()
            return
        }
        var parts: [Part] = []
        let body = bytes[...]
        guard var start = body.firstRange(of: delimiter)?.upperBound else {
            self.init()
            return
        }
        let separator = Array("\r\n".utf8) + delimiter
        while parts.count < FormData.limit, body[start...].starts(with: "\r\n".utf8) {
            start += 2
            guard let end = body[start...].firstRange(of: separator) else { break }
            if let part = Part(multipart: body[start..<end.lowerBound]) { parts.append(part) }
            start = end.upperBound
        }
        self.init(parts: parts)
    }

    /// The boundary named in a `Content-Type`, when it is `multipart/form-data`.
    static func boundary(of contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        for parameter in contentType.split(separator: ";").dropFirst() {
            let halves = parameter.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if halves.count == 2, halves[0].lowercased() == "boundary" {
                return halves[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            }
        }
        return nil
    }
}

extension FormData.Part {
    fileprivate init?(multipart bytes: ArraySlice<UInt8>) {
        guard let gap = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let headers = String(decoding: bytes[..<gap.lowerBound], as: UTF8.self).split(whereSeparator: \.isNewline)
        let disposition = headers.first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let disposition, let name = FormData.Part.parameter("name", of: disposition) else { return nil }
        self.init(
            name: name, fileName: FormData.Part.parameter("filename", of: disposition),
            bytes: Array(bytes[gap.upperBound...])
        )
    }

    /// A quoted parameter of a Content-Disposition; browsers write `"` inside it as `%22`.
    private static func parameter(_ name: String, of disposition: Substring) -> String? {
        for piece in disposition.split(separator: ";").dropFirst() {
            let halves = piece.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if halves.count == 2, halves[0].lowercased() == name {
                return halves[1].trimmingCharacters(in: CharacterSet(charactersIn: "\"")).replacing("%22", with: "\"")
            }
        }
        return nil
    }
}
