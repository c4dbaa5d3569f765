internal import Colloquium

extension DataCiteResource {
    var record: ArticleRecord {
        var draft = RecordDraft(source: "DataCite")
        identify(&draft)
        let kind = DataCiteVocabulary.kind(general: generalType, free: freeType, citation: citationType)
        draft.fill(.kind, \.kind, from: "resourceTypeGeneral", value: kind, raw: generalType)
        fillTitles(in: &draft)
        draft.fill(.language, \.language, from: "language", language)
        draft.fill(
            .contributors, \.contributors, from: "creators", creators.contributors,
            raw: creators.map(\.name).joined(separator: "; "))
        draft.fill(
            .otherContributors, \.otherContributors, from: "contributors",
            contributors.contributors,
            raw: contributors.map { "\($0.name) (\($0.role))" }.joined(separator: "; "))
        fillPlace(in: &draft)
        fillDates(in: &draft)
        fillContent(in: &draft)
        fillRelations(in: &draft, kind: kind)
        return draft.finished()
    }

    private func identify(_ draft: inout RecordDraft) {
        draft.identify(.doi, doi, from: "doi")
        for identifier in identifiers {
            guard let scheme = DataCiteVocabulary.scheme(identifier.scheme) else { continue }
            if scheme == .url {
                addLink(identifier.value, from: "alternateIdentifier", to: &draft)
            } else if draft.record.identifier(scheme) == nil {
                draft.identify(scheme, identifier.value, from: "identifier")
            }
        }
        addLink(address, from: "url", to: &draft)
    }

    private func addLink(_ address: String, from element: String, to draft: inout RecordDraft) {
        guard let link = WebAddress(address)?.description else { return }
        draft.fill(.links, \.links, from: element, draft.record.links + [link], raw: address)
    }

    /// The title without a type is the work's; some deposits have only typed ones.
    private func fillTitles(in draft: inout RecordDraft) {
        let stated = titles.filter { !$0.text.statesNothing }
        guard let main = stated.first(where: { $0.type.isEmpty }) ?? stated.first(where: { $0.type != "Subtitle" })
        else { return }
        draft.title(InlineText(html: main.text), from: "title", raw: main.text)
        let subtitle = stated.first { $0.type == "Subtitle" }
        draft.fill(.subtitle, \.subtitle, from: "title Subtitle", InlineText(html: subtitle?.text ?? "").plain)
        if main.type.isEmpty, language.isEmpty { draft.fill(.language, \.language, from: "title", main.language) }
    }

    private func fillPlace(in draft: inout RecordDraft) {
        draft.fill(.publisher, \.publisher, from: "publisher", publisher.statesNothing ? "" : publisher)
        draft.fill(.version, \.version, from: "version", version.bareVersion, raw: version)
        let partOf: Set<String> = ["ispublishedin", "ispartof"]
        let issns = related.filter { $0.isSerial && partOf.contains($0.relation.lowercased()) }.map(\.value)
        guard let place = places.first(where: \.isContainer) else {
            fillSeries(in: &draft, issns: issns)
            return
        }
        let own = place.identifiers.filter(\.isSerial).map(\.value)
        draft.container(title: InlineText(html: place.title).plain, issns: own + issns, from: "relatedItem")
        draft.fill(.volume, \.volume, from: "volume", place.volume)
        draft.fill(.issue, \.issue, from: "issue", place.issue)
        let range = place.firstPage.isEmpty ? place.number : place.firstPage.pageRange(to: place.lastPage)
        draft.fill(.pages, \.pages, from: place.firstPage.isEmpty ? "number" : "firstPage", range)
    }

    /// Before kernel 4.4 the place of an article was one text (description type SeriesInformation).
    private func fillSeries(in draft: inout RecordDraft, issns: [String]) {
        let series = descriptions.first { $0.type == "SeriesInformation" }
        let citation = SerialCitation(series?.text ?? "")
        draft.container(title: citation.title, issns: issns, from: "SeriesInformation")
        if citation.title.isEmpty, PreprintServer.isName(publisher) {
            draft.container(title: publisher, issns: issns, from: "publisher")
        }
        draft.fill(.volume, \.volume, from: "SeriesInformation", citation.volume)
        draft.fill(.issue, \.issue, from: "SeriesInformation", citation.issue)
        draft.fill(.pages, \.pages, from: "SeriesInformation", citation.pages)
    }

    /// "Issued" is the publication, "Available" when it could first be had (both appendix 1, table 5); the year of
    /// publication speaks only where "Issued" is silent. "Created", "Collected" and the like are the life of the data.
    private func fillDates(in draft: inout RecordDraft) {
        let kinds: [(String, ArticleRecord.PublicationDate.Kind)] = [
            ("issued", .published), ("available", .online), ("accepted", .accepted), ("submitted", .received),
            ("updated", .updated),
        ]
        // For arXiv a submission is the posting.
        let isArXiv = draft.record.identifier(.arxiv) != nil
        var stated = kinds.compactMap { type, kind in
            dates.first { $0.type.lowercased() == type }.flatMap { StatedDate.date(in: $0.text) }.map {
                (
                    ArticleRecord.PublicationDate(isArXiv && kind == .received ? .posted : kind, $0),
                    element: "date \(type)"
                )
            }
        }
        if !stated.contains(where: { $0.0.kind == .published }), let year = StatedDate.date(in: publicationYear) {
            stated.insert((ArticleRecord.PublicationDate(.published, year), element: "publicationYear"), at: 0)
        }
        draft.dates(stated)
    }

