internal import Colloquium

extension ArticleRecord {
    /// This record, with what it leaves out taken from another description of the same work, origins included.
    func completed(by other: ArticleRecord) -> ArticleRecord {
        if isBare && container == Container() { return other }
        var record = self
        func take<Value: Equatable>(_ field: Field, _ path: WritableKeyPath<ArticleRecord, Value>) {
            guard record[keyPath: path] == ArticleRecord()[keyPath: path],
                other[keyPath: path] != ArticleRecord()[keyPath: path]
            else { return }
            record[keyPath: path] = other[keyPath: path]
            record.origins[field] = other.origins[field] ?? record.origins[field]
        }
        // Of each scheme the first believed: another description may count a related work's among its own.
        let missing = other.identifiers.filter { record.identifier($0.scheme) == nil }
        record.identifiers += missing
        if record.origins[.identifiers] == nil { record.origins[.identifiers] = other.origins[.identifiers] }
        if record.title.isEmpty {
            take(.title, \.title)
            record.titleHTML = other.titleHTML
        }
        take(.subtitle, \.subtitle)
        take(.language, \.language)
        // Who is an author and who is not is judged by one source: some call authors contributors.
        if record.contributors.isEmpty {
            take(.contributors, \.contributors)
            take(.otherContributors, \.otherContributors)
        } else {
            takeParticulars(of: other.contributors, into: &record)
        }
        // A page of news about a data set does not make the data set news.
        if record.title == other.title || ![.webPage, .other].contains(other.kind) { take(.kind, \.kind) }
        takeContainer(of: other, into: &record)
        take(.publisher, \.publisher)
        take(.volume, \.volume)
        take(.issue, \.issue)
        take(.pages, \.pages)
        takeDates(of: other, into: &record)
        take(.version, \.version)
        takeAbstracts(of: other, into: &record)
        take(.publicationTypes, \.publicationTypes)
        take(.keywords, \.keywords)
        take(.relations, \.relations)
        take(.licence, \.licence)
        take(.links, \.links)
        take(.fullText, \.fullText)
        return record
    }

    private func takeContainer(of other: ArticleRecord, into record: inout ArticleRecord) {
        if record.container.title.isEmpty {
            record.container.title = other.container.title
            record.origins[.container] = other.origins[.container] ?? record.origins[.container]
        }
        if record.container.abbreviation.isEmpty { record.container.abbreviation = other.container.abbreviation }
        if record.container.issns.isEmpty || record.container.title.lowercased() == other.container.title.lowercased() {
            record.container.issns = (record.container.issns + other.container.issns).withoutRepetitions
        }
    }

    /// What the other says of the same authors, if they are the same.
    private func takeParticulars(of people: [Contributor], into record: inout ArticleRecord) {
        guard people.map({ $0.family.lowercased() }) == record.contributors.map({ $0.family.lowercased() }) else {
            return
        }
        for (index, person) in people.enumerated() {
            if record.contributors[index].orcid.isEmpty { record.contributors[index].orcid = person.orcid }
            if record.contributors[index].affiliations.isEmpty {
                record.contributors[index].affiliations = person.affiliations
            }
        }
    }

    /// Another description may tell the same day more fully, and what happened before and after.
    private func takeDates(of other: ArticleRecord, into record: inout ArticleRecord) {
        if record.dates.isEmpty { record.dates = other.dates }
        record.origins[.dates] = record.origins[.dates] ?? other.origins[.dates]
        for stated in other.dates {
            if let known = record.dates.firstIndex(where: { $0.kind == stated.kind }) {
                if stated.date.refines(record.dates[known].date) { record.dates[known] = stated }
            } else if [.received, .accepted, .updated].contains(stated.kind) {
                record.dates.append(stated)
            }
        }
        guard let published = other.published, record.published.map(published.refines) ?? true else { return }
        record.published = published
        record.origins[.published] = other.origins[.published]
        for index in record.dates.indices where [.published, .posted].contains(record.dates[index].kind) {
            if published.refines(record.dates[index].date) { record.dates[index].date = published }
        }
    }

    /// The abstract proper from whoever has it; a teaser only where nothing better is known.
    private func takeAbstracts(of other: ArticleRecord, into record: inout ArticleRecord) {
        guard record.abstract.isEmpty else { return }
        if !other.abstract.isEmpty || record.abstracts.isEmpty {
            record.abstracts = other.abstracts
            record.origins[.abstract] = other.origins[.abstract]
        }
    }
}
