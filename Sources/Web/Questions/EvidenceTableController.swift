import Colloquium
import Formats
import Hummingbird
import Pages
import Store

/// What the answers to a question rest on: as a table to read, and as files to keep.
struct EvidenceTableController: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let question = try await question(context)
        let number = question.summary.number
        let order = EvidenceTable.Order(of: request)
        let files =
            [(name: "CSV", path: "\(SitePath.evidence(number)).csv?order=\(order.rawValue)")]
            + CitationFile.allCases.map { (name: $0.name, path: SitePath.references(of: number, as: $0.rawValue)) }
        let page = EvidenceTablePage(
            question.evidence(by: order), of: number, title: question.summary.title, files: files)
        return try await site.respond(page, to: request, context)
    }

    func csv(_ request: Request, _ context: VisitContext) async throws -> Response {
        let question = try await question(context)
        return site.download(
            question.evidence(by: EvidenceTable.Order(of: request)).csv, "text/csv; charset=utf-8",
            named: "question-\(question.summary.number)-evidence", "csv")
    }

    func references(_ file: CitationFile) -> @Sendable (Request, VisitContext) async throws -> Response {
        { request, context in
            let number = try context.parameters.number("question", of: Question.self)
            let works = try await site.store.works(restedOnBy: number, for: context.viewer)
            return site.download(
                file.text(of: works), file.mediaType, named: "question-\(number)-references", file.rawValue)
        }
    }

    private func question(_ context: VisitContext) async throws -> QuestionReading {
        try await site.store.question(
            context.parameters.number("question", of: Question.self), for: context.viewer)
    }
}

extension EvidenceTable.Order {
    /// What the address asks for; by level where it says nothing that is known.
    fileprivate init(of request: Request) { self = Self(rawValue: request.query("order")) ?? .level }
}

extension QuestionReading {
    fileprivate func evidence(by order: EvidenceTable.Order) -> EvidenceTable {
        let standing = answers.filter { $0.withdrawnAt == nil && $0.heldAt == nil }
        return EvidenceTable(
            standing.flatMap { answer in
                answer.works.map {
                    EvidenceTable.Row(
                        $0.reference, $0.work, answer: answer.number, by: answer.author.name,
                        doubts: $0.doubts.map(\.reason))
                }
            }, by: order)
    }
}

extension AnswerReading {
    /// What it rests on, a work that is named in two ways once: as that of the two which says what is taken from it.
    fileprivate var works: [CitedReference] {
        var places: [Number<Article>: Int] = [:]
        return references.reduce(into: []) { works, cited in
            guard let article = cited.work.article, let place = places[article] else {
                if let article = cited.work.article { places[article] = works.count }
                return works.append(cited)
            }
            let (first, doubts) = (works[place], works[place].doubts + cited.doubts)
            let telling = first.reference.evidence == .none ? cited : first
            works[place] = CitedReference(telling.reference, telling.work, doubts: doubts)
        }
    }
}
