/// The names under which an item of a source is known again.
package struct ItemKeys: Hashable, Sendable {
    /// Names of the work itself, the same in every source: DOI, PMID, PMCID, arXiv number.
    package private(set) var works: [Identifier]
    /// What is true in this source alone: its guid, or, where it has no page of its own, its title.
    package private(set) var own: [String]
    /// The page and the title together, the same in every source; empty where there is no page of its own. Holds where
    /// a feed has no guids, or makes new ones at every turn.
    package private(set) var page: String
    /// The address of the page; empty where there is none of its own.
    package let address: String

    /// - Parameter home: the page of the feed itself: an item that links there has no page of its own.
    package init(_ record: ArticleRecord, home: String) {
        works = Self.works(of: record)
        let title = FoldedText(record.title).text
        own = record.sourceKey.isEmpty ? [] : ["guid " + record.sourceKey]
        let link = record.links.first ?? record.identifier(.url)?.value ?? ""
        address = Self.isOwnPage(link, home: home) ? Self.page(at: link) : ""
        page = title.isEmpty || address.isEmpty ? "" : "\(address) \(title)"
        let isTelling = own.isEmpty || title.split(separator: " ").count >= Self.tellingWords
        if works.isEmpty, page.isEmpty, !title.isEmpty, isTelling { own.append("title " + title) }
    }

    /// The names of the work in a record, the surest first.
    package static func works(of record: ArticleRecord) -> [Identifier] {
        schemes.flatMap { scheme in record.identifiers.filter { $0.scheme == scheme } }
    }

    private static let schemes: [Identifier.Scheme] = [.doi, .pmid, .pmcid, .arxiv]
    /// A title of fewer words, such as "Letters to editors", may come again beside another guid.
    private static let tellingWords = 4

    package var isEmpty: Bool { works.isEmpty && own.isEmpty && page.isEmpty }

    /// Whether two items cannot be one work: both are named in one scheme, differently.
    package static func contradict(_ some: [Identifier], _ others: [Identifier]) -> Bool {
        some.contains { one in
            let same = others.filter { $0.scheme == one.scheme }
            return !same.isEmpty && !same.contains(one)
        }
    }

    private static func isOwnPage(_ link: String, home: String) -> Bool {
        guard let address = WebAddress(link) else { return false }
        return (address.path != "/" || !address.query.isEmpty) && withoutScheme(link) != withoutScheme(home)
    }

    /// Sites that move to https keep their pages.
    static func withoutScheme(_ link: String) -> String {
        (link.dropping(prefix: "https://") ?? link.dropping(prefix: "http://") ?? link)
    }
}

extension ItemKeys {
    /// The keys of all items of one answer, without those that cannot be keys: what several items with different titles
    /// share, such as the DOI of the journal or one guid for all.
    package static func distinct(_ items: [(keys: ItemKeys, title: FoldedText)]) -> [ItemKeys] {
        var title: [String: FoldedText] = [:]
        var shared: Set<String> = []
        for item in items {
            for name in item.keys.names
            where title.updateValue(item.title, forKey: name).map({ $0 != item.title }) == true {
                shared.insert(name)
            }
        }
        shared.formUnion(ofSeveralGuids(items.map(\.keys)))
        if shared.isEmpty { return items.map(\.keys) }
        return items.map { item in
            var keys = item.keys
            keys.works.removeAll { shared.contains(Self.name($0)) }
            keys.own.removeAll { shared.contains($0) }
            if shared.contains(keys.page) { keys.page = "" }
            if keys.isEmpty, !item.title.isEmpty { keys.own = ["title " + item.title.text] }
            return keys
        }
    }

    /// The pages, and titles, of several guids: editorials that all lead to the issue, for one.
    private static func ofSeveralGuids(_ keys: [ItemKeys]) -> Set<String> {
        var guids: [String: String] = [:]
        var shared: Set<String> = []
        for item in keys {
            guard let guid = item.own.first, guid.hasPrefix("guid ") else { continue }
            for name in item.own.dropFirst() + [item.page]
            where !name.isEmpty && guids.updateValue(guid, forKey: name).map({ $0 != guid }) == true {
                shared.insert(name)
            }
        }
        return shared
    }

    private var names: [String] { works.map(Self.name) + own }
    private static func name(_ work: Identifier) -> String { "\(work.scheme.rawValue) \(work.value)" }
}
