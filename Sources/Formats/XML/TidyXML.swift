internal import CLibXML2
internal import Colloquium

/// XML in the form that nearly every feed and set has: well-formed, in UTF-8, declaring nothing but namespaces. One walk
/// over it tells what libxml2 would tell, for half the work: that parser takes text in small runs, and references and
/// CDATA sections sign by sign. Whatever is not plainly well-formed, or comes near one of the parser's limits, is
/// left to it; a test holds the two together.
struct TidyXML {
    let text: UnsafeBufferPointer<UInt8>
    var index = 0
    private let receiver: XMLStream.Receiver
    private var names: XMLNames
    /// The attributes of the tag read last.
    var attributes: [Attribute] = []
    /// The names of the elements begun and not ended, as they are written.
    private var open: [Range<Int>] = []
    /// The place behind what was told last.
    private var told = 0

    struct Attribute {
        var name: Range<Int>
        var value: Range<Int>
        var hasReferences = false
    }

    /// Elements inside each other; libxml2 has 256.
    private static let maximumDepth = 100
    /// What may stand between two things told, tags and comments alike; the stream stops at 64,000 bytes.
    private static let maximumSilence = 32_000
    /// The length of a CDATA section; libxml2 has ten times as much.
    private static let maximumSection = 1_000_000

    /// - Parameter bytes: of a document from where `CharacterCoding.startOfUTF8` says that it begins.
    /// - Returns: whether the document is of this kind. If it is not, the receiver has been told a part of it.
    static func read(_ bytes: ArraySlice<UInt8>, into receiver: XMLStream.Receiver) -> Bool {
        _ = XMLLibrary.ready
        let isWhole = UTF8Sequence.areAll(in: bytes[CharacterCoding.startOfCutCharacter(in: bytes)...])
        guard isWhole, let dictionary = xmlDictCreate() else { return false }
        defer { xmlDictFree(dictionary) }
        return bytes.withUnsafeBufferPointer { text in
            var reader = TidyXML(text: text, receiver: receiver, names: XMLNames(dictionary, text))
            let isTidy = reader.readAll()
            if isTidy { receiver.finish(dictionary) } else { receiver.giveUp() }
            return isTidy
        }
    }

    private init(text: UnsafeBufferPointer<UInt8>, receiver: XMLStream.Receiver, names: XMLNames) {
        self.text = text
        self.receiver = receiver
        self.names = names
    }

    private mutating func readAll() -> Bool {
        guard readDeclaration(), skipAside(), byte(0) == UInt8(ascii: "<"), readBegin() else { return false }
        while !open.isEmpty {
            guard receiver.wantsMore else { return true }
            if byte(0) != UInt8(ascii: "<") {
                guard readText() else { return false }
            }
            guard readTag() else { return false }
        }
        return skipAside() && index == text.count
    }

    /// A tag or what stands in its place.
    private mutating func readTag() -> Bool {
        switch byte(1) {
        case UInt8(ascii: "/"): return readEnd()
        case UInt8(ascii: "!"): return isNext("<![CDATA[") ? readSection() : skipComment()
        case UInt8(ascii: "?"): return skipInstruction()
        default: return readBegin()
        }
    }

