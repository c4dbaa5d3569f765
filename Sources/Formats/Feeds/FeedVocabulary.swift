internal import CLibXML2
internal import Colloquium

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
                if namespace.has("prism") {
                    .prism
                } else if namespace.hasPrefix("http://purl.org/dc/") {
                    .dublinCore
                } else if namespace.lowercased().has("creativecommons") || namespace.has("web.resource.org/cc") {
                    .creativeCommons
                } else if namespace.lowercased().hasPrefix("http://www.itunes.com/")
                    || namespace.has("/podcast-1.0")
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
struct FeedTerms {
    struct Meaning {
        var vocabulary: FeedVocabulary
        var element: FeedTerm
    }

    private var table = Table()
    /// What an element in no namespace belongs to.
    var plainVocabulary: FeedVocabulary

    init(plainVocabulary: FeedVocabulary = .rss) { self.plainVocabulary = plainVocabulary }

    mutating func meaning(of element: XMLTree.Element) -> Meaning {
        let term = element.term
        if let meaning = table.meaning(of: term) { return meaning }
        let namespace = element.namespace
        let vocabulary = namespace.isEmpty ? plainVocabulary : FeedVocabulary(namespace: namespace)
        let meaning = Meaning(vocabulary: vocabulary, element: FeedTerm(element.name, of: vocabulary))
        table.add(term, meaning)
        return meaning
    }

    private struct Table {
        private var known: [(term: XMLTree.Term, meaning: Meaning)] = []
        /// For each `slot` the one of `known` that was asked for last with it; -1 for none.
        private var places = [Int](repeating: -1, count: 256)

        /// More names than a vocabulary has would be searched for long.
        private static let maximumKnown = 400

        mutating func meaning(of term: XMLTree.Term) -> Meaning? {
            let slot = Self.slot(of: term)
            if places[slot] >= 0, known[places[slot]].term == term { return known[places[slot]].meaning }
            guard let place = known.firstIndex(where: { $0.term == term }) else { return nil }
            places[slot] = place
            return known[place].meaning
        }

        mutating func add(_ term: XMLTree.Term, _ meaning: Meaning) {
            guard known.count < Self.maximumKnown else { return }
            places[Self.slot(of: term)] = known.count
            known.append((term, meaning))
        }

        /// A number below 256: names are kept one behind the other, so that their addresses differ in their ends.
        private static func slot(of term: XMLTree.Term) -> Int {
            let address = UInt(bitPattern: term.name) &+ UInt(bitPattern: term.namespace) &* 31
            return Int(truncatingIfNeeded: (address ^ address >> 8) & 255)
        }
    }
}
