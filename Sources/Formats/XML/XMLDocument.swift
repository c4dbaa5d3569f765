internal import CLibXML2

extension XMLTree {
    /// Reads a whole document, for formats that are small and read from several places at once.
    /// - Parameter salvaging: whether what can be read of a broken document is good enough.
    static func read<Value>(
        _ bytes: [UInt8], salvaging: Bool = false, _ use: (Element) throws(FormatError) -> Value
    ) throws(FormatError) -> Value {
        guard CharacterCoding.looksLikeXML(bytes) else { throw .unrecognised }
        let whole = WholeDocument(tolerant: salvaging)
        let fault: XMLStream.Fault?
        do {
            fault = try XMLStream.read(ByteSources.document(bytes), into: whole)
        } catch {
            throw .malformed("\(error)")
        }
        if let fault, !salvaging { throw .malformed(fault.diagnosis) }
        guard let root = whole.tree.root else { throw .malformed(fault?.diagnosis ?? "no element") }
        let value = try use(root)
        withExtendedLifetime(whole) {}
        return value
    }

    private final class WholeDocument: XMLStream.Receiver {
        let tree = XMLTree()
        private let tolerant: Bool

        init(tolerant: Bool) { self.tolerant = tolerant }

        override var toleratesFaults: Bool { tolerant }
        override func begin(_ name: UnsafePointer<xmlChar>, namespace: UnsafePointer<xmlChar>?) {
            tree.filling.begin(name, namespace: namespace)
        }
        override func attribute(_ name: UnsafePointer<xmlChar>, _ value: UnsafeRawBufferPointer) {
            tree.filling.attribute(name, value)
        }
        override func end() { tree.filling.end() }
        override func text(_ bytes: UnsafeRawBufferPointer) { if !tree.filling.isEmpty { tree.filling.text(bytes) } }
        override func finish(_ dictionary: xmlDictPtr?) { tree.keep(dictionary) }
    }
}
