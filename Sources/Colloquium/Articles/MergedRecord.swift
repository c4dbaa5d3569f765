extension ArticleRecord {
    /// What is shown of an article about which `claims` are made: in each field the value of the pinned claim, or of the
    /// claim that is believed most (`Field.trust`); identifiers and relations of all together. The order in which claims
    /// are given does not matter; a pin to a claim that is gone, or that says nothing in the field, does not either.
    package static func merged(_ claims: [Claim], pins: [Field: Number<Claim>] = [:]) -> ArticleRecord {
        var record = ArticleRecord()
        for field in Field.allCases where !field.isUnited {
            if let claim = chosen(field, among: claims, pins) { record.take(field, from: claim.record) }
        }
        record.uniteIdentifiers(of: claims)
        record.uniteRelations(of: claims)
        record.sourceKey = claims.sorted { $0.precedes($1, in: .identifiers) }.first?.record.sourceKey ?? ""
        return record
    }

    /// What statements that are no claims yet would show.
    package static func merged(_ statements: [Claim.Statement]) -> ArticleRecord { merged(statements.asClaims) }

    /// What is shown of an article that others read: as merged, but retracted, of concern or corrected only where a
    /// registry says so.
    package static func shown(_ claims: [Claim], pins: [Field: Number<Claim>] = [:]) -> ArticleRecord {
        var record = merged(claims, pins: pins)
        let told = merged(claims.filter(\.source.isRegistry))
        record.relations.removeAll { relation in
            EditorialNotice.Kind(about: relation.kind) != nil
                && !told.relations.contains { $0.kind == relation.kind && $0.target == relation.target }
        }
        if !told.isRetracted { record.publicationTypes.removeAll(where: isRetraction) }
        return record
    }

    /// Where an identifier came from: from whom is believed first of those that give it. A record notes of one of its
    /// identifiers in which element it stood; of the others only the source is known.
    package static func origin(of identifier: Identifier, among statements: [Claim.Statement]) -> Origin? {
        let claims = statements.asClaims.filter { $0.record.identifiers.contains(identifier) }
        return claims.min { $0.precedes($1, in: .identifiers) }.map { claim in
            let origin = claim.record.origins[.identifiers]
            if let origin, Identifier(identifier.scheme, origin.raw) == identifier { return origin }
            return Origin(source: origin?.source ?? claim.source.name, element: "", raw: "")
        }
    }

    /// The claim whose value is shown in a field; nil where nobody says anything.
    package static func chosen(
        _ field: Field, among claims: [Claim], _ pins: [Field: Number<Claim>]
    ) -> Claim? {
        let able = claims.filter { $0.statement.says(field) }
        if let pinned = able.first(where: { $0.number == pins[field] }) { return pinned }
        guard field == .subtitle || field == .originalTitle else {
            return able.min { $0.precedes($1, in: field) }
        }
        // One source puts the subtitle in the title, another beside it: both from the same, or it stands there twice.
        if let own = able.filter({ $0.source == .hand }).min(by: { $0.precedes($1, in: field) }) { return own }
        let title = chosen(.title, among: claims.filter { $0.source != .hand }, pins)
        return able.first { $0.number == title?.number }
    }

    private mutating func uniteIdentifiers(of claims: [Claim]) {
        let ordered = claims.filter { $0.statement.says(.identifiers) }.sorted { $0.precedes($1, in: .identifiers) }
        let byHand = Set(ordered.filter { $0.source == .hand }.flatMap(\.record.identifiers))
        // Who took a name away spoke of the article before them, not of one that was merged into it later.
        let denied = Dictionary(grouping: claims, by: \.home)
            .mapValues { Set($0.flatMap(\.statement.denied)).subtracting(byHand) }
        identifiers = [].including(
            ordered.flatMap { claim in
                claim.record.identifiers.filter { !(denied[claim.home] ?? []).contains($0) }
            })
        origins[.identifiers] = ordered.first?.record.origins[.identifiers]
    }

    private mutating func uniteRelations(of claims: [Claim]) {
        let ordered = claims.filter { $0.statement.says(.relations) && !$0.isSuperseded(among: claims) }
            .sorted { $0.precedes($1, in: .relations) }
        var seen: Set<Relation> = []
        relations = ordered.flatMap(\.record.relations).filter { relation in
            seen.insert(Relation(kind: relation.kind, target: relation.target)).inserted
        }
        origins[.relations] = ordered.first?.record.origins[.relations]
    }
}

extension Claim {
    /// Whether the same registry has said something newer of the same record: two of its claims stand side by side
    /// after a merge.
    fileprivate func isSuperseded(among claims: [Claim]) -> Bool {
        source.isRegistry
            && claims.contains { other in
                other.source == source && (other.claimedAt, other.number) > (claimedAt, number)
                    && !Set(other.record.identifiers).isDisjoint(with: record.identifiers)
            }
    }
}

extension [Claim.Statement] {
    /// As claims made at one moment, in this order.
    fileprivate var asClaims: [Claim] {
        enumerated().map { index, statement in
            Claim(number: Number(rawValue: Int64(index)), statement: statement, claimedAt: Instant(rawValue: 0))
        }
    }
}
