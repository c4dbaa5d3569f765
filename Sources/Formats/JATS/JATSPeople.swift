internal import Colloquium

extension JATSArticle {
    func fillPeople(in draft: inout RecordDraft) {
        let affiliations = affiliations
        let named = people.compactMap { role, element in
            Self.contributor(element, as: role, affiliations: affiliations)
        }
        let people = named + representedGroups.prefix(20).compactMap(Self.group).filter { !named.contains($0) }
        let raw = self.people.map { $0.element.child("name")?.text ?? $0.element.text }.joined(separator: "; ")
        draft.fill(
            .contributors, \.contributors, from: "contrib-group", people.filter { $0.role == .author }, raw: raw)
        draft.fill(
            .otherContributors, \.otherContributors, from: "contrib-group", people.filter { $0.role != .author },
            raw: raw)
        if leavesAuthorsOut {
            draft.fill(.contributors, \.contributorsAreComplete, from: "etal", value: false, raw: raw)
        }
    }

    /// "on behalf of the SPRINT Research Group"
    private static func group(_ statement: String) -> ArticleRecord.Contributor? {
        let name = String(statement.trimmingPrefix(/(?:on behalf of|for)\s+/.ignoresCase()).trimmingPrefix("the "))
        return name.contains(" ") && PersonName.isCollective(name) ? ArticleRecord.Contributor(collective: name) : nil
    }

    private static func contributor(
        _ element: XMLTree.Element, as role: ArticleRecord.Contributor.Role, affiliations: [String: XMLTree.Element]
    ) -> ArticleRecord.Contributor? {
        var person = name(of: element)
        guard !person.family.isEmpty || !person.collective.isEmpty else { return nil }
        person.role = role
        let orcid =
            element.children("contrib-id").first { $0.attribute("contrib-id-type") == "orcid" }
            ?? element.children("uri").first { $0.text.contains("orcid.org") }
        person.orcid = ORCID.normalised(orcid?.text ?? "") ?? ""
        let referred = element.children("xref").filter { $0.attribute("ref-type") == "aff" }
            .flatMap { $0.attribute("rid").split(separator: " ").map(String.init) }
            .compactMap { affiliations[$0] }
        person.affiliations =
            (referred + element.all("aff")).map(\.affiliationText).filter { !$0.isEmpty }
            .withoutRepetitions
        return person
    }

    private static func name(of element: XMLTree.Element) -> ArticleRecord.Contributor {
        let spelled = element.child("string-name") ?? element.at("name-alternatives", "string-name")
        if let name = element.child("name") ?? element.at("name-alternatives", "name")
            ?? (spelled?.child("surname") == nil ? nil : spelled)
        {
            let family = name.child("surname")?.inlineText.plain ?? ""
            let given = name.child("given-names")?.inlineText.plain ?? ""
            // People with one name have it in either part.
            return ArticleRecord.Contributor(
                family: family.isEmpty ? given : family, given: family.isEmpty ? "" : given,
                suffix: name.child("suffix")?.text ?? "")
        }
        if let spelled { return PersonName.contributor(spelled.text) }
        if let group = element.child("collab") ?? element.at("collab-alternatives", "collab") {
            return ArticleRecord.Contributor(collective: (group.child("named-content") ?? group).collectiveName)
        }
        return ArticleRecord.Contributor()
    }
}

extension XMLTree.Element {
    /// The group's own name, without the list of its members.
    fileprivate var collectiveName: String {
        var name = InlineText.Builder()
        for piece in pieces {
            switch piece {
            case .text(let text): name.append(text)
            case .element(let element):
                if !["contrib-group", "xref", "contrib", "aff", "fn"].contains(element.name) {
                    name.append(element.text)
                }
            }
        }
        return name.finish().plain
    }

    /// Without the label or superscript that ties it to a name. SciELO takes it into pieces and keeps the whole beside
    /// them; other pieces without a mark between them are joined by commas.
    fileprivate var affiliationText: String {
        let original = children("institution").first { $0.attribute("content-type") == "original" }
        if let original {
            let label = child("label")?.text ?? ""
            return String(label.isEmpty ? original.text[...] : original.text.trimmingPrefix(label + " "))
        }
        var parts: [String] = []
        var isApart = true
        for piece in pieces {
            switch piece {
            case .text(let more):
                let text = String(decoding: more, as: UTF8.self)
                if text.contains(where: { !$0.isWhitespace }) { isApart = true }
                parts.append(text)
            case .element(let element):
                if ["label", "sup", "xref", "email", "institution-id"].contains(element.name) { continue }
                let isWrap = element.isNamed("institution-wrap")
                let text = isWrap ? element.affiliationText : element.text
                if text.isEmpty { continue }
                if !isApart { parts.append(", ") }
                parts.append(text)
                isApart = InlineText.Style(element: element.name) != nil
            }
        }
        return InlineText(plain: parts.joined()).plain.replacing(" ,", with: ",")
    }
}
