internal import CLibXML2

/// A stretch of a document as a flat list of elements and texts: one record, the head of a feed, or a small document
/// whole. The stream refills the same storage for each record, so that a set of any length takes the room of its
/// longest record, and text stays bytes until somebody asks for it.
final class XMLTree {
    /// An element or a text. Names are the parser's own, each stored once a document.
    struct Node {
        /// Nil for a text.
        var name: UnsafePointer<xmlChar>?
        var namespace: UnsafePointer<xmlChar>?
        var firstChild: Int32 = -1
        var next: Int32 = -1
        /// Attributes of an element, bytes of a text.
        var start: Int32
        var count: Int32
    }

    struct Attribute {
        var name: UnsafePointer<xmlChar>
        var start: Int32
        var count: Int32
    }

    struct Storage {
        var nodes = Slab<Node>()
        var attributes = Slab<Attribute>()
        var bytes = Slab<UInt8>()
        /// Elements that are begun and not ended, each with its last child so far.
        var open = Slab<Open>()
    }

    struct Open {
        var node: Int32
        var lastChild: Int32
    }

    let storage: UnsafeMutablePointer<Storage>
    /// Keeps the names alive after the parser is gone.
    private var names: xmlDictPtr?

    init() {
        storage = .allocate(capacity: 1)
        storage.initialize(to: Storage())
    }

    deinit {
        storage.pointee.nodes.free()
        storage.pointee.attributes.free()
        storage.pointee.bytes.free()
        storage.pointee.open.free()
        storage.deinitialize(count: 1)
        storage.deallocate()
        if let names { xmlDictFree(names) }
    }

    var root: Element? { filling.isEmpty ? nil : Element(storage, 0) }
    /// Where content is put.
    var filling: Filling { Filling(storage: storage) }

    func keep(_ dictionary: xmlDictPtr?) {
        guard names == nil, let dictionary else { return }
        xmlDictReference(dictionary)
        names = dictionary
    }

    /// Forgets the content, not the room it took.
    func removeAll() {
        storage.pointee.nodes.count = 0
        storage.pointee.attributes.count = 0
        storage.pointee.bytes.count = 0
        storage.pointee.open.count = 0
    }
}

extension XMLTree {
    /// The place that content is put in, valid as long as its tree. Whoever is told of a document's every text would
    /// otherwise count references to the tree at each, which takes longer than most texts take to copy.
    struct Filling {
        fileprivate let storage: UnsafeMutablePointer<Storage>
    }
}

extension XMLTree.Filling {
    var isEmpty: Bool { storage.pointee.nodes.count == 0 }
    /// Grows with every element and text that is added.
    var size: Int { storage.pointee.nodes.count }
    var depth: Int { storage.pointee.open.count }
    var byteCount: Int { storage.pointee.bytes.count }

    func begin(_ name: UnsafePointer<xmlChar>, namespace: UnsafePointer<xmlChar>?) {
        let start = Int32(truncatingIfNeeded: storage.pointee.attributes.count)
        let index = append(XMLTree.Node(name: name, namespace: namespace, start: start, count: 0))
        storage.pointee.open.append(XMLTree.Open(node: index, lastChild: -1))
    }

    /// Adds an attribute to the element begun last.
    func attribute(_ name: UnsafePointer<xmlChar>, _ value: UnsafeRawBufferPointer) {
        let start = Int32(truncatingIfNeeded: storage.pointee.bytes.count)
        storage.pointee.bytes.append(value)
        storage.pointee.attributes.append(
            XMLTree.Attribute(name: name, start: start, count: Int32(truncatingIfNeeded: value.count)))
        storage.pointee.nodes[storage.pointee.nodes.count - 1].count += 1
    }

    func text(_ bytes: UnsafeRawBufferPointer) {
        let start = Int32(truncatingIfNeeded: storage.pointee.bytes.count)
        let count = Int32(truncatingIfNeeded: bytes.count)
        storage.pointee.bytes.append(bytes)
        // The parser hands over a text in pieces: at line ends, references and the end of its buffer.
        if let last = storage.pointee.open.last?.lastChild, last >= 0, storage.pointee.nodes[Int(last)].name == nil,
            storage.pointee.nodes[Int(last)].start + storage.pointee.nodes[Int(last)].count == start
        {
            storage.pointee.nodes[Int(last)].count += count
        } else {
            _ = append(XMLTree.Node(name: nil, namespace: nil, start: start, count: count))
        }
    }

    func end() {
        if depth > 0 { storage.pointee.open.count -= 1 }
    }

    private func append(_ node: XMLTree.Node) -> Int32 {
        let index = Int32(truncatingIfNeeded: storage.pointee.nodes.count)
        storage.pointee.nodes.append(node)
        guard let parent = storage.pointee.open.last else { return index }
        if parent.lastChild < 0 {
            storage.pointee.nodes[Int(parent.node)].firstChild = index
        } else {
            storage.pointee.nodes[Int(parent.lastChild)].next = index
        }
        storage.pointee.open[depth - 1].lastChild = index
        return index
    }
}

/// A growing run of plain values that is emptied without being freed. An array would check every access twice: the
/// bounds and the exclusive hold on its owner.
struct Slab<Value: BitwiseCopyable> {
    private var base: UnsafeMutablePointer<Value>?
    private var capacity = 0
    var count = 0

    subscript(index: Int) -> Value {
        get {
            precondition(index >= 0 && index < count)
            return base.unsafelyUnwrapped[index]
        }
        set {
            precondition(index >= 0 && index < count)
            base.unsafelyUnwrapped[index] = newValue
        }
    }

    var last: Value? { count == 0 ? nil : base.unsafelyUnwrapped[count - 1] }

    mutating func append(_ value: Value) {
        reserve(count + 1)
        base.unsafelyUnwrapped[count] = value
        count += 1
    }

    /// A stretch of what is there; no longer valid once something is appended.
    func stretch(_ start: Int32, _ length: Int32) -> UnsafeBufferPointer<Value> {
        precondition(start >= 0 && length >= 0 && Int(start) + Int(length) <= count)
        return UnsafeBufferPointer(start: base.map { UnsafePointer($0) + Int(start) }, count: Int(length))
    }

    func free() { base?.deallocate() }

    mutating func reserve(_ wanted: Int) {
        guard wanted > capacity else { return }
        let larger = max(wanted, capacity * 2, 256)
        let room = UnsafeMutablePointer<Value>.allocate(capacity: larger)
        if let base {
            room.update(from: base, count: count)
            base.deallocate()
        }
        base = room
        capacity = larger
    }
}

extension Slab where Value == UInt8 {
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress, bytes.count > 0 else { return }
        reserve(count + bytes.count)
        UnsafeMutableRawPointer(base.unsafelyUnwrapped + count).copyMemory(from: start, byteCount: bytes.count)
        count += bytes.count
    }
}
