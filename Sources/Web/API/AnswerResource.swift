import Colloquium
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// Answers, for programs to read, to give and to change. None can be stored without a reference; see `Answer`.
struct AnswerResource: Sendable {
    let site: WebSite

    func show(_ request: Request, _ context: APIContext) async throws -> Response {
        try .json(try await document(try context.parameters.number("answer"), for: context.viewer))
    }

    func add(_ request: Request, _ context: WriterContext) async throws -> Response {
        let question: Number<Question> = try context.parameters.number("question")
        _ = try await site.store.place(of: question, for: context.viewer)
        try site.limits.count(.post, "member \(context.member)", at: site.now)
        let sent = try await request.sentAnswer()
        let number = try await site.store.answer(
            question, with: Answer(sent, render: site.markdown), key: try request.key(of: sent), by: context.viewer,
            at: site.now)
        return try .json(
            try await document(number, for: context.viewer), status: .created,
            headers: [.location: site.origin + APIPath.answer(number)])
    }

    func replace(_ request: Request, _ context: WriterContext) async throws -> Response {
        let old = try await site.store.answer(context.parameters.number("answer"), for: context.viewer)
        guard old.author.number == context.member else {
            throw Refusal(.forbidden, "Only its author may edit an answer.")
        }
        try site.limits.count(.post, "member \(context.member)", at: site.now)
        let sent = try await request.sentAnswer()
        try await site.store.edit(
            old.number, with: Answer(sent, render: site.markdown), by: context.viewer, at: site.now)
        return try .json(try await document(old.number, for: context.viewer))
    }

    private func document(_ number: Number<StoredAnswer>, for viewer: Viewer) async throws -> AnswerDocument {
        AnswerDocument(try await site.store.answer(number, for: viewer), origin: site.origin)
    }
}

extension Request {
    /// - Throws: 415 for what is no JSON by its name, 400 for what is none, a refusal for what is no answer.
    fileprivate func sentAnswer() async throws -> SentAnswer {
        let type = (headers[.contentType] ?? "").split(separator: ";").first ?? ""
        guard type.trimmingCharacters(in: .whitespaces).lowercased() == "application/json" else {
            throw HTTPError(
                .unsupportedMediaType, headers: [.accept: "application/json"], message: "Send application/json.")
        }
        do {
            return try AnswerJSON.answer(in: try await bytes(upTo: FormMiddleware.limit))
        } catch FormatError.malformed(let diagnosis) {
            throw HTTPError(.badRequest, message: "The body cannot be read as JSON. \(diagnosis)")
        }
    }

    /// By which an answer that is sent again is known; a new one where the program says nothing.
    fileprivate func key(of sent: SentAnswer) throws -> String {
        guard let key = headers[.idempotencyKey] else {
            return sent.submission.isEmpty ? Token().text : sent.submission
        }
        guard (1...64).contains(key.utf8.count) else {
            throw Refusal.invalid("Idempotency-Key", "Give a key of 1 to 64 characters.")
        }
        return key
    }
}

extension HTTPField.Name {
    /// draft-ietf-httpapi-idempotency-key-header.
    fileprivate static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
}
