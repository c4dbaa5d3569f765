internal import Colloquium

extension FeedEntry {
    /// Reads an `item`, an `entry`, or the element that holds the head of a feed.
    init(_ element: XMLTree.Element, _ terms: inout FeedTerms) {
        self.init()
        let about = element.attribute("about")
        if !about.isEmpty { guids.append(Said(element: "rdf:about", value: about)) }
        language = LanguageTag.tidied(element.attribute("lang"))
        for child in element.children {
            let meaning = terms.meaning(of: child)
            switch meaning.vocabulary {
            case .rss: readRSS(child, meaning.element)
            case .atom: readAtom(child, meaning.element)
            case .dublinCore, .dublinCoreTerms: readDublinCore(child, meaning.element)
            case .prism: readPRISM(child, meaning.element)
            case .content:
                if meaning.element == .encoded { Self.add(child, to: &bodies, as: "content:encoded", isHTML: true) }
            case .arxiv: if meaning.element == .doi { Self.add(child.text, to: &identifiers, as: "arxiv:doi") }
            case .creativeCommons: readLicence(child)
            case .xhtml:
                if meaning.element == .body || meaning.element == .div {
                    Self.add(child, to: &bodies, as: "xhtml:body", isHTML: true)
                }
            case .media: readMedia(child, meaning.element, &terms)
            case .itunes: readPodcast(child, meaning.element)
            case .other: break
            }
        }
    }

    private static func add(
        _ value: String, to list: inout [Said], as element: String, isHTML: Bool = true, language: String = ""
    ) {
        guard value.utf8.first.map({ $0 > 0x20 }) ?? false || value.hasByte(where: { $0 > 0x20 }) else { return }
        // Most lists get more than one text, and would move at the second and at the third.
        if list.isEmpty { list.reserveCapacity(4) }
        list.append(Said(element: element, value: value, isHTML: isHTML, language: language))
    }

    /// The text of an element with its language.
    private static func add(
        _ child: XMLTree.Element, to list: inout [Said], as element: String, isHTML: Bool
    ) {
        let language = LanguageTag.tidied(child.attribute("lang"))
        add(child.mixedText, to: &list, as: element, isHTML: isHTML, language: language)
    }

    private mutating func addSubjects(_ text: String) {
        if !text.hasByte(where: { $0 == UInt8(ascii: ",") }) {
            subjects.append(text)
        } else {
            subjects += text.trimmedParts(at: UInt8(ascii: ","))
        }
    }

    private mutating func readRSS(_ child: XMLTree.Element, _ element: FeedTerm) {
        switch element {
        case .title: Self.add(child.mixedText, to: &titles, as: "title")
        case .link:
            let address = child.text
            if address.isEmpty { readLink(child) } else { links.append(address) }
        case .guid:
            Self.add(child.text, to: &guids, as: "guid")
            // RSS 2.0: a guid is a permanent link unless it says that it is not.
            if child.attribute("isPermaLink") != "false" { permanentLink = child.text }
        case .description, .summary, .fullitem, .body, .content:
            Self.add(child, to: &bodies, as: element.rawValue, isHTML: true)
        case .author, .managingEditor: Self.add(child.rawText, to: &creators, as: element.rawValue)
        case .pubDate, .pubdate, .lastBuildDate: Self.add(child.text, to: &dates, as: element.rawValue)
        case .category: subjects.append(child.text)
        case .language: language = LanguageTag.tidied(child.text)
        case .enclosure: enclosures.append((child.attribute("url"), child.attribute("type")))
        default: break
        }
    }

    private mutating func readAtom(_ child: XMLTree.Element, _ element: FeedTerm) {
        switch element {
        case .title: Self.add(child, to: &titles, as: "title")
        case .subtitle, .tagline: Self.add(child, to: &subtitles, as: element.rawValue)
        case .link: readLink(child)
        case .id: Self.add(child.text, to: &guids, as: "id")
        case .summary, .content: Self.add(child, to: &bodies, as: element.rawValue)
        case .author:
            Self.add(child.child("name")?.text ?? child.text, to: &creators, as: "author")
        case .contributor: Self.add(child.child("name")?.text ?? child.text, to: &contributors, as: "contributor")
        case .published, .issued, .created: Self.add(child.text, to: &dates, as: "published")
        case .updated, .modified: Self.add(child.text, to: &dates, as: "updated")
        case .category:
            let label = child.attribute("label")
            subjects.append(label.isEmpty ? child.attribute("term") : label)
        default: break
        }
    }

