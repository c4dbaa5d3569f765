internal import CLibXML2

/// The names of one document as its reader is told of them: each once, so that they are equal where the pointers are,
/// with the namespaces that its prefixes stand for.
struct XMLNames {
    struct Element {
        var name: UnsafePointer<xmlChar>
        var namespace: UnsafePointer<xmlChar>?
    }

    private let dictionary: xmlDictPtr
    private let text: UnsafeBufferPointer<UInt8>
    /// The elements met so far, by their names as they are written.
    private var known: [(written: Range<Int>, element: Element)] = []
    private var last = 0
    private var bindings: [Binding] = []

    /// What a prefix, or its absence, stands for from a depth on.
    private struct Binding {
        var prefix: Range<Int>
        var namespace: UnsafePointer<xmlChar>?
        var depth: Int
    }

    /// A document that has more is none of a vocabulary, and would be searched for long.
    private static let maximumKnown = 400

    init(_ dictionary: xmlDictPtr, _ text: UnsafeBufferPointer<UInt8>) {
        self.dictionary = dictionary
        self.text = text
    }

    /// Nil where the prefix is declared nowhere.
    mutating func element(_ written: Range<Int>) -> Element? {
        if let place = place(of: written) {
            last = place
            return known[place].element
        }
        guard known.count < Self.maximumKnown else { return nil }
        let (prefix, local) = parts(of: written)
        let binding = bindings.last { isSame($0.prefix, prefix) }
        guard binding != nil || prefix.isEmpty, let name = kept(local) else { return nil }
        last = known.count
        known.append((written, Element(name: name, namespace: binding?.namespace)))
        return known[last].element
    }

    func attribute(_ written: Range<Int>) -> UnsafePointer<xmlChar>? { kept(parts(of: written).local) }

    /// An item has its elements in the order of the item before: the search begins at the one met last.
    private func place(of written: Range<Int>) -> Int? {
        for place in last..<known.count where isSame(known[place].written, written) { return place }
        for place in 0..<min(last, known.count) where isSame(known[place].written, written) { return place }
        return nil
    }

    func isDeclaration(_ attribute: TidyXML.Attribute) -> Bool {
        guard attribute.name.count >= 5, text[attribute.name].starts(with: "xmlns".utf8) else { return false }
        return attribute.name.count == 5 || text[attribute.name.lowerBound + 5] == UInt8(ascii: ":")
    }

    /// Takes the declarations among the attributes of an element.
    /// - Returns: false where one of them is not plain.
    mutating func declare(_ attributes: [TidyXML.Attribute], at depth: Int) -> Bool {
        for attribute in attributes where isDeclaration(attribute) {
            let prefix = attribute.name.dropFirst(6)
            guard !attribute.hasReferences, !isReserved(prefix), prefix.isEmpty || !attribute.value.isEmpty,
                !isReserved(namespace: attribute.value), let namespace = kept(attribute.value)
            else { return false }
            bindings.append(
                Binding(prefix: prefix, namespace: attribute.value.isEmpty ? nil : namespace, depth: depth))
            forgetElements()
        }
        return true
    }

    /// An element at that depth has ended.
    mutating func forget(at depth: Int) {
        while let last = bindings.last, last.depth >= depth {
            bindings.removeLast()
            forgetElements()
        }
    }

    private mutating func forgetElements() {
        known.removeAll(keepingCapacity: true)
        last = 0
    }

    private func isReserved(_ prefix: Range<Int>) -> Bool {
        text[prefix].starts(with: "xml".utf8)
    }

    /// The namespaces of XML itself stand for nothing else.
    private func isReserved(namespace: Range<Int>) -> Bool {
        ["http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"].contains {
            text[namespace].elementsEqual($0.utf8)
        }
    }

    private func parts(of written: Range<Int>) -> (prefix: Range<Int>, local: Range<Int>) {
        guard let colon = text[written].firstIndex(of: UInt8(ascii: ":")) else {
            return (written.lowerBound..<written.lowerBound, written)
        }
        return (written.lowerBound..<colon, colon + 1..<written.upperBound)
    }

    private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        // Names of one vocabulary begin alike and differ in their ends.
        guard one.count == other.count, one.isEmpty || text[one.upperBound - 1] == text[other.upperBound - 1] else {
            return false
        }
        for offset in 0..<one.count where text[one.lowerBound + offset] != text[other.lowerBound + offset] {
            return false
        }
        return true
    }

    private func kept(_ range: Range<Int>) -> UnsafePointer<xmlChar>? {
        guard let base = text.baseAddress else { return nil }
        return xmlDictLookup(dictionary, base + range.lowerBound, Int32(truncatingIfNeeded: range.count))
    }
}
