/// What the head of a page says of it to other programs: browsers, search engines, reference managers.
package struct PageHead: Sendable {
    /// The whole address the page should be known by; empty for none.
    package var canonical = ""
    package var metas: [Meta] = []
    /// schema.org in JSON-LD.
    package var structured: [StructuredData] = []

    package init() {}

    package struct Meta: Sendable {
        let metaName: String
        let metaContent: String

        package init(_ name: String, _ content: String) {
            metaName = name
            metaContent = content
        }
    }
}

extension PageHead.Meta: NamedParts {
    package func child(named part: String) -> Any? {
        switch part {
        case "metaName": metaName
        case "metaContent": metaContent
        default: nil
        }
    }
}
