/// A list that sources also write as its only element. Reading it never fails: elements of another shape are left out.
struct LooseList<Element: Decodable>: Decodable {
    var elements: [Element] = []

    private struct Lenient: Decodable {
        var element: Element?
        init(from decoder: any Decoder) throws { element = try? Element(from: decoder) }
    }

    init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count < LooseJSON.maximumDepth else { return }
        if var list = try? decoder.unkeyedContainer() {
            while !list.isAtEnd, elements.count < RecordReader.maximumRecords {
                guard let next = try? list.decode(Lenient?.self) else { break }
                if let element = next.element { elements.append(element) }
            }
        } else if let only = try? Element(from: decoder) {
            elements = [only]
        }
    }
}

/// One of our structs that a source may write in another shape, which then says nothing.
struct Loose<Value: Decodable>: Decodable {
    var value: Value?

    init(from decoder: any Decoder) throws { value = try? Value(from: decoder) }
}

/// `list.all` of an absent list is empty.
protocol LooseSequence {
    associatedtype Member
    var all: [Member] { get }
}

extension LooseList: LooseSequence {
    var all: [Element] { elements }
}

extension Optional where Wrapped: LooseSequence {
    var all: [Wrapped.Member] { self?.all ?? [] }
}

extension LooseList<LooseText>? {
    /// The texts on one line each, none empty.
    var lines: [String] { all.map { InlineText(plain: $0.value).plain }.filter { !$0.isEmpty } }
}
