internal import CLibXML2
internal import Colloquium

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
    /// For each `slot` the one of `known` that was met last with it; -1 for none.
    private var places = [Int](repeating: -1, count: 256)
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
        let slot = slot(of: written)
        if places[slot] >= 0, isSame(known[places[slot]].written, written) { return known[places[slot]].element }
        if let place = known.firstIndex(where: { isSame($0.written, written) }) {
            places[slot] = place
            return known[place].element
        }
        guard known.count < Self.maximumKnown else { return nil }
        let (prefix, local) = parts(of: written)
        let binding = bindings.last { isSame($0.prefix, prefix) }
        guard binding != nil || prefix.isEmpty, let name = kept(local) else { return nil }
        places[slot] = known.count
        let element = Element(name: name, namespace: binding?.namespace)
        known.append((written, element))
        return element
    }

    func attribute(_ written: Range<Int>) -> UnsafePointer<xmlChar>? { kept(parts(of: written).local) }

    /// A number below 256 that differs for most names of a vocabulary, which begin alike.
    private func slot(of written: Range<Int>) -> Int {
        let middle = Int(text[written.lowerBound + written.count / 2])
        let end = Int(text[written.upperBound - 1])
        return (written.count &* 61 ^ middle &* 17 ^ end &* 7) & 255
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
        for slot in places.indices { places[slot] = -1 }
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
        one.count == other.count && ByteSearch.areSame(one.lowerBound, other.lowerBound, one.count, in: text)
    }

    private func kept(_ range: Range<Int>) -> UnsafePointer<xmlChar>? {
        guard let base = text.baseAddress else { return nil }
        return xmlDictLookup(dictionary, base + range.lowerBound, Int32(truncatingIfNeeded: range.count))
    }
}
