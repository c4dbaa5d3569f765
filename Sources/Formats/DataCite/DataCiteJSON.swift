/// DataCite's JSON: the `attributes` of the REST interface, the same bare (`datacite+json`), and the flatter answers of
/// the interface before it (2016), which wrote names as CSL does.
extension DataCiteResource {
    init(_ object: LooseObject) {
        doi = object.text("doi", "id")
        identifiers = (object.objects("identifiers") + object.objects("alternateIdentifiers")).map { Named($0) }
        creators = ["creators", "creator", "author"].flatMap(object.objects).map { Agent($0) }
        contributors = object.objects("contributors").map { Agent($0) }
        titles = object.objects("titles").map {
            Title(text: $0.text("title"), type: $0.text("titleType"), language: $0.text("lang"))
        }
        if titles.isEmpty { titles = [Title(text: object.text("title"))] }
        // The first interface called the publisher so.
        publisher = object.line("publisher", "container-title")
        publicationYear = object.text("publicationYear", "published")
        dates = object.objects("dates").map { DateStatement(text: $0.text("date"), type: $0.text("dateType")) }
        // A word alone, or an object around it.
        subjects = object.lines("subjects") + object.objects("subjects").map { $0.line("subject") }
        language = object.line("language")
        let types = object.objects("types").first
        generalType = types?.line("resourceTypeGeneral") ?? object.line("resourceTypeGeneral", "resource-type-id")
        freeType = types?.line("resourceType") ?? object.line("resource-type-subtype")
        citationType = types?.line("citeproc") ?? ""
        related = object.objects("relatedIdentifiers").map { Named($0) }
        places =
            object.objects("container").map { Place(container: $0) }
            + object.objects("relatedItems").map { Place(item: $0) }
        version = object.line("version")
        rights = object.objects("rightsList").map { Rights(address: $0.text("rightsUri"), text: $0.line("rights")) }
        if rights.isEmpty { rights = [Rights(address: object.text("license"))] }
        descriptions = object.objects("descriptions").map {
            Description(text: $0.text("description"), type: $0.text("descriptionType"), language: $0.text("lang"))
        }
        if descriptions.isEmpty { descriptions = [Description(text: object.text("description"), type: "Abstract")] }
        address = object.text("url")
    }
}

extension DataCiteResource.Agent {
    fileprivate init(_ object: LooseObject) {
        name = object.line("name", "literal")
        given = object.line("givenName", "given")
        family = object.line("familyName", "family")
        let isGroup = object.has("literal") || object.text("type") == "Organization"
        nameType = isGroup ? "Organizational" : object.line("nameType")
        identifiers = object.objects("nameIdentifiers").map { $0.text("nameIdentifier") } + [object.text("id")]
        affiliations = object.lines("affiliation")
        role = object.line("contributorType")
    }
}

extension DataCiteResource.Named {
    fileprivate init(_ object: LooseObject) {
        value = object.text("relatedIdentifier", "alternateIdentifier", "alternativeIdentifier", "identifier")
        scheme = object.text(
            "relatedIdentifierType", "alternateIdentifierType", "alternativeIdentifierType", "identifierType")
        relation = object.text("relationType")
        resourceType = object.text("resourceTypeGeneral")
    }
}

extension DataCiteResource.Place {
    fileprivate init(container: LooseObject) {
        self.init(
            container, type: container.line("type"), relation: "IsPublishedIn", title: container.line("title"),
            identifier: .init(value: container.text("identifier"), scheme: container.text("identifierType")))
    }

    fileprivate init(item: LooseObject) {
        let title = item.objects("titles").first { $0.text("titleType").isEmpty }
        let identifier = item.objects("relatedItemIdentifier").first
        self.init(
            item, type: item.line("relatedItemType"), relation: item.line("relationType"),
            title: title?.line("title") ?? "",
            identifier: .init(
                value: identifier?.text("relatedItemIdentifier") ?? "",
                scheme: identifier?.text("relatedItemIdentifierType") ?? ""))
    }

    private init(
        _ object: LooseObject, type: String, relation: String, title: String, identifier: DataCiteResource.Named
    ) {
        self.init(
            type: type, relation: relation, title: title, identifiers: [identifier], volume: object.line("volume"),
            issue: object.line("issue"), number: object.line("number"), firstPage: object.line("firstPage"),
            lastPage: object.line("lastPage"))
    }
}
