/// The vocabularies that feeds of journals mix. PRISM alone goes by half a dozen namespaces, some of them wrong.
enum FeedVocabulary {
    case rss, atom, dublinCore, dublinCoreTerms, prism, content, arxiv, creativeCommons, other

    init(_ element: XMLTree.Element) {
        let namespace = element.namespace
        self =
            switch namespace {
            case "", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/",
                "http://channel.netscape.com/rdf/simple/0.9/":
                .rss
            case "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#": .atom
            case "http://purl.org/dc/terms/": .dublinCoreTerms
            case "http://purl.org/rss/1.0/modules/content/": .content
            case "http://arxiv.org/schemas/atom": .arxiv
            default:
                if namespace.contains("prism") {
                    .prism
                } else if namespace.hasPrefix("http://purl.org/dc/") {
                    .dublinCore
                } else if namespace.contains("creativecommons") || namespace.contains("web.resource.org/cc") {
                    .creativeCommons
                } else if namespace.hasPrefix("http://backend.userland.com/rss") {
                    .rss
                } else {
                    .other
                }
            }
    }
}
