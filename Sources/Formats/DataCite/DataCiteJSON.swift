/// DataCite's JSON: the `attributes` of the REST interface, the same bare (`datacite+json`), and the flatter answers of
/// the interface before it.
struct DataCiteJSONResource: Decodable {
    struct Agent: Decodable {
        struct NameIdentifier: Decodable { var nameIdentifier: LooseText? }
        var id: LooseText?
        var type: LooseText?
        var name: LooseText?
        var nameType: LooseText?
        var givenName: LooseText?
        var familyName: LooseText?
        var contributorType: LooseText?
        var affiliation: LooseList<LooseText>?
        var nameIdentifiers: LooseList<NameIdentifier>?
        // The interface of 2016 wrote names as CSL does.
        var given: LooseText?
        var family: LooseText?
        var literal: LooseText?
    }

    struct Title: Decodable {
        var title: LooseText?
        var titleType: LooseText?
        var lang: LooseText?
    }

    struct Description: Decodable {
        var description: LooseText?
        var descriptionType: LooseText?
        var lang: LooseText?
    }

    struct DateStatement: Decodable {
        var date: LooseText?
        var dateType: LooseText?
    }

    struct Subject: Decodable {
        var subject: LooseText?

        private enum CodingKeys: CodingKey { case subject }

        /// A word alone, or an object around it.
        init(from decoder: any Decoder) throws {
            let object = try? decoder.container(keyedBy: CodingKeys.self)
            subject = try object?.decodeIfPresent(LooseText.self, forKey: .subject) ?? LooseText(from: decoder)
        }
    }

    struct Rights: Decodable {
        var rights: LooseText?
        var rightsUri: LooseText?
        var rightsURI: LooseText?
    }

    struct Named: Decodable {
        var identifier: LooseText?
        var identifierType: LooseText?
        var alternateIdentifier: LooseText?
        var alternateIdentifierType: LooseText?
        var alternativeIdentifier: LooseText?
        var alternativeIdentifierType: LooseText?
        var relatedIdentifier: LooseText?
        var relatedIdentifierType: LooseText?
        var relationType: LooseText?
        var resourceTypeGeneral: LooseText?
    }

    struct Item: Decodable {
        struct ItemIdentifier: Decodable {
            var relatedItemIdentifier: LooseText?
            var relatedItemIdentifierType: LooseText?
        }
        var relatedItemType: LooseText?
        var relationType: LooseText?
        var titles: LooseList<Title>?
        var relatedItemIdentifier: Loose<ItemIdentifier>?
        var volume: LooseText?
        var issue: LooseText?
        var number: LooseText?
        var firstPage: LooseText?
        var lastPage: LooseText?
    }

    struct Container: Decodable {
        var type: LooseText?
        var title: LooseText?
        var identifier: LooseText?
        var identifierType: LooseText?
        var volume: LooseText?
        var issue: LooseText?
        var firstPage: LooseText?
        var lastPage: LooseText?
    }

    struct Types: Decodable {
        var resourceTypeGeneral: LooseText?
        var resourceType: LooseText?
        var citeproc: LooseText?
    }

    var id: LooseText?
    var doi: LooseText?
    var identifiers: LooseList<Named>?
    var alternateIdentifiers: LooseList<Named>?
    var creators: LooseList<Agent>?
    var creator: LooseList<Agent>?
    var author: LooseList<Agent>?
    var contributors: LooseList<Agent>?
    var titles: LooseList<Title>?
    var title: LooseText?
    var publisher: LooseText?
    var publicationYear: LooseText?
    var published: LooseText?
    var dates: LooseList<DateStatement>?
    var subjects: LooseList<Subject>?
    var language: LooseText?
    var types: Loose<Types>?
    var resourceTypeGeneral: LooseText?
    var relatedIdentifiers: LooseList<Named>?
    var relatedItems: LooseList<Item>?
    var container: Loose<Container>?
    var version: LooseText?
    var rightsList: LooseList<Rights>?
    var descriptions: LooseList<Description>?
    var description: LooseText?
    var url: LooseText?
}

