internal import Colloquium

/// The page on which a publisher, a repository or a blog shows one work.
enum LandingPage {
    static let source = "Web page"

    /// Whether bytes are a page of HTML, whatever it shows.
    static func recognises(_ bytes: [UInt8]) -> Bool {
        let head = CharacterCoding.text(Array(bytes.prefix(2_000))).lowercased()
        return ["<!doctype html", "<html", "<head", "<meta "].contains { head.contains($0) }
    }

    /// The work a page shows; nil for a page that says of none, such as a log-in, a search or "Just a moment…".
    /// Vocabularies are believed in this order, field by field: the citation tags, which are made for references;
    /// linked data; PRISM; Dublin Core, which has no words for journals; and, where none of these has a title, the
    /// previews for social sites.
    /// - Parameter address: where the page was had from, for relative links; empty when not known.
    static func record(in bytes: [UInt8], address: String = "") -> ArticleRecord? {
        let page = HTMLPageReader.page(bytes)
        let address = PageAddress(page: address, base: page.base)
        let social = SocialTags(page: page, address: address)
        let described = [
            CitationTags(page, address).record,
            LinkedData.record(in: page.linkedData, source: source) ?? ArticleRecord(),
            PRISMTags(page, address).record,
            DublinCoreStatements(page).record(source: source),
        ]
        guard described.contains(where: { !$0.isBare }) || social.isArticle else { return nil }
        var record = described.reduce(ArticleRecord()) { $0.completed(by: $1) }
        if record.title.isEmpty { record = record.completed(by: social.record) }
        guard !record.title.isEmpty else { return nil }
        record.addAddresses(of: page, address)
        return record
    }
}

extension ArticleRecord {
    /// With what this page says of itself in links.
    fileprivate mutating func addAddresses(of page: HTMLPage, _ address: PageAddress) {
        if links.isEmpty, let own = page.links.first(where: { $0.relations.contains("canonical") }),
            let link = address.resolve(own.address)
        {
            links = [link]
            origins[.links] = Origin(source: LandingPage.source, element: "link canonical", raw: own.address)
        }
        let licences =
            page.links.filter { $0.relations.contains("license") }
            + page.anchors.filter {
                $0.relations.contains("license")
            }
        if licence.isEmpty, let stated = licences.lazy.compactMap({ address.resolve($0.address) }).first {
            licence = stated
            origins[.licence] = Origin(source: LandingPage.source, element: "link license", raw: stated)
        }
    }
}
