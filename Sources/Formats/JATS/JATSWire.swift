/// The front matter of one article; its body, references and reviews (sub-articles) are never looked at.
struct JATSArticle {
    let element: XMLTree.Element
    let journal: XMLTree.Element?
    let meta: XMLTree.Element

    init?(_ element: XMLTree.Element) {
        guard let front = element.child("front") ?? element.child("front-stub"),
            let meta = front.child("article-meta") ?? (front.isNamed("front-stub") ? front : nil)
        else { return nil }
        self.element = element
        self.meta = meta
        journal = front.child("journal-meta")
    }

    /// Pairs of the kind and the value.
    var identifiers: [(kind: String, value: String)] {
        meta.children("article-id").map { ($0.attribute("pub-id-type"), $0.text) }
    }

    /// "research-article", "correction", "retraction"…
    var articleType: String { element.attribute("article-type") }

    var titles: XMLTree.Element? { meta.child("title-group") }

    /// Authors in order. Editors and reviewers stand in the same kind of list; members of a group author stand in a
    /// list inside their group and are not authors one by one.
    var authors: [XMLTree.Element] {
        meta.children("contrib-group").flatMap { group in
            group.children("contrib").filter { contributor in
                let kind = contributor.attribute("contrib-type").lowercased()
                let role = kind.isEmpty ? group.attribute("content-type").lowercased() : kind
                return ["author", "collab", "group", "", "authors"].contains(role)
            }
        }
    }

    /// Affiliations by the id under which contributors refer to them.
    var affiliations: [String: XMLTree.Element] {
        let all =
            meta.all("aff") + meta.all("contrib-group", "aff")
            + meta.all("aff-alternatives", "aff") + meta.all("contrib-group", "aff-alternatives", "aff")
        return Dictionary(all.map { ($0.attribute("id"), $0) }) { first, _ in first }
    }

    /// Days on which a version became public; not when an archive or a funder released a copy.
    var dates: [XMLTree.Element] {
        let own: Set<String> = ["", "pub", "epub", "ppub", "epub-ppub", "collection", "preprint", "issue-pub"]
        return meta.children("pub-date").filter { date in
            let kind = date.attribute("pub-type")
            return own.contains(kind.isEmpty ? date.attribute("date-type") : kind)
        }
    }

    /// The abstract itself, not a digest, a graphical abstract or a list of highlights.
    var abstract: XMLTree.Element? {
        meta.children("abstract").first {
            ["", "section", "sections", "structured"].contains($0.attribute("abstract-type"))
        }
    }

    var relatedArticles: [XMLTree.Element] { meta.all("related-article") + meta.all("related-object") }
}
