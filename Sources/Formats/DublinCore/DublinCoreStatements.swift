/// What Dublin Core says of one work: the fifteen elements and their refinements, whether they came as XML or as
/// `<meta>` of a page.
struct DublinCoreStatements {
    struct Statement: Hashable {
        /// The element in lower case without prefix: "creator", "identifier".
        var element: String
        /// What refines it, in lower case: "issued" for `DC.Date.issued`; empty for the plain element.
        var refinement: String
        var value: String
        var language: String
    }

    private(set) var all: [Statement] = []

    /// The refinements of DCMI Metadata Terms (§ 3) that stand as elements of their own, with what they refine.
    private static let refinements: [String: String] = [
        "alternative": "title", "abstract": "description", "tableofcontents": "description",
        "issued": "date", "created": "date", "available": "date", "modified": "date", "dateaccepted": "date",
        "datesubmitted": "date", "valid": "date", "datecopyrighted": "date",
        "bibliographiccitation": "identifier", "ispartof": "relation", "isversionof": "relation",
        "hasversion": "relation", "replaces": "relation", "isreplacedby": "relation", "references": "relation",
        "license": "rights", "accessrights": "rights", "extent": "format", "medium": "format",
    ]

    mutating func add(_ name: String, refinement: String = "", value: String, language: String = "") {
        guard value.contains(where: { !$0.isWhitespace }), all.count < 2_000 else { return }
        let name = name.lowercased()
        let element = Self.refinements[name] ?? name
        let refined = element == name ? refinement.lowercased() : name
        all.append(Statement(element: element, refinement: refined, value: value, language: language))
    }

    func values(_ element: String, refinement: String? = nil) -> [Statement] {
        all.filter { $0.element == element && (refinement == nil || $0.refinement == refinement) }
    }

    /// The first of the element that nothing refines.
    func first(_ element: String) -> Statement? { values(element, refinement: "").first }
}