    /// Text constructs of Atom (RFC 4287, section 3.1, and `mode` of Atom 0.3): plain unless they say otherwise.
    private static func add(_ child: XMLTree.Element, to list: inout [Said], as name: String) {
        let type = child.attribute("type").lowercased()
        let mode = child.attribute("mode").lowercased()
        let isPlain = (type.isEmpty || type == "text" || type == "text/plain") && !child.hasElements
        if mode == "base64" || isBinary(type) {
            guard let decoded = Base64Text.decoded(child.text) else { return }
            add(decoded, to: &list, as: name, isHTML: type != "text/plain")
        } else {
            // Atom 0.3 escapes HTML and calls it text/plain by default.
            let escapes = mode == "escaped" && type != "text/plain"
            add(child, to: &list, as: name, isHTML: !isPlain || escapes)
        }
    }

    /// RFC 4287, section 4.1.3.3: what is neither text nor XML stands in base64.
    private static func isBinary(_ type: String) -> Bool {
        type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("/xml") && !type.hasSuffix("+xml")
    }

    /// The first is the page itself; a PDF or the feed's own address is another relation.
    private mutating func readLink(_ child: XMLTree.Element) {
        let address = child.attribute("href")
        let relation = child.attribute("rel").lowercased()
        switch relation {
        case "", "alternate": links.append(address)
        case "license": licence = address
        case "enclosure": enclosures.append((address, child.attribute("type")))
        case "self": selfLink = address
        case "related" where child.attribute("title") == "pdf": enclosures.append((address, "application/pdf"))
        default: break
        }
        if child.attribute("title") == "doi" { Self.add(address, to: &identifiers, as: "link") }
    }

    private mutating func readDublinCore(_ child: XMLTree.Element, _ element: FeedTerm) {
        switch element {
        case .title: Self.add(child.mixedText, to: &titles, as: "dc:title")
        case .creator, .author: Self.add(child.rawText, to: &creators, as: "dc:creator")
        case .contributor: Self.add(child.rawText, to: &contributors, as: "dc:contributor")
        case .identifier: Self.add(child.text, to: &identifiers, as: "dc:identifier")
        case .description, .abstract: Self.add(child.mixedText, to: &bodies, as: "dc:description")
        case .date, .issued, .available, .created: Self.add(child.text, to: &dates, as: "dc:date")
        case .modified: Self.add(child.text, to: &dates, as: "dcterms:modified")
        case .source: source = child.text
        case .subject: addSubjects(child.text)
        case .publisher: publisher = child.text
        case .language: language = child.text
        case .license: readLicence(child)
        default: break
        }
    }

    /// Media RSS says in words what a picture or a film shows; it stands back behind what the item says itself.
    private mutating func readMedia(_ child: XMLTree.Element, _ element: FeedTerm, _ terms: inout FeedTerms) {
        switch element {
        case .title where titles.isEmpty: Self.add(child.mixedText, to: &titles, as: "media:title")
        case .description: Self.add(child, to: &bodies, as: "media:description", isHTML: true)
        case .category:
            let label = child.attribute("label")
            subjects.append(label.isEmpty ? child.text : label)
        case .group, .content:
            for inner in child.children { readMedia(inner, terms.meaning(of: inner).element, &terms) }
        default: break
        }
    }

    private mutating func readPodcast(_ child: XMLTree.Element, _ element: FeedTerm) {
        switch element {
        case .author where creators.isEmpty: Self.add(child.rawText, to: &creators, as: "itunes:author")
        case .summary, .subtitle: Self.add(child, to: &bodies, as: "itunes:" + child.name, isHTML: true)
        case .category:
            subjects.append(child.attribute("text"))
            subjects += child.children("category").map { $0.attribute("text") }
        case .keywords: subjects += child.text.split(separator: ",").map { $0.trimmingSpace }
        default: break
        }
    }

    private mutating func readPRISM(_ child: XMLTree.Element, _ element: FeedTerm) {
        switch element {
        case .doi: Self.add(child.text, to: &identifiers, as: "prism:doi")
        case .url: Self.add(child.text, to: &guids, as: "prism:url")
        case .publicationName: publicationName = child.text
        case .issn, .eIssn, .eissn: issns.append(child.text)
        case .volume: volume = child.text
        case .number, .issueNumber, .issue: number = child.text
        case .startingPage: firstPage = child.text
        case .endingPage: lastPage = child.text
        case .pageRange where firstPage.isEmpty: firstPage = child.text
        case .section: section = child.text
        case .publicationDate: Self.add(child.text, to: &dates, as: "prism:publicationDate")
        case .coverDate: Self.add(child.text, to: &dates, as: "prism:coverDate")
        case .coverDisplayDate: Self.add(child.text, to: &dates, as: "prism:coverDisplayDate")
        case .onlineDate: Self.add(child.text, to: &dates, as: "prism:onlineDate")
        default: break
        }
    }

    private mutating func readLicence(_ child: XMLTree.Element) {
        let resource = child.attribute("resource")
        let value = resource.isEmpty ? child.text : resource
        if WebAddressText.isHTTP(value) { licence = value }
    }
}
