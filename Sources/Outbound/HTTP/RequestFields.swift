extension FetchRequest {
    /// Fields that tell nothing about the asker. All others may hold what is meant for one server only, such as
    /// `Authorization`, `Cookie` or the API key of a service.
    static let harmless = ["Accept", "Accept-Language", "If-None-Match", "If-Modified-Since", "Cache-Control"]

    /// The header as `Name: value` lines.
    ///
    /// - Parameter leavesOrigin: whether a redirect has led to another origin than that of the request.
    func fields(userAgent: String, leavesOrigin: Bool) throws(FetchFailure) -> [String] {
        let sent =
            leavesOrigin
            ? headers.filter { field in Self.harmless.contains { $0.isSameFieldName(as: field.name) } }
            : headers
        var lines: [String] = []
        for (name, value) in [("User-Agent", userAgent)] + sent where !value.isEmpty {
            guard Self.isName(name), !value.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" }) else {
                throw .notAllowed("The request holds a line break where none may be. Tell the administrator.")
            }
            lines.append("\(name): \(value)")
        }
        return lines
    }

    /// A token (RFC 9110 §5.6.2).
    private static func isName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || "!#$%&'*+-.^_`|~".utf8.contains($0)
            }
    }
}