    private func fillContent(in draft: inout RecordDraft) {
        let summaries = descriptions.filter { $0.type == "Abstract" && !$0.text.statesNothing }.map { description in
            ArticleRecord.Abstract(
                language: description.language,
                sections: JATSAbstract.sections(of: AbstractParagraphs.ofHTML(description.text)))
        }
        for summary in summaries.arranged(language: language) {
            draft.summarise(summary, from: "description Abstract")
        }
        let types = [generalType, freeType].filter { !$0.isEmpty }
        draft.fill(
            .publicationTypes, \.publicationTypes, from: "resourceType", types, raw: types.joined(separator: "; "))
        let words = subjects.map { InlineText(html: $0).plain }.filter { !$0.isEmpty }
        draft.fill(.keywords, \.keywords, from: "subjects", words, raw: words.joined(separator: "; "))
        let addressed = rights.first { WebAddress($0.address) != nil }
        let licence = addressed?.address ?? rights.first { !$0.text.isEmpty }?.text ?? ""
        draft.fill(.licence, \.licence, from: "rights", licence)
    }

    private func fillRelations(in draft: inout RecordDraft, kind: ArticleRecord.Kind) {
        let relations = related.compactMap { related -> ArticleRecord.Relation? in
            guard let stated = DataCiteVocabulary.relation(related.relation),
                let scheme = DataCiteVocabulary.scheme(related.scheme),
                let target = scheme == .url
                    ? Identifier.recognise(related.value) : Identifier(scheme, related.value),
                !draft.record.identifiers.contains(target)
            else { return nil }
            // Repositories have no word for it but "version".
            let isPublished = kind == .preprint && related.resourceType == "JournalArticle" && stated == .versionOf
            return ArticleRecord.Relation(
                kind: isPublished ? .preprintOf : stated, target: target, asserter: "DataCite")
        }
        draft.fill(
            .relations, \.relations, from: "relatedIdentifiers", relations,
            raw: related.map { "\($0.relation) \($0.value)" }.joined(separator: "; "))
    }
}

extension [DataCiteResource.Agent] {
    /// Before kernel 4.1 nothing told people from organisations: a comma or an ORCID iD shows a person, and in the company
    /// of names with commas several words without one an organisation.
    fileprivate var contributors: [ArticleRecord.Contributor] {
        let inCompany = contains { $0.name.contains(",") }
        return compactMap { $0.contributor(inCompany: inCompany) }
    }
}

extension DataCiteResource.Agent {
    fileprivate func contributor(inCompany: Bool) -> ArticleRecord.Contributor? {
        let role: ArticleRecord.Contributor.Role? = self.role.isEmpty ? .author : DataCiteVocabulary.role(self.role)
        guard let role, !name.statesNothing || !family.isEmpty else { return nil }
        let orcid = identifiers.lazy.compactMap { ORCID.normalised($0) }.first ?? ""
        var contributor =
            if nameType == "Organizational" {
                ArticleRecord.Contributor(collective: name)
            } else if !family.isEmpty {
                ArticleRecord.Contributor(family: family, given: given)
            } else if nameType.isEmpty, orcid.isEmpty, name.isPhrase || inCompany && name.isUndividedName {
                ArticleRecord.Contributor(collective: name)
            } else {
                PersonName.contributor(name)
            }
        contributor.role = role
        contributor.orcid = orcid
        contributor.affiliations = affiliations.filter { !$0.isEmpty }
        return contributor
    }
}

extension String {
    /// "SAF on Ocean and Sea Ice": no person's name has such words in it.
    fileprivate var isPhrase: Bool {
        let words = split(separator: " ").map(String.init)
        return !contains(",") && words.contains { ["on", "of", "for", "and", "the", "für"].contains($0) }
    }

    fileprivate var isUndividedName: Bool { contains(" ") && !contains(",") }
}

extension DataCiteResource.Named {
    fileprivate var isSerial: Bool { scheme.uppercased().hasSuffix("ISSN") }
}

extension DataCiteResource.Place {
    /// A journal, a book or a series around the work; not the repository that keeps it.
    fileprivate var isContainer: Bool {
        guard !title.isEmpty, type != "DataRepository" else { return false }
        let relations: Set<String> = ["ispublishedin", "ispartof"]
        let serials: Set<String> = ["journal", "conferenceproceeding"]
        return relations.contains(relation.lowercased())
            || (relation.lowercased() == "issourceof" && serials.contains(type.lowercased()))
    }
}

extension String {
    /// DataCite's standard values for unknown information (appendix 3): "(:unav)", ":tba", ":null".
    fileprivate var statesNothing: Bool {
        let text = trimmingSpace.lowercased()
        return text.isEmpty || (text.hasPrefix("(:") && text.utf8.count < 9)
            || (text.hasPrefix(":") && text.utf8.count < 7)
    }

    /// "2" of "v2".
    var bareVersion: String {
        guard let first, first == "v" || first == "V", dropFirst().first?.isNumber == true else { return self }
        return String(dropFirst())
    }
}
