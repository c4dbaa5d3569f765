internal import CLibXML2
internal import Colloquium

/// Cuts a document into the stretches that hold one record each and turns every one into records as soon as it ends.
/// What stands around the records is passed over, but for the head of a feed, which tells of all its items.
final class RecordCutter: XMLStream.Receiver {
    private let maximumRecords: Int
    private let deliver: (consuming ArticleRecord) -> Void

    private(set) var count = 0
    private(set) var format: RecordFormat? { didSet { isFeed = format?.isFeed ?? false } }
    private var isFeed = false
    /// The first element's name where it begins no format that is read by pieces.
    private(set) var strangeRoot: String?

    /// The stretch being filled.
    private var stretch = XMLTree() { didSet { unit = stretch.filling } }
    /// Where what is told of it is put.
    private var unit: XMLTree.Filling
    private let line = TranslationLine()
    private let head = XMLTree()
    private var terms = FeedTerms()
    private var depth = 0
    private var rootName = ""
    private var isRefined = false
    /// Whether one record has grown beyond what any record is; it is not read to its end.
    private(set) var isOverfull = false

    private static let maximumRecordBytes = 20_000_000
    private static let maximumRecordNodes = 1_000_000
    /// A head beyond this many elements and texts is no head.
    private static let maximumHead = 20_000

    init(maximumRecords: Int, deliver: @escaping (consuming ArticleRecord) -> Void) {
        self.maximumRecords = maximumRecords
        self.deliver = deliver
        unit = stretch.filling
    }

    override var toleratesFaults: Bool { isFeed }
    override var wantsMore: Bool {
        strangeRoot == nil && !isOverfull
            && count < (isFeed ? RecordReader.maximumRecords : maximumRecords)
    }

    /// What to throw where the document breaks.
    func error(_ diagnosis: String) -> FormatError {
        guard let format, count > 0 else { return .malformed(diagnosis) }
        return .damaged(format, diagnosis)
    }

    /// What the feed says of itself; nil where the document is no feed.
    var feedHead: FeedHead? { isFeed ? FeedHead(channel) : nil }

    override func begin(_ name: UnsafePointer<xmlChar>, namespace: UnsafePointer<xmlChar>?) {
        depth += 1
        let element = ElementName(name, namespace)
        if depth == 1 { beginDocument(element) }
        if isFeed { beginInFeed(element) } else { beginInSet(element) }
        if unit.size > Self.maximumRecordNodes { isOverfull = true }
    }

    private func beginDocument(_ element: ElementName) {
        rootName = String(cString: element.name)
        format = Self.format(ofRoot: element)
        if format == .atom { terms.plainVocabulary = .atom }
        if format == nil, !Self.mayHoldRecords(element) { strangeRoot = rootName }
    }

    private func beginInFeed(_ element: ElementName) {
        if depth > 1, isItem(element) {
            // An item inside an item: the tags of the one before were not balanced.
            if !unit.isEmpty { finishUnit() }
            if !isRefined, rootName == "RDF" { refine(element) }
            unit.begin(element.name, namespace: element.namespace)
        } else if !unit.isEmpty {
            unit.begin(element.name, namespace: element.namespace)
        } else if head.filling.size < Self.maximumHead, depth > 1 || format == .atom || format == .rss2 {
            if !isRefined, rootName == "RDF" { refine(element) }
            head.filling.begin(element.name, namespace: element.namespace)
        }
    }

    private func beginInSet(_ element: ElementName) {
        if !unit.isEmpty || Self.beginsRecord(element, under: rootName) {
            unit.begin(element.name, namespace: element.namespace)
        }
    }

    override func attribute(_ name: UnsafePointer<xmlChar>, _ value: UnsafeRawBufferPointer) {
        if !unit.isEmpty {
            unit.attribute(name, value)
        } else if isFeed {
            if depth == 1, rootName == "rss", value.starts(with: "0.9".utf8) { format = .rss09 }
            if head.filling.depth > 0 { head.filling.attribute(name, value) }
        }
    }

    override func text(_ bytes: UnsafeRawBufferPointer) {
        if !unit.isEmpty {
            // Between the elements of an item stand line ends and nothing that anybody reads.
            guard !isFeed || unit.depth > 1 else { return }
            unit.text(bytes)
            if unit.byteCount > Self.maximumRecordBytes { isOverfull = true }
        } else if head.filling.depth > 0, head.filling.size < Self.maximumHead {
            head.filling.text(bytes)
        }
    }

    override func end() {
        depth -= 1
        if !unit.isEmpty {
            unit.end()
            if unit.depth == 0 { finishUnit() }
        } else {
            head.filling.end()
        }
    }

    /// The end of a document that was cut short: what an item had until then is kept in a feed, not in a set, where it
    /// could have lost its retraction.
    override func finish(_ dictionary: xmlDictPtr?) {
        if !unit.isEmpty, isFeed, wantsMore { finishUnit() }
        line.finish(accept)
        head.keep(dictionary)
    }