    private mutating func readBegin() -> Bool {
        index += 1
        guard let name = readName(), let isEmpty = readAttributes() else { return false }
        guard index - told <= Self.maximumSilence, open.count < Self.maximumDepth else { return false }
        guard attributes.isEmpty || names.declare(attributes, at: open.count), let element = names.element(name) else {
            return false
        }
        receiver.begin(element.name, namespace: element.namespace)
        for attribute in attributes where !names.isDeclaration(attribute) {
            guard let name = names.attribute(attribute.name) else { return false }
            if attribute.hasReferences {
                guard var value = resolved(attribute.value) else { return false }
                value.withUTF8 { receiver.attribute(name, UnsafeRawBufferPointer($0)) }
            } else {
                receiver.attribute(name, UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[attribute.value])))
            }
        }
        told = index
        if isEmpty {
            receiver.end()
            names.forget(at: open.count)
        } else {
            open.append(name)
        }
        return true
    }

    private mutating func readEnd() -> Bool {
        index += 2
        guard let begun = open.last, isNext(begun) else { return false }
        index += begun.count
        skipSpace()
        guard byte(0) == UInt8(ascii: ">") else { return false }
        index += 1
        told = index
        open.removeLast()
        names.forget(at: open.count)
        receiver.end()
        return true
    }

    /// Text up to the next tag.
    private mutating func readText() -> Bool {
        var start = index
        while true {
            index = PlainXML.end(in: text, from: index)
            guard index < text.count else { return false }
            switch text[index] {
            case UInt8(ascii: "<"):
                tell(start..<index)
                return true
            case UInt8(ascii: "&"):
                tell(start..<index)
                guard tellReference() else { return false }
                start = index
            default:
                guard !isNext("]]>"), passLineEnd(from: &start) else { return false }
            }
        }
    }

    /// The character that is referred to here.
    private mutating func tellReference() -> Bool {
        for (name, sign) in Self.commonReferences where isNext(name) {
            index += name.utf8CodeUnitCount
            receiver.text(UnsafeRawBufferPointer(start: sign.utf8Start, count: 1))
            return true
        }
        guard var character = readReference() else { return false }
        character.withUTF8 { receiver.text(UnsafeRawBufferPointer($0)) }
        return true
    }

    /// What escaped HTML is full of.
    private static let commonReferences: [(name: StaticString, sign: StaticString)] = [
        ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"),
    ]

    private mutating func readSection() -> Bool {
        index += 9
        let begin = index
        var start = index
        while true {
            index = PlainXML.end(in: text, from: index)
            guard index < text.count, index - begin <= Self.maximumSection else { return false }
            switch text[index] {
            case UInt8(ascii: "<"), UInt8(ascii: "&"): index += 1
            default:
                if isNext("]]>") {
                    tell(start..<index)
                    index += 3
                    return true
                }
                guard passLineEnd(from: &start) else { return false }
            }
        }
    }

    /// Passes over a byte that may be text: "\r\n" is "\n", and what else is no character is left to the parser.
    private mutating func passLineEnd(from start: inout Int) -> Bool {
        switch text[index] {
        case UInt8(ascii: "]"): break
        case 0xEF: guard !isNext("\u{FFFE}"), !isNext("\u{FFFF}") else { return false }
        case 0x0D:
            guard byte(1) == 0x0A else { return false }
            tell(start..<index)
            start = index + 1
        default: return false
        }
        index += 1
        return true
    }

    private mutating func tell(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        receiver.text(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[range])))
        told = range.upperBound
    }

    /// Comments, instructions and space, in which nothing is told.
    private mutating func skipAside() -> Bool {
        while true {
            skipSpace()
            guard index - told <= Self.maximumSilence else { return false }
            guard byte(0) == UInt8(ascii: "<"), let next = byte(1) else { return true }
            switch next {
            case UInt8(ascii: "!"): guard skipComment() else { return false }
            case UInt8(ascii: "?"): guard skipInstruction() else { return false }
            default: return true
            }
        }
    }

    private mutating func skipComment() -> Bool {
        guard isNext("<!--"), let dashes = ByteSearch.first("--", in: text, from: index + 4) else { return false }
        let content = index + 4..<dashes
        index = dashes + 2
        guard byte(0) == UInt8(ascii: ">"), isPlain(content) else { return false }
        index += 1
        return index - told <= Self.maximumSilence
    }

    private mutating func skipInstruction() -> Bool {
        index += 2
        guard let target = readName(), !text[target].contains(UInt8(ascii: ":")), byte(0)?.isXMLSpace ?? false,
            !(target.count == 3 && text[target.lowerBound] | 0x20 == UInt8(ascii: "x")),
            let end = ByteSearch.first("?>", in: text, from: index), isPlain(index..<end)
        else { return false }
        index = end + 2
        return index - told <= Self.maximumSilence
    }

    /// Whether what is skipped holds nothing that a document may not hold.
    private func isPlain(_ range: Range<Int>) -> Bool {
        text[range].allSatisfy { ($0 >= 0x20 && $0 != 0xEF) || $0 == 0x09 || $0 == 0x0A }
    }
}
