/// What the head of a web page says to machines: its `<meta>` and `<link>` elements, its linked data, and links in the
/// text that may lead to feeds. Scripts are kept as text where they are data, and never run.
struct HTMLPage {
    /// `<meta name|property|itemprop content>`
    struct Meta {
        /// In lower case.
        var name: String
        var content: String
        var scheme: String
        var language: String
    }

    struct Link {
        /// The tokens of `rel`, in lower case.
        var relations: Set<String>
        /// The media type without parameters, in lower case.
        var type: String
        var address: String
        var title: String
    }

    var metas: [Meta] = []
    var links: [Link] = []
    /// `<a href>` in the text, with `title` where it has one.
    var anchors: [Link] = []
    /// The contents of `<script type="application/ld+json">`.
    var linkedData: [String] = []
    /// `<base href>`, the first.
    var base = ""
    var language = ""

    /// More of each is not read: the longest list of authors has some thousands.
    static let maximumMetas = 50_000
    static let maximumLinks = 5_000
    static let maximumScripts = 50

    /// The contents of the first `<meta>` of a name that says something.
    func first(_ names: String...) -> Meta? {
        names.lazy.compactMap { name in metas.first { $0.name == name } }.first
    }

    func all(_ names: String...) -> [Meta] { metas.filter { names.contains($0.name) } }
}

extension HTMLPage {
    /// Takes one start tag.
    mutating func begin(_ name: String, _ attributes: [String: String]) {
        func text(_ attribute: String) -> String { (attributes[attribute] ?? "").trimmingSpace }
        switch name {
        case "html": if language.isEmpty { language = text("lang") }
        case "base": if base.isEmpty { base = text("href") }
        case "meta": addMeta(attributes)
        case "link", "a", "area":
            let type = text("type").lowercased().prefix { $0 != ";" }.trimmingSpace
            let relations = text("rel").lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
            let link = Link(relations: Set(relations), type: type, address: text("href"), title: text("title"))
            guard !link.address.isEmpty else { return }
            if name == "link" {
                if links.count < Self.maximumLinks { links.append(link) }
            } else if anchors.count < Self.maximumLinks {
                anchors.append(link)
            }
        default: break
        }
    }

    private mutating func addMeta(_ attributes: [String: String]) {
        let names = ["name", "property", "itemprop"].compactMap { attributes[$0]?.trimmingSpace.lowercased() }
        guard let name = names.first(where: { !$0.isEmpty }), let content = attributes["content"],
            content.contains(where: { !$0.isWhitespace }), metas.count < Self.maximumMetas,
            // Whole reference lists stand there under one name, and none of it is the article's.
            !name.hasSuffix("citation_reference")
        else { return }
        metas.append(
            Meta(
                name: name, content: content.trimmingSpace, scheme: (attributes["scheme"] ?? "").lowercased(),
                language: attributes["xml:lang"] ?? attributes["lang"] ?? ""))
    }
}
