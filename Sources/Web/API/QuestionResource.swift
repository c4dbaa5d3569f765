import Colloquium
import HTTPTypes
import Hummingbird
import Pages
import Store

/// Questions, for programs to read.
struct QuestionResource: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: APIContext) async throws -> Response {
        let slice = Slice(size: 50, page: try page(request))
        let rows = try await site.store.questions(.all, for: context.viewer, slice)
        var links: [String] = []
        if rows.hasMore { links.append(link(to: slice.page + 1, "next")) }
        if slice.page > 1 { links.append(link(to: slice.page - 1, "prev")) }
        let headers: HTTPFields = links.isEmpty ? [:] : [.link: links.joined(separator: ", ")]
        return try .json(
            QuestionListDocument(questions: rows.rows.map { QuestionLine($0, origin: site.origin) }), headers: headers)
    }

    /// RFC 8288, section 3.
    private func link(to page: Int, _ relation: String) -> String {
        "<\(site.origin)\(APIPath.questions)?page=\(page)>; rel=\"\(relation)\""
    }

    func show(_ request: Request, _ context: APIContext) async throws -> Response {
        let question = try await site.store.question(context.parameters.number("question"), for: context.viewer)
        return try .json(QuestionDocument(question, origin: site.origin))
    }

    private func page(_ request: Request) throws -> Int {
        guard let asked = request.uri.queryParameters.get("page") else { return 1 }
        guard let page = Int(asked), (1...10_000).contains(page) else {
            throw Refusal.invalid("page", "A page is a whole number from 1 to 10000.")
        }
        return page
    }
}

extension HTTPField.Name {
    fileprivate static let link = HTTPField.Name("Link")!
}

/// Addresses of the API, written once.
enum APIPath {
    static let questions = "/api/v1/questions"

    static func question(_ number: Number<Question>) -> String { "\(questions)/\(number)" }
    static func answer(_ number: Number<StoredAnswer>) -> String { "/api/v1/answers/\(number)" }
}
