/// What one source says of an article that is here. What is shown is chosen from all claims each time they change.
package struct Claim: Hashable, Sendable {
    package let number: Number<Claim>
    package let statement: Statement
    /// When the source said it, as far as that is known.
    package let claimedAt: Instant
    /// The article it was made of, where a merge has brought it to another; nil where nothing is merged.
    package let home: Number<Article>?

    package init(
        number: Number<Claim>, statement: Statement, claimedAt: Instant, home: Number<Article>? = nil
    ) {
        self.number = number
        self.statement = statement
        self.claimedAt = claimedAt
        self.home = home
    }

    package var source: ClaimSource { statement.source }
    package var detail: String { statement.detail }
    package var record: ArticleRecord { statement.record }

    /// Whether this stays when the same source says `statement`: that is older, or a part where this is the whole.
    package func outlasts(_ statement: Claim.Statement) -> Bool {
        if self.statement.isExcerpt != statement.isExcerpt { return statement.isExcerpt }
        return statement.saidAt.map { $0 < claimedAt } ?? false
    }

    /// Whether a person changed the field by this claim.
    package func corrects(_ field: ArticleRecord.Field) -> Bool {
        source == .hand && (statement.says(field) || field == .identifiers && !statement.denied.isEmpty)
    }

    /// What a claim says, before it is one: the source, and what it told.
    package struct Statement: Hashable, Sendable, Codable {
        package let source: ClaimSource
        /// Which feed, page or file; stable, since the same source and detail speak again in place of what they said
        /// before. Empty where a source has only one voice.
        package let detail: String
        package let record: ArticleRecord
        /// Identifiers that other sources give and that are not the article's: a person took them away.
        package let denied: [Identifier]
        /// When the source said it, where that is known to be before it is claimed: answers are kept for days.
        package let saidAt: Instant?
        /// Whether this is a part of the source's record, as searches give it.
        package let isExcerpt: Bool

        package init(
            _ source: ClaimSource, detail: String = "", _ record: ArticleRecord, denied: [Identifier] = [],
            saidAt: Instant? = nil, isExcerpt: Bool = false
        ) {
            self.source = source
            self.detail = source == .hand ? "" : detail
            self.record = record
            self.denied = denied
            self.saidAt = saidAt
            self.isExcerpt = isExcerpt
        }

        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                try values.decode(ClaimSource.self, forKey: .source),
                detail: try values.decode(String.self, forKey: .detail),
                try values.decode(ArticleRecord.self, forKey: .record),
                denied: try values.decode([Identifier].self, forKey: .denied),
                saidAt: try values.decodeIfPresent(Instant.self, forKey: .saidAt),
                // Drafts that were kept before say nothing of it.
                isExcerpt: try values.decodeIfPresent(Bool.self, forKey: .isExcerpt) ?? false)
        }

        /// Whether the source says word for word the same, whenever.
        package func repeats(_ other: Claim.Statement) -> Bool {
            source == other.source && detail == other.detail && record == other.record && denied == other.denied
        }

        /// Whether the source has something to say in a field. A person says also that there is nothing.
        package func says(_ field: ArticleRecord.Field) -> Bool {
            record.says(field) || source == .hand && record.origins[field] != nil
        }
    }
}

extension Claim.Statement {
    /// What a service found under an identifier; nil where it found nothing. A registry has one voice, whatever it was
    /// asked by, and what it answers under a name goes by that name, also where it prefers another.
    package init?(_ finding: Finding) {
        guard var record = finding.record else { return nil }
        record.identifiers = record.identifiers.including([finding.identifier])
        let source = finding.service.source
        self.init(
            source, detail: source.isRegistry ? "" : finding.identifier.value, record, saidAt: finding.saidAt)
    }

    /// A record that somebody handed in: their own word, whatever registry, feed or page it says it comes from, since
    /// anybody can write one.
    /// - Parameter format: what it was read as.
    package init(handedIn record: ArticleRecord, as format: String) {
        self.init(.citationFile, detail: format, record)
    }

    /// The same as the word of somebody who has no say in the article: believed last, and not believed at all where it
    /// would call the article retracted or give it a name, by which the record of another work could come in.
    /// - Parameter names: what the article is known by.
    package func asHearsay(ofWhatIsKnownBy names: [Identifier]) -> Claim.Statement {
        var record = record
        record.identifiers = record.identifiers.filter(names.contains)
        record.take(.relations, from: ArticleRecord())
        record.take(.publicationTypes, from: ArticleRecord())
        return Claim.Statement(.pasted, detail: detail, record)
    }

    /// What a person said by making `corrected` of `given`: the fields they changed and nothing else, so that a source
    /// that knows better of the others is still heard. Nil where they changed nothing.
    package init?(correcting given: ArticleRecord, to corrected: ArticleRecord) {
        var record = ArticleRecord()
        for field in ArticleRecord.Field.allCases where given.differs(from: corrected, in: field) {
            record.take(field, from: corrected)
        }
        let denied = given.identifiers.filter { !corrected.identifiers.contains($0) }
        record.identifiers = corrected.identifiers.filter { !given.identifiers.contains($0) }
        guard record != ArticleRecord() || !denied.isEmpty else { return nil }
        self.init(.hand, record, denied: denied)
    }

    /// This statement without what it says in a field; nil where it says nothing else.
    package func without(_ field: ArticleRecord.Field) -> Claim.Statement? {
        var record = record
        record.take(field, from: ArticleRecord())
        let denied = field == .identifiers ? [] : denied
        let rest = Claim.Statement(source, detail: detail, record, denied: denied)
        return ArticleRecord.Field.allCases.contains(where: rest.says) || !denied.isEmpty ? rest : nil
    }

    /// This statement and, where both say something, the newer one.
    package func followed(by newer: Claim.Statement) -> Claim.Statement {
        var both = record
        for field in ArticleRecord.Field.allCases where newer.says(field) && field != .identifiers {
            both.take(field, from: newer.record)
        }
        both.identifiers = record.identifiers.filter { !newer.denied.contains($0) }.including(newer.record.identifiers)
        both.origins[.identifiers] = newer.record.origins[.identifiers] ?? record.origins[.identifiers]
        let denied = denied.filter { !newer.record.identifiers.contains($0) }.including(newer.denied)
        return Claim.Statement(source, detail: detail, both, denied: denied)
    }
}

extension [Identifier] {
    /// These and the others, each once.
    package func including(_ others: [Identifier]) -> [Identifier] {
        var seen: Set<Identifier> = []
        return (self + others).filter { seen.insert($0).inserted }
    }
}