extension DataCiteResource {
    init(_ wire: DataCiteJSONResource) {
        doi = wire.doi.text.isEmpty ? wire.id.text : wire.doi.text
        identifiers = (wire.identifiers.all + wire.alternateIdentifiers.all).map { Named($0) }
        creators = (wire.creators.all + wire.creator.all + wire.author.all).map { Agent($0) }
        contributors = wire.contributors.all.map { Agent($0) }
        titles = wire.titles.all.map { Title(text: $0.title.text, type: $0.titleType.text, language: $0.lang.text) }
        if titles.isEmpty { titles = [Title(text: wire.title.text)] }
        publisher = wire.publisher.line
        publicationYear = wire.publicationYear.text.isEmpty ? wire.published.text : wire.publicationYear.text
        dates = wire.dates.all.map { DateStatement(text: $0.date.text, type: $0.dateType.text) }
        subjects = wire.subjects.all.map(\.subject.line)
        language = wire.language.line
        let types = wire.types?.value
        generalType = types == nil ? wire.resourceTypeGeneral.line : types?.resourceTypeGeneral.line ?? ""
        freeType = types?.resourceType.line ?? ""
        citationType = types?.citeproc.line ?? ""
        related = wire.relatedIdentifiers.all.map { Named($0) }
        places = [wire.container?.value].compactMap { $0 }.map { Place($0) } + wire.relatedItems.all.map { Place($0) }
        version = wire.version.line
        rights = wire.rightsList.all.map {
            Rights(address: $0.rightsUri.text.isEmpty ? $0.rightsURI.text : $0.rightsUri.text, text: $0.rights.line)
        }
        descriptions = wire.descriptions.all.map {
            Description(text: $0.description.text, type: $0.descriptionType.text, language: $0.lang.text)
        }
        if descriptions.isEmpty { descriptions = [Description(text: wire.description.text, type: "Abstract")] }
        address = wire.url.text
    }
}

extension DataCiteResource.Agent {
    fileprivate init(_ wire: DataCiteJSONResource.Agent) {
        name = wire.name.text.isEmpty ? wire.literal.line : wire.name.line
        given = wire.givenName.text.isEmpty ? wire.given.line : wire.givenName.line
        family = wire.familyName.text.isEmpty ? wire.family.line : wire.familyName.line
        let isGroup = !wire.literal.text.isEmpty || wire.type.text == "Organization"
        nameType = isGroup ? "Organizational" : wire.nameType.line
        identifiers = wire.nameIdentifiers.all.map(\.nameIdentifier.text) + [wire.id.text]
        affiliations = wire.affiliation.lines
        role = wire.contributorType.line
    }
}

extension DataCiteResource.Named {
    fileprivate init(_ wire: DataCiteJSONResource.Named) {
        func first(_ texts: LooseText?...) -> String { texts.map(\.text).first { !$0.isEmpty } ?? "" }
        value = first(wire.relatedIdentifier, wire.alternateIdentifier, wire.alternativeIdentifier, wire.identifier)
        scheme = first(
            wire.relatedIdentifierType, wire.alternateIdentifierType, wire.alternativeIdentifierType,
            wire.identifierType)
        relation = wire.relationType.text
        resourceType = wire.resourceTypeGeneral.text
    }
}

extension DataCiteResource.Place {
    fileprivate init(_ wire: DataCiteJSONResource.Container) {
        type = wire.type.line
        relation = "IsPublishedIn"
        title = wire.title.line
        identifiers = [DataCiteResource.Named(value: wire.identifier.text, scheme: wire.identifierType.text)]
        volume = wire.volume.line
        issue = wire.issue.line
        firstPage = wire.firstPage.line
        lastPage = wire.lastPage.line
    }

    fileprivate init(_ wire: DataCiteJSONResource.Item) {
        type = wire.relatedItemType.line
        relation = wire.relationType.line
        title = (wire.titles.all.first { $0.titleType.text.isEmpty })?.title.line ?? ""
        let identifier = wire.relatedItemIdentifier?.value
        identifiers = [
            DataCiteResource.Named(
                value: identifier?.relatedItemIdentifier.text ?? "",
                scheme: identifier?.relatedItemIdentifierType.text ?? "")
        ]
        volume = wire.volume.line
        issue = wire.issue.line
        number = wire.number.line
        firstPage = wire.firstPage.line
        lastPage = wire.lastPage.line
    }
}
