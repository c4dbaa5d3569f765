import Colloquium
import Formats

/// Makes drafts of what was handed in, with the help of the services outside.
struct IntakeDesk: Sendable {
    let outside: OutsideWorld

    /// The works that may be meant, at least one. A single one has been looked up; of several a person chooses first.
    func drafts(of intake: Intake) async -> [DraftedArticle] {
        switch intake {
        case .byHand(let text):
            [DraftedArticle(text.isEmpty ? [] : [.pasted(Identifier.named(in: text), typed: text)], isResolved: true)]
        case .records(let records, let format):
            await drafts(of: records.map { Claim.Statement(handedIn: $0, as: format.displayName) })
        case .identifier(let identifier, let typed):
            [await lookedUp(DraftedArticle([.pasted([identifier], typed: typed)]))]
        case .identifiers(let names):
            await works(named: names)
        case .citation(let text):
            await candidates(for: text)
        }
    }

    /// So many of a list are looked up at once that it can be read; the others when they are chosen.
    private static let lookedUpAtOnce = 8

    private func works(named names: [Identifier]) async -> [DraftedArticle] {
        let drafts = names.map { DraftedArticle([.pasted([$0], typed: $0.label)]) }
        let looked = await withTaskGroup(of: (Int, DraftedArticle).self) { group in
            for (index, draft) in drafts.prefix(Self.lookedUpAtOnce).enumerated() {
                group.addTask { (index, await lookedUp(draft)) }
            }
            return await group.reduce(into: drafts) { $0[$1.0] = $1.1 }
        }
        // Two names of one work make one.
        return looked.reduce(into: []) { works, draft in
            let names = draft.record.identifiers
            let same = works.firstIndex { !Set($0.record.identifiers).isDisjoint(with: names) }
            guard let same else { return works.append(draft) }
            works[same] = works[same].renamed(works[same].record.identifiers.including(names))
        }
    }

    private func drafts(of statements: [Claim.Statement]) async -> [DraftedArticle] {
        let drafts = statements.map { DraftedArticle([$0]) }
        return drafts.count == 1 ? [await lookedUp(drafts[0])] : drafts
    }

    /// The draft with what the services know of it. A work without a name is nobody's to look up.
    func lookedUp(_ draft: DraftedArticle) async -> DraftedArticle {
        let identifiers = draft.record.identifiers
        if draft.isResolved || identifiers.isEmpty {
            var draft = draft
            draft.isResolved = true
            return draft
        }
        return draft.resolved(await outside.resolve(identifiers))
    }

    /// The same once more, for a draft some of whose names are new or whose services did not answer.
    /// - Throws: a problem at the field of an identifier that names another work than the others.
    func lookedUpAgain(_ draft: DraftedArticle) async throws(Refusal) -> DraftedArticle {
        var draft = draft
        draft.isResolved = false
        let identifiers = draft.record.identifiers
        if identifiers.isEmpty { return await lookedUp(draft) }
        let resolution = await outside.resolve(identifiers)
        try resolution.requireOneWork()
        return draft.resolved(resolution)
    }

    /// What a citation in words may mean, to be confirmed by a person, and last the way to say "none of these".
    private func candidates(for text: String) async -> [DraftedArticle] {
        let matches = await outside.match(text)
        let found = matches.candidates.map { match in
            var draft = DraftedArticle([match.statement], score: match.score)
            if case .identifier(let name) = match.basis { draft.namedBy = name }
            return draft
        }
        let remarks = found.isEmpty && matches.troubles.isEmpty ? ["No article was found for what you pasted."] : []
        let typed = Claim.Statement.pasted(Identifier.named(in: text), typed: text)
        var none = DraftedArticle([typed], remarks: remarks + matches.troubles, isResolved: true)
        none.openCitation = matches.isUnanswered ? text : nil
        return found + [none]
    }
}

extension Identifier {
    /// The names in a citation. Two of one scheme name two works, and then none of them is sure.
    fileprivate static func named(in citation: String) -> [Identifier] {
        let found = recogniseAll(in: citation)
        return Set(found.map(\.scheme)).count == found.count ? found : []
    }
}

extension Claim.Statement {
    /// The names somebody typed of a work, with all that was typed as their origin.
    fileprivate static func pasted(_ identifiers: [Identifier], typed: String) -> Claim.Statement {
        var record = ArticleRecord()
        record.identifiers = identifiers
        record.links = identifiers.filter { $0.scheme == .url }.map(\.value)
        record.origins[.identifiers] = ArticleRecord.Origin(source: "What you pasted", element: "", raw: typed)
        return Claim.Statement(.pasted, record)
    }
}
