internal import CLibXML2

/// The vocabularies that feeds of journals mix. PRISM alone goes by half a dozen namespaces, some of them wrong.
enum FeedVocabulary {
    case rss, atom, dublinCore, dublinCoreTerms, prism, content, arxiv, creativeCommons, media, itunes, xhtml, other

    init(namespace: String) {
        self =
            switch namespace {
            case "", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/",
                "http://channel.netscape.com/rdf/simple/0.9/", "http://purl.org/net/rss1.1#":
                .rss
            case "http://www.w3.org/2005/Atom", "https://www.w3.org/2005/Atom": .atom
            case "http://purl.org/dc/terms/", "http://purl.org/dc/terms#": .dublinCoreTerms
            case "http://purl.org/rss/1.0/modules/content/": .content
            case "http://arxiv.org/schemas/atom": .arxiv
            case "http://www.w3.org/1999/xhtml": .xhtml
            case "http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss": .media
            default:
                if namespace.contains("prism") {
                    .prism
                } else if namespace.hasPrefix("http://purl.org/dc/") {
                    .dublinCore
                } else if namespace.lowercased().contains("creativecommons")
                    || namespace.contains("web.resource.org/cc")
                {
                    .creativeCommons
                } else if namespace.lowercased().hasPrefix("http://www.itunes.com/")
                    || namespace.contains("/podcast-1.0")
                {
                    .itunes
                } else if namespace.hasPrefix("http://purl.org/atom/") {
                    .atom
                } else if namespace.hasPrefix("http://backend.userland.com/rss")
                    || namespace.hasPrefix("http://blogs.law.harvard.edu/tech/rss")
                {
                    .rss
                } else {
                    .other
                }
            }
    }
}

/// What the names of one document mean in feeds; each is looked up once, however many items use it.
final class FeedTerms {
    struct Meaning {
        var vocabulary: FeedVocabulary
        var name: String
    }

    private var known: [(term: XMLTree.Term, meaning: Meaning)] = []
    /// The place of the one asked for last: the elements of an item stand in the order of the item before.
    private var last = 0
    /// What an element in no namespace belongs to.
    var plainVocabulary: FeedVocabulary

    init(plainVocabulary: FeedVocabulary = .rss) { self.plainVocabulary = plainVocabulary }

    func meaning(of element: XMLTree.Element) -> Meaning {
        let term = element.term
        if let place = place(of: term) {
            last = place
            return known[place].meaning
        }
        let namespace = element.namespace
        let vocabulary = namespace.isEmpty ? plainVocabulary : FeedVocabulary(namespace: namespace)
        let meaning = Meaning(vocabulary: vocabulary, name: element.name)
        // More names than a vocabulary has would be searched for long.
        if known.count < Self.maximumKnown { known.append((term, meaning)) }
        return meaning
    }

    private static let maximumKnown = 400

    private func place(of term: XMLTree.Term) -> Int? {
        for place in last..<known.count where known[place].term == term { return place }
        for place in 0..<min(last, known.count) where known[place].term == term { return place }
        return nil
    }
}
