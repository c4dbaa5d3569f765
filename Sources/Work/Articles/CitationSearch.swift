package import Colloquium
import Foundation

extension ArticleResolver {
    /// The works that a citation in words may mean: those whose identifiers stand in it, then those whose words are alike
    /// (Crossref's `query.bibliographic`), with a score of our own; see `CitationMatch`. None is to be taken without a
    /// person's consent.
    package func matches(forCitation text: String, budget: Duration = patience) async -> CitationMatches {
        let citation = text.tidiedLine
        async let named = named(in: citation, budget: budget)
        async let alike = alike(citation, budget: budget)
        let (resolution, search) = await (named, alike)
        let byName = resolution.found.compactMap { finding in
            Claim.Statement(finding).map { CitationMatch($0, by: .identifier(finding.identifier), citation: citation) }
        }
        let sentences = resolution.complaints + [resolution.pendingSentence, search.trouble]
        return CitationMatches(
            citation: citation, candidates: byName + search.matches, troubles: sentences.filter { !$0.isEmpty },
            isUnanswered: !resolution.pending.isEmpty || !search.trouble.isEmpty)
    }

    /// A citation names its work by few identifiers; a text with more is a list.
    private static let mostIdentifiers = 3

    private func named(in citation: String, budget: Duration) async -> Resolution {
        let identifiers = Identifier.recogniseAll(in: citation).filter { $0.scheme != .url }
        return await resolve(Array(identifiers.prefix(Self.mostIdentifiers)), budget: budget)
    }

    private func alike(_ citation: String, budget: Duration) async -> (matches: [CitationMatch], trouble: String) {
        let words = String(citation.prefix(Self.longestQuery))
        guard words.contains(where: \.isLetter) else { return ([], "") }
        let crossref = CrossrefLookup(settings: settings, fetcher: fetcher)
        do {
            let works = try await withDeadline(budget) { deadline throws(Silence) in
                try await crossref.works(
                    [("query.bibliographic", words), ("rows", "10"), ("select", Self.fields)], until: deadline)
            }
            let matches = works.records.map { record in
                let statement = Claim.Statement(.crossref, record, saidAt: works.saidAt, isExcerpt: true)
                return CitationMatch(statement, by: .words, citation: citation)
            }
            return (matches, "")
        } catch {
            return ([], error.reason(of: crossref.service.name))
        }
    }

    /// Crossref looks at the first words alone, and addresses must stay short.
    private static let longestQuery = 600

    /// Without this, every work comes with all its references.
    private static let fields = """
        DOI,type,title,subtitle,author,container-title,short-container-title,publisher,ISSN,ISBN,volume,issue,page,\
        article-number,issued,published-online,published-print,posted,update-to
        """

    /// Runs `work` and ends it when the time is up.
    private func withDeadline<Value: Sendable>(
        _ budget: Duration, _ work: @escaping @Sendable (ContinuousClock.Instant) async throws(Silence) -> Value
    ) async throws(Silence) -> Value {
        let deadline = ContinuousClock.now + budget
        return try await withTaskGroup(of: Result<Value, Silence>.self) { group in
            group.addTask {
                try? await Task.sleep(until: deadline)
                return .failure(.cancelled)
            }
            group.addTask {
                do throws(Silence) { return .success(try await work(deadline)) } catch { return .failure(error) }
            }
            defer { group.cancelAll() }
            return await group.next() ?? .failure(.cancelled)
        }.get()
    }
}
