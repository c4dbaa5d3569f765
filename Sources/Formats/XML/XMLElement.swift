internal import CLibXML2

extension XMLTree {
    /// An element, valid as long as its tree. Names are compared without prefix, where a format is known by its
    /// vocabulary; `namespace` tells apart what shares a name.
    struct Element {
        fileprivate let node: xmlNodePtr

        init(_ node: xmlNodePtr) { self.node = node }

        var name: String { node.pointee.name.map { String(cString: $0) } ?? "" }
        var namespace: String { node.pointee.ns?.pointee.href.map { String(cString: $0) } ?? "" }

        func isNamed(_ name: StaticString) -> Bool {
            xmlStrEqual(node.pointee.name, name.utf8Start) == 1
        }

        /// The elements directly inside, in order.
        var children: Children { Children(upcoming: node.pointee.children) }

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
            var next = node.pointee.properties
            while let attribute = next {
                if xmlStrEqual(attribute.pointee.name, name.utf8Start) == 1 {
                    var value = ""
                    var part = attribute.pointee.children
                    while let text = part {
                        if text.pointee.type == XML_TEXT_NODE, let content = text.pointee.content {
                            value += String(cString: content)
                        }
                        part = text.pointee.next
                    }
                    return value.trimmingSpace
                }
                next = attribute.pointee.next
            }
            return ""
        }
    }

    struct Children: Sequence, IteratorProtocol {
        fileprivate var upcoming: xmlNodePtr?

        mutating func next() -> Element? {
            while let node = upcoming {
                upcoming = node.pointee.next
                if node.pointee.type == XML_ELEMENT_NODE { return Element(node) }
            }
            return nil
        }
    }
}

extension XMLTree.Element {
    /// A piece of mixed content. References to entities are not among them: they are never expanded.
    enum Piece {
        case text(String)
        case element(XMLTree.Element)
    }

    /// Text and elements directly inside, in order.
    var pieces: [Piece] {
        var pieces: [Piece] = []
        var next = node.pointee.children
        while let child = next {
            switch child.pointee.type {
            case XML_ELEMENT_NODE: pieces.append(.element(XMLTree.Element(child)))
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                if let content = child.pointee.content { pieces.append(.text(String(cString: content))) }
            default: break
            }
            next = child.pointee.next
        }
        return pieces
    }

    /// All text inside, exactly as it stands: for content that is itself mark-up.
    var rawText: String {
        pieces.reduce(into: "") { text, piece in
            switch piece {
            case .text(let more): text += more
            case .element(let element): text += element.rawText
            }
        }
    }

    /// All text inside on one line.
    var text: String {
        var line = InlineText.Builder()
        line.append(rawText)
        return line.text.plain
    }
}
