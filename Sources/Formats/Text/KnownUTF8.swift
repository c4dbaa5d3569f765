extension String {
    /// A text of bytes that are known to be valid UTF-8, as all that a document's parser tells: the stream has looked at
    /// them, and looking again at each field would cost as much as copying it.
    init(knownUTF8 bytes: UnsafeBufferPointer<UInt8>) {
        guard #available(macOS 26, *) else {
            self.init(decoding: bytes, as: UTF8.self)
            return
        }
        // Unchecked is what it says of itself; ASCII is asked after, since a text that knows itself to be ASCII is
        // compared byte by byte.
        var span = UTF8Span(unchecked: bytes.span)
        _ = span.checkForASCII()
        self.init(copying: span)
    }

    /// A text of bytes that are known to be ASCII.
    init(knownASCII bytes: UnsafeBufferPointer<UInt8>) {
        guard #available(macOS 26, *) else {
            self.init(decoding: bytes, as: UTF8.self)
            return
        }
        self.init(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: true))
    }
}
