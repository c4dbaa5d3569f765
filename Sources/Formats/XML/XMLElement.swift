internal import CLibXML2

extension XMLTree {
    /// An element, valid as long as its tree and until the tree is filled anew. Names are compared without prefix,
    /// where a format is known by its vocabulary; `namespace` tells apart what shares a name.
    struct Element {
        fileprivate let storage: UnsafeMutablePointer<Storage>
        fileprivate let index: Int32

        init(_ storage: UnsafeMutablePointer<Storage>, _ index: Int32) {
            self.storage = storage
            self.index = index
        }

        fileprivate var node: Node { storage.pointee.nodes[Int(index)] }

        /// The name and the namespace as the parser keeps them, each once a document: equal where the pointers are.
        var term: Term { Term(name: node.name, namespace: node.namespace) }
        var name: String { node.name.map { String(cString: $0) } ?? "" }
        var namespace: String { node.namespace.map { String(cString: $0) } ?? "" }

        func isNamed(_ name: StaticString) -> Bool { node.name.isSpelled(name) }

        /// The elements directly inside, in order.
        var children: Children { Children(storage: storage, upcoming: node.firstChild) }

        func children(_ name: StaticString) -> [Element] {
            children.filter { $0.isNamed(name) }
        }

        func child(_ name: StaticString) -> Element? {
            children.first { $0.isNamed(name) }
        }

        /// The element reached by taking the first child of each name in turn.
        func at(_ names: StaticString...) -> Element? {
            names.reduce(Optional(self)) { $0?.child($1) }
        }

        /// Every element reached by taking all children of each name in turn.
        func all(_ names: StaticString...) -> [Element] {
            names.reduce([self]) { found, name in found.flatMap { Array($0.children(name)) } }
        }

        /// The outermost elements of that name, this one included, searched in order.
        func outermost(_ name: StaticString) -> [Element] {
            if isNamed(name) { return [self] }
            return children.flatMap { $0.outermost(name) }
        }

        /// The value of an attribute in whatever namespace; empty when absent.
        func attribute(_ name: StaticString) -> String {
            let node = node
            for index in Int(node.start)..<Int(node.start + node.count) {
                let attribute = storage.pointee.attributes[index]
                if Optional(attribute.name).isSpelled(name) {
                    let value = storage.pointee.bytes.stretch(attribute.start, attribute.count)
                    return String(knownUTF8: value).trimmingSpace
                }
            }
            return ""
        }
    }

    struct Term: Hashable {
        var name: UnsafePointer<xmlChar>?
        var namespace: UnsafePointer<xmlChar>?
    }

    struct Children: Sequence, IteratorProtocol {
        fileprivate let storage: UnsafeMutablePointer<Storage>
        fileprivate var upcoming: Int32

        mutating func next() -> Element? {
            while upcoming >= 0 {
                let index = upcoming
                let node = storage.pointee.nodes[Int(index)]
                upcoming = node.next
                if node.name != nil { return Element(storage, index) }
            }
            return nil
        }
    }
}

extension UnsafePointer<xmlChar>? {
    fileprivate func isSpelled(_ name: StaticString) -> Bool {
        guard let own = self else { return false }
        return own[0] == name.utf8Start[0] && xmlStrEqual(own, name.utf8Start) == 1
    }
}

extension XMLTree.Element {
    /// A piece of mixed content. References to entities are not among them: they are never expanded.
    enum Piece {
        case text(UnsafeBufferPointer<UInt8>)
        case element(XMLTree.Element)
    }

    struct Pieces: Sequence, IteratorProtocol {
        fileprivate let storage: UnsafeMutablePointer<XMLTree.Storage>
        fileprivate var upcoming: Int32

        mutating func next() -> Piece? {
            guard upcoming >= 0 else { return nil }
            let index = upcoming
            let node = storage.pointee.nodes[Int(index)]
            upcoming = node.next
            return node.name == nil
                ? .text(storage.pointee.bytes.stretch(node.start, node.count))
                : .element(XMLTree.Element(storage, index))
        }
    }

    /// Text and elements directly inside, in order. The bytes are UTF-8, valid as long as the element.
    var pieces: Pieces { Pieces(storage: storage, upcoming: node.firstChild) }

    /// The bytes inside where there is one text and nothing else, which is how most elements are.
    var onlyText: UnsafeBufferPointer<UInt8>? {
        let first = node.firstChild
        guard first >= 0 else { return nil }
        let child = storage.pointee.nodes[Int(first)]
        return child.name == nil && child.next < 0 ? storage.pointee.bytes.stretch(child.start, child.count) : nil
    }

    /// All text inside, exactly as it stands: for content that is itself mark-up.
    var rawText: String {
        if let onlyText { return String(knownUTF8: onlyText) }
        return pieces.reduce(into: "") { text, piece in
            switch piece {
            case .text(let more): text += String(knownUTF8: more)
            case .element(let element): text += element.rawText
            }
        }
    }

    /// All text inside on one line.
    var text: String {
        if let onlyText { return PlainText.line(onlyText) }
        if node.firstChild < 0 { return "" }
        var line = PlainText()
        appendText(to: &line)
        return line.finish()
    }

    private func appendText(to line: inout PlainText) {
        for piece in pieces {
            switch piece {
            case .text(let more): line.append(more)
            case .element(let element): element.appendText(to: &line)
            }
        }
    }
}
