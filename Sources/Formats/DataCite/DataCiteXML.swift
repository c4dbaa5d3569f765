/// DataCite's XML, kernels 2 to 4: the same elements, of which the older have fewer.
extension DataCiteResource {
    /// Nil for an element that is not a resource of DataCite's.
    init?(_ element: XMLTree.Element) {
        guard element.isNamed("resource"),
            element.namespace.contains("datacite.org/schema") || element.child("creators") != nil
        else { return nil }
        // Nested creators, titles and years belong to related items: only what stands directly inside is the work's.
        func text(_ name: StaticString) -> String { element.child(name)?.text ?? "" }
        let own = element.child("identifier")
        doi = own?.attribute("identifierType").lowercased() == "doi" ? own?.text ?? "" : ""
        identifiers =
            [own].compactMap { $0 }.map { Named($0, scheme: "identifierType") }
            + element.all("alternateIdentifiers", "alternateIdentifier").map {
                Named($0, scheme: "alternateIdentifierType")
            }
        creators = element.all("creators", "creator").map { Agent($0, name: $0.child("creatorName")) }
        contributors = element.all("contributors", "contributor").map { Agent($0, name: $0.child("contributorName")) }
        titles = element.all("titles", "title").map { Title($0) }
        publisher = text("publisher")
        publicationYear = text("publicationYear")
        dates = element.all("dates", "date").map { DateStatement(text: $0.text, type: $0.attribute("dateType")) }
        subjects = element.all("subjects", "subject").map(\.text)
        language = text("language")
        generalType = element.child("resourceType")?.attribute("resourceTypeGeneral") ?? ""
        freeType = text("resourceType")
        related = element.all("relatedIdentifiers", "relatedIdentifier").map {
            Named($0, scheme: "relatedIdentifierType")
        }
        places = element.all("relatedItems", "relatedItem").map { Place($0) }
        version = text("version")
        rights = (element.all("rightsList", "rights") + element.children("rights")).map {
            Rights(address: $0.attribute("rightsURI"), text: $0.text)
        }
        descriptions = (element.all("descriptions", "description") + element.children("description")).map {
            Description($0)
        }
    }
}

extension DataCiteResource.Agent {
    fileprivate init(_ element: XMLTree.Element, name: XMLTree.Element?) {
        self.name = name?.text ?? ""
        nameType = name?.attribute("nameType") ?? ""
        given = element.child("givenName")?.text ?? ""
        family = element.child("familyName")?.text ?? ""
        identifiers = element.children("nameIdentifier").map(\.text)
        affiliations = element.children("affiliation").map(\.text)
        role = element.attribute("contributorType")
    }
}

extension DataCiteResource.Title {
    fileprivate init(_ element: XMLTree.Element) {
        self.init(
            text: element.textWithBreaks, type: element.attribute("titleType"), language: element.attribute("lang"))
    }
}

extension DataCiteResource.Description {
    fileprivate init(_ element: XMLTree.Element) {
        self.init(
            text: element.textWithBreaks, type: element.attribute("descriptionType"),
            language: element.attribute("lang"))
    }
}

extension DataCiteResource.Named {
    fileprivate init(_ element: XMLTree.Element, scheme: StaticString) {
        self.init(
            value: element.text, scheme: element.attribute(scheme), relation: element.attribute("relationType"),
            resourceType: element.attribute("resourceTypeGeneral"))
    }
}

extension DataCiteResource.Place {
    fileprivate init(_ item: XMLTree.Element) {
        type = item.attribute("relatedItemType")
        relation = item.attribute("relationType")
        title = (item.all("titles", "title").first { $0.attribute("titleType").isEmpty })?.text ?? ""
        identifiers = item.children("relatedItemIdentifier").map {
            DataCiteResource.Named($0, scheme: "relatedItemIdentifierType")
        }
        volume = item.child("volume")?.text ?? ""
        issue = item.child("issue")?.text ?? ""
        number = item.child("number")?.text ?? ""
        firstPage = item.child("firstPage")?.text ?? ""
        lastPage = item.child("lastPage")?.text ?? ""
    }
}

extension XMLTree.Element {
    /// The text with `<br/>`, the one element that descriptions may hold (property 17), as a line break in HTML.
    fileprivate var textWithBreaks: String {
        pieces.reduce(into: "") { text, piece in
            switch piece {
            case .text(let more): text += more
            case .element(let element): text += element.isNamed("br") ? "<br>" : element.rawText
            }
        }
    }
}
