/// What one item of a feed says, by the role of the element whatever the dialect. Text that may hold HTML is kept as
/// it stands.
struct FeedEntry {
    /// A text with the name of the element it stood in.
    struct Said {
        var element: String
        var value: String
    }

    var titles: [Said] = []
    /// Atom says when a title is not HTML.
    var titleIsPlain = false
    var links: [String] = []
    var guids: [Said] = []
    var identifiers: [Said] = []
    var creators: [Said] = []
    var bodies: [Said] = []
    var dates: [Said] = []
    var subjects: [String] = []
    var publicationName = ""
    var source = ""
    var issns: [String] = []
    var volume = ""
    var number = ""
    var firstPage = ""
    var lastPage = ""
    var section = ""
    var publisher = ""
    var language = ""
    var licence = ""

    /// Reads an `item`, an `entry`, or the head of a channel.
    init(_ element: XMLTree.Element) {
        let about = element.attribute("about")
        if !about.isEmpty { guids.append(Said(element: "rdf:about", value: about)) }
        for child in element.children {
            switch FeedVocabulary(child) {
            case .rss: readRSS(child)
            case .atom: readAtom(child)
            case .dublinCore, .dublinCoreTerms: readDublinCore(child)
            case .prism: readPRISM(child)
            case .content: if child.isNamed("encoded") { add(child.rawText, to: \.bodies, as: "content:encoded") }
            case .arxiv: if child.isNamed("doi") { add(child.text, to: \.identifiers, as: "arxiv:doi") }
            case .creativeCommons: readLicence(child)
            case .other: break
            }
        }
    }

    private mutating func add(_ value: String, to list: WritableKeyPath<FeedEntry, [Said]>, as element: String) {
        guard value.contains(where: { !$0.isWhitespace }) else { return }
        self[keyPath: list].append(Said(element: element, value: value))
    }

    private mutating func readRSS(_ child: XMLTree.Element) {
        switch child.name {
        case "title": add(child.rawText, to: \.titles, as: "title")
        case "link": links.append(child.text)
        case "guid": add(child.text, to: \.guids, as: "guid")
        case "description": add(child.rawText, to: \.bodies, as: "description")
        case "author": add(child.rawText, to: \.creators, as: "author")
        case "pubDate": add(child.text, to: \.dates, as: "pubDate")
        case "category": subjects.append(child.text)
        case "language": language = child.text
        default: break
        }
    }

    private mutating func readAtom(_ child: XMLTree.Element) {
        switch child.name {
        case "title":
            titleIsPlain = ["", "text", "text/plain"].contains(child.attribute("type"))
            add(child.rawText, to: \.titles, as: "title")
        case "link":
            // The first is the page itself; a PDF or the feed's own address is another relation.
            if ["", "alternate"].contains(child.attribute("rel")) { links.append(child.attribute("href")) }
            if child.attribute("rel") == "license" { licence = child.attribute("href") }
            if child.attribute("title") == "doi" { add(child.attribute("href"), to: \.identifiers, as: "link") }
        case "id": add(child.text, to: \.guids, as: "id")
        case "summary", "content": add(child.rawText, to: \.bodies, as: child.name)
        case "author": add(child.child("name")?.text ?? child.text, to: \.creators, as: "author")
        case "published", "issued", "created": add(child.text, to: \.dates, as: "published")
        case "updated", "modified": add(child.text, to: \.dates, as: "updated")
        case "category":
            let label = child.attribute("label")
            subjects.append(label.isEmpty ? child.attribute("term") : label)
        default: break
        }
    }

    private mutating func readDublinCore(_ child: XMLTree.Element) {
        switch child.name {
        case "title": add(child.rawText, to: \.titles, as: "dc:title")
        case "creator", "contributor": add(child.rawText, to: \.creators, as: "dc:creator")
        case "identifier": add(child.text, to: \.identifiers, as: "dc:identifier")
        case "description", "abstract": add(child.rawText, to: \.bodies, as: "dc:description")
        case "date", "issued", "available", "created": add(child.text, to: \.dates, as: "dc:date")
        case "source": source = child.text
        case "subject": subjects += child.text.split(separator: ",").map { $0.trimmingSpace }
        case "publisher": publisher = child.text
        case "language": language = child.text
        case "license": readLicence(child)
        default: break
        }
    }

    private mutating func readPRISM(_ child: XMLTree.Element) {
        switch child.name {
        case "doi": add(child.text, to: \.identifiers, as: "prism:doi")
        case "url": add(child.text, to: \.guids, as: "prism:url")
        case "publicationName": publicationName = child.text
        case "issn", "eIssn": issns.append(child.text)
        case "volume": volume = child.text
        case "number", "issueNumber": number = child.text
        case "startingPage": firstPage = child.text
        case "endingPage": lastPage = child.text
        case "section": section = child.text
        case "publicationDate", "coverDate", "coverDisplayDate", "onlineDate":
            add(child.text, to: \.dates, as: "prism:" + child.name)
        default: break
        }
    }

    private mutating func readLicence(_ child: XMLTree.Element) {
        let resource = child.attribute("resource")
        let value = resource.isEmpty ? child.text : resource
        if WebAddressText.isHTTP(value) { licence = value }
    }
}

enum WebAddressText {
    static func isHTTP(_ text: String) -> Bool { text.hasPrefix("http://") || text.hasPrefix("https://") }
}