    /// The records read so far are those of the document; one that was begun is left out.
    override func giveUp() { line.finish(accept) }

    private func finishUnit() {
        line.add(stretch) { translation }
        stretch = line.unit()
        if line.isFull { line.advance(accept) }
    }

    /// What a batch of stretches needs to become records, free of what changes here meanwhile.
    private var translation: TranslationLine.Translation {
        guard isFeed else { return RecordUnit.read }
        let channel = channel
        var terms = FeedTerms(plainVocabulary: terms.plainVocabulary)
        let source = format == .atom ? "Atom feed" : "RSS feed"
        return { item, read in
            let translation = FeedTranslation(item: FeedEntry(item, &terms), channel: channel, source: source)
            read.records.append(translation.record)
        }
    }

    /// Hands the records over in their order. Each leaves an empty one in its place, since a record is much to copy.
    private func accept(_ read: inout RecordUnit.Read) {
        if let known = read.format { format = known }
        for index in read.records.indices where wantsMore {
            var record = ArticleRecord()
            swap(&record, &read.records[index])
            count += 1
            deliver(record)
        }
    }

    /// Read once and again when the head has grown: it may go on between and after the items.
    private var channel: FeedChannel {
        if let (size, channel) = lastChannel, size == head.filling.size { return channel }
        var entry = FeedEntry()
        if let root = head.root { entry = FeedEntry(root.child("channel") ?? root, &terms) }
        if entry.language.isEmpty { entry.language = LanguageTag.tidied(head.root?.attribute("lang") ?? "") }
        let channel = FeedChannel(entry)
        lastChannel = (head.filling.size, channel)
        return channel
    }
    private var lastChannel: (size: Int, channel: FeedChannel)?
}

/// A name with its namespace, both as the parser keeps them.
struct ElementName {
    let name: UnsafePointer<xmlChar>
    let namespace: UnsafePointer<xmlChar>?

    init(_ name: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?) {
        self.name = name
        self.namespace = namespace
    }

    func isNamed(_ spelling: StaticString) -> Bool {
        name[0] == spelling.utf8Start[0] && xmlStrEqual(name, spelling.utf8Start) == 1
    }

    var namespaceText: String { namespace.map { String(cString: $0) } ?? "" }
}

extension RecordCutter {
    /// Nil where the name alone does not tell.
    private static func format(ofRoot root: ElementName) -> RecordFormat? {
        switch String(cString: root.name) {
        case "rss": .rss2
        case "RDF": .rss1
        case "feed": root.namespace == nil || FeedVocabulary(namespace: root.namespaceText) == .atom ? .atom : nil
        case "PubmedArticleSet", "PubmedBookArticleSet": .pubMedXML
        case "crossref_result", "doi_batch", "doi_records": .crossrefXML
        case "OAI-PMH": .oaiDublinCore
        default: nil
        }
    }

    private func isItem(_ element: ElementName) -> Bool {
        format == .atom ? element.isNamed("entry") : element.isNamed("item")
    }

    /// RSS 0.90 and 1.0 share their first element and differ in what stands inside.
    private func refine(_ element: ElementName) {
        guard !isRefined, element.isNamed("channel") || element.isNamed("item") else { return }
        isRefined = true
        if element.namespaceText.contains("netscape.com") { format = .rss09 }
    }

    private static func mayHoldRecords(_ root: ElementName) -> Bool {
        !(root.isNamed("html") || root.isNamed("HTML") || root.isNamed("opml") || root.isNamed("feed"))
    }

    private static func beginsRecord(_ element: ElementName, under root: String) -> Bool {
        switch element.name[0] {
        case UInt8(ascii: "P"): element.isNamed("PubmedArticle") || element.isNamed("PubmedBookArticle")
        case UInt8(ascii: "c"): element.isNamed("crossref")
        case UInt8(ascii: "b"): element.isNamed("body") && root == "doi_batch"
        case UInt8(ascii: "a"): element.isNamed("article") || element.isNamed("arXiv") || element.isNamed("arXivRaw")
        case UInt8(ascii: "r"): element.isNamed("record") || element.isNamed("resource")
        case UInt8(ascii: "d"): element.isNamed("dc") && element.namespaceText.contains("openarchives.org")
        default: false
        }
    }
}

/// Stretches of a document that is no feed.
enum RecordUnit {
    /// What has been read of one or more stretches.
    struct Read {
        /// Nil where nobody reads such elements.
        var format: RecordFormat?
        var records: [ArticleRecord] = []

        mutating func add(_ format: RecordFormat, _ more: [ArticleRecord]) {
            self.format = format
            records += more
        }
    }

    static func read(_ unit: XMLTree.Element, into read: inout Read) {
        switch unit.name {
        case "PubmedArticle", "PubmedBookArticle": read.add(.pubMedXML, PubMed.records(in: unit))
        case "crossref", "body": read.add(.crossrefXML, Crossref.records(in: unit))
        case "article": read.add(.jats, JATS.records(in: unit))
        default: if let found = OAI.record(in: unit) { read.add(found.format, [found.record]) }
        }
    }
}
