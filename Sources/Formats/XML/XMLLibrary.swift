internal import CLibXML2

/// libxml2 itself, made ready once a process.
enum XMLLibrary {
    /// Whatever an option might let through, no external entity is ever fetched.
    static let ready: Void = {
        xmlInitParser()
        xmlSetExternalEntityLoader { _, _, _ in nil }
    }()
}
