import Colloquium
import Pages
import Store

/// Shows the author of an answer what was recognised in its references, and asks what is taken from each.
struct EvidenceDesk: Sendable {
    let site: WebSite

    /// None before the references were recognised once.
    /// - Parameter isLookedUp: whether the services outside are asked for works that are not known here.
    func fields(
        of entry: Answer.Entry, to question: QuestionReading, isLookedUp: Bool, _ viewer: Viewer,
        _ problems: [Refusal.Problem]
    ) async throws -> [EvidenceFields] {
        guard isLookedUp || !entry.evidence.isEmpty else { return [] }
        // What is wrong with one line must not hide what was recognised in the others.
        let references = References.readable(in: entry.references)
        let known = try await site.store.works(
            references.map(\.identifier), namedUnder: question.summary.number, for: viewer)
        let works = isLookedUp ? await lookedUp(known) : known
        return zip(references, works).enumerated().map { place, pair in
            EvidenceFields(
                pair.0, pair.1, at: place, entry.evidence.first { $0.source == pair.0.identifier.key },
                nature: question.summary.nature, aim: question.aim, in: problems)
        }
    }

    /// So many citations in words are looked up at once; the next when these have their works.
    static let citationsAtOnce = 5

    /// What the citations in words among the references may mean; none while the references are not at fault.
    /// - Parameter field: the name of the box they were typed in.
    func worksMeant(
        _ lines: String, in field: String = "references", _ problems: [Refusal.Problem]
    ) async -> [WorkQuestion] {
        guard problems.contains(where: { $0.field == field }) else { return [] }
        let citations = References.citationsInWords(in: lines).prefix(Self.citationsAtOnce)
        return await withTaskGroup(of: (Int, CitationMatches).self) { group in
            for (place, citation) in citations.enumerated() {
                group.addTask { (place, await site.outside.match(citation)) }
            }
            let found = await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            return citations.indices.compactMap { place in found[place].map { WorkQuestion($0, at: place) } }
        }
    }

    private func lookedUp(_ works: [CitedWork]) async -> [CitedWork] {
        let unknown = works.indices.filter { works[$0].title.isEmpty && works[$0].identifier.isLookedUp }
        return await withTaskGroup(of: (Int, CitedWork).self) { group in
            // As many as an answer may have: each answers within the seconds that the author waits, or not at all.
            for index in unknown {
                let work = works[index]
                group.addTask { (index, work.told(by: await site.outside.resolve([work.identifier]))) }
            }
            return await group.reduce(into: works) { $0[$1.0] = $1.1 }
        }
    }
}

extension FormData {
    /// The references as typed, with what was chosen for citations in words.
    var references: String { references(in: "references") }

    /// - Parameter field: the name of the box they were typed in.
    func references(in field: String) -> String { References.lines(self[field], meaning: worksMeant) }

    private var worksMeant: [WorkMeant] {
        (0..<EvidenceDesk.citationsAtOnce).compactMap { place in
            Identifier(key: self["work-\(place)"]).map {
                WorkMeant(citation: self["citation-\(place)"], identifier: $0)
            }
        }
    }
}
