/// What a server answered, after redirects.
package struct FetchAnswer: Sendable {
    /// Whose answer it is: the address asked for, or the one that the last redirect led to.
    package let address: String
    /// Where permanent redirects (301, 308) alone led, from the first hop on; nil when the first hop was none. A caller
    /// that keeps the address keeps this one instead (RFC 9110 §15.4.2, §15.4.9).
    package let permanentAddress: String?
    package let status: Int
    package let headers: FetchHeaders
    /// Decompressed.
    package let body: [UInt8]

    package init(address: String, permanentAddress: String?, status: Int, headers: FetchHeaders, body: [UInt8]) {
        self.address = address
        self.permanentAddress = permanentAddress
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// The fields of an answer's header, in their order; names are compared without regard to case (RFC 9110 §5.1).
package struct FetchHeaders: Hashable, Sendable {
    package struct Field: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    package private(set) var fields: [Field]

    package init(_ fields: [(name: String, value: String)] = []) {
        self.fields = fields.map { Field(name: $0.name, value: $0.value) }
    }

    /// The value of the first field so named.
    package subscript(_ name: String) -> String? {
        fields.first { $0.name.isSameFieldName(as: name) }?.value
    }

    /// The values of all fields so named.
    package func all(_ name: String) -> [String] {
        fields.filter { $0.name.isSameFieldName(as: name) }.map(\.value)
    }

    /// The value of `ETag` or `Last-Modified`, or nothing where it could not be sent back: one that is no printable text
    /// would break the next request, and one without end every request.
    package func validator(_ name: String) -> String {
        self[name].flatMap { Self.isValidator($0) ? $0 : nil } ?? ""
    }

    /// What may be sent to ask whether something has changed.
    package static func isValidator(_ text: String) -> Bool {
        text.utf8.count <= 1_024 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    mutating func append(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    /// Adds a folded line to the field before it (RFC 9112 §5.2).
    mutating func unfold(_ value: String) {
        guard let last = fields.popLast() else { return }
        append(last.name, last.value + " " + value)
    }
}

extension String {
    func isSameFieldName(as name: String) -> Bool {
        utf8.count == name.utf8.count && zip(utf8, name.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
    }
}

extension UInt8 {
    fileprivate var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
