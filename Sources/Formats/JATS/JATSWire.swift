internal import Colloquium

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

    /// Pairs of the kind and the value. A name for one version alone comes after the work's own.
    var identifiers: [(kind: String, value: String)] {
        let all = meta.children("article-id")
        let ofVersion = all.filter { $0.attribute("specific-use") == "version" }
        return (all.filter { $0.attribute("specific-use") != "version" } + ofVersion).map {
            ($0.attribute("pub-id-type"), $0.text)
        }
    }

    /// "research-article", "correction", "retraction"…
    var articleType: String { element.attribute("article-type") }

    var titles: XMLTree.Element? { meta.child("title-group") }

    /// Groups for which the authors write: "on behalf of the SPRINT Research Group".
    var representedGroups: [String] {
        (meta.all("contrib-group", "on-behalf-of") + meta.all("contrib-group", "contrib", "on-behalf-of")).map(\.text)
    }

    /// Everyone in the lists of contributors, in order, with the role as stated. Members of a group author stand in a
    /// list inside their group and are not authors one by one.
    var people: [(role: ArticleRecord.Contributor.Role, element: XMLTree.Element)] {
        meta.children("contrib-group").flatMap { group in
            group.children("contrib").compactMap { contributor in
                let stated = contributor.attribute("contrib-type")
                let role = stated.isEmpty ? group.attribute("content-type") : stated
                return JATSVocabulary.role(role).map { ($0, contributor) }
            }
        }
    }

    /// The list of authors ends in "et al."
    var leavesAuthorsOut: Bool { meta.all("contrib-group", "etal").isEmpty == false }

    /// Affiliations by the id under which contributors refer to them.
    var affiliations: [String: XMLTree.Element] {
        let all =
            meta.all("aff") + meta.all("contrib-group", "aff")
            + meta.all("aff-alternatives", "aff") + meta.all("contrib-group", "aff-alternatives", "aff")
        return Dictionary(all.map { ($0.attribute("id"), $0) }) { first, _ in first }
    }

    /// Days on which a version became public, and those of its way there; not when an archive or a funder released a
    /// copy.
    var dates: [(kind: ArticleRecord.PublicationDate.Kind, element: XMLTree.Element)] {
        let published = meta.children("pub-date").compactMap { date in
            let stated = date.attribute("pub-type")
            return JATSVocabulary.date(
                stated.isEmpty ? date.attribute("date-type") : stated, format: date.attribute("publication-format")
            ).map { (kind: $0, element: date) }
        }
        let history = meta.all("history", "date").compactMap { date in
            JATSVocabulary.historyDate(date.attribute("date-type")).map { (kind: $0, element: date) }
        }
        return published + history
    }

    var abstracts: [XMLTree.Element] { meta.children("abstract") + meta.children("trans-abstract") }

    /// Keywords in the article's language, where they are given in several.
    var keywords: [XMLTree.Element] {
        let groups = meta.children("kwd-group").filter {
            !$0.attribute("kwd-group-type").lowercased().contains("abbrev")
        }
        let own = groups.filter { ["", element.attribute("lang")].contains($0.attribute("lang")) }
        return (own.isEmpty ? groups : own).flatMap { $0.outermost("kwd") }
    }

    /// The number of the version described; a word for its state is none.
    var version: String {
        let stated = meta.children("article-version") + meta.all("article-version-alternatives", "article-version")
        return stated.map(\.text).first { $0.contains(where: \.isNumber) } ?? ""
    }

    /// Preprints of this article that its history tells of (JATS 1.3, `pub-history`).
    var preprints: [String] {
        meta.all("pub-history", "event", "self-uri").filter { $0.attribute("content-type").contains("preprint") }
            .map { $0.attribute("href") }
    }

    var addresses: [XMLTree.Element] { meta.children("self-uri") }

    var relatedArticles: [XMLTree.Element] { meta.all("related-article") + meta.all("related-object") }
}
