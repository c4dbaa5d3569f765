/// Dublin Core as OAI-PMH carries it (`oai_dc`), plain or refined.
extension DublinCoreStatements {
    /// Nil for an element that holds no Dublin Core.
    init?(_ element: XMLTree.Element) {
        guard element.isNamed("dc") || element.isNamed("qualifieddc") || element.isNamed("qdc") else { return nil }
        self.init()
        for child in element.children {
            add(child.name, value: child.rawText, language: child.attribute("lang"))
        }
        if all.isEmpty { return nil }
    }
}
