/// What two records are to each other.
package enum Likeness: Hashable, Sendable {
    /// One work.
    case same
    /// Two versions of one work, as a preprint and what was published of it: an article each, one page.
    case versions
    /// Only a person can say.
    case unclear
    case different
}

extension ArticleRecord {
    /// What this record and another are to each other: by their identifiers and relations, and, where these say nothing,
    /// by title, first author and year, which never decide (`unclear`).
    package func likeness(to other: ArticleRecord) -> Likeness {
        if let told = likenessByIdentifiers(to: other) { return told }
        guard let own = WorkKey(self), let others = WorkKey(other), own.resembles(others) else { return .different }
        return .unclear
    }

    /// The same without a look at the titles; nil where no identifier says anything.
    package func likenessByIdentifiers(to other: ArticleRecord) -> Likeness? {
        let shared = Set(identifiers).intersection(other.identifiers)
        if shared.contains(where: { $0.scheme == .doi }) { return .same }
        if let related = kindsOfRelation(to: other) {
            return related.isDisjoint(with: Relation.Kind.betweenVersions) ? .different : .versions
        }
        if conflicts(with: other, in: .doi) { return likenessOfTwoDOIs(to: other, shared: shared) }
        let proofs = shared.filter { isProof($0, with: other) }
        if !proofs.isEmpty {
            if differsInPreprint(from: other) { return .versions }
            return conflicts(with: other, in: .pmid) || conflicts(with: other, in: .pmcid) ? .unclear : .same
        }
        if conflicts(with: other, in: .pmid) || conflicts(with: other, in: .pmcid) { return .different }
        guard shared.contains(where: { $0.scheme == .url }) else { return nil }
        guard let own = WorkKey(self), let others = WorkKey(other) else { return .same }
        return own.resembles(others) ? .same : .unclear
    }

    /// Two names of versions of record are two works, whatever else is shared; the name of a preprint and the name of
    /// what became of it are two versions.
    private func likenessOfTwoDOIs(to other: ArticleRecord, shared: Set<Identifier>) -> Likeness? {
        let bare = { (record: ArticleRecord) in
            Set(record.identifiers.filter { $0.scheme == .doi }.map(\.value.withoutVersion))
        }
        if !bare(self).isDisjoint(with: bare(other)) { return .versions }
        guard differsInPreprint(from: other) else { return .different }
        return shared.isEmpty ? nil : .versions
    }

    private func conflicts(with other: ArticleRecord, in scheme: Identifier.Scheme) -> Bool {
        let own = Set(identifiers.filter { $0.scheme == scheme })
        let others = Set(other.identifiers.filter { $0.scheme == scheme })
        return !own.isEmpty && !others.isEmpty && own.isDisjoint(with: others)
    }

    /// Whether an identifier that both have names the work alone. A publisher's item number does so only within that
    /// publisher's journals, an ISBN only for the whole book.
    private func isProof(_ identifier: Identifier, with other: ArticleRecord) -> Bool {
        switch identifier.scheme {
        case .doi, .pmid, .pmcid, .arxiv: true
        case .pii: isOfOneHouse(with: other)
        case .isbn: kind == .book && other.kind == .book
        case .url: false
        }
    }

    private func isOfOneHouse(with other: ArticleRecord) -> Bool {
        if !Set(container.issns).isDisjoint(with: other.container.issns) { return true }
        return [(container.title, other.container.title), (publisher, other.publisher)].contains { own, others in
            let name = WorkKey.words(own)
            return !name.isEmpty && name == WorkKey.words(others)
        }
    }

    private func differsInPreprint(from other: ArticleRecord) -> Bool {
        says(.kind) && other.says(.kind) && (kind == .preprint) != (other.kind == .preprint)
    }

    /// How the two are related by what either says of the other; nil where neither does.
    private func kindsOfRelation(to other: ArticleRecord) -> Set<Relation.Kind>? {
        let kinds =
            relations.filter { other.identifiers.contains($0.target) && !identifiers.contains($0.target) }
            + other.relations.filter { identifiers.contains($0.target) && !other.identifiers.contains($0.target) }
        return kinds.isEmpty ? nil : Set(kinds.map(\.kind))
    }
}

extension ArticleRecord.Relation.Kind {
    /// Relations between versions of one work.
    package static let betweenVersions: Set<Self> = [.preprintOf, .hasPreprint, .publishedAs, .versionOf]
}

extension String {
    /// A DOI without the number that preprint servers and repositories put behind it: ".v2", "/v2", "v2".
    fileprivate var withoutVersion: String { replacing(/[.\/]?v\d{1,2}$/, with: "") }
}
