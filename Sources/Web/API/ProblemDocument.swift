import Colloquium
import Formats
import HTTPTypes

/// What is wrong, as `application/problem+json` (RFC 9457).
struct ProblemDocument: Encodable {
    static let mediaType = "application/problem+json"

    let title: String
    let status: Int
    let detail: String
    /// Each by its place; left out where nothing of what was sent is wrong.
    let errors: [Fault]?

    struct Fault: Encodable {
        let detail: String
        /// Where in the body, as a JSON Pointer (RFC 6901); left out where it is not there.
        let pointer: String?
        /// Which part of the address, or which header; left out where it is neither.
        let parameter: String?

        init(_ problem: Refusal.Problem) {
            let place = AnswerJSON.pointer(to: problem.field)
            let isInBody = place.hasPrefix("/")
            detail = problem.reason
            pointer = isInBody ? place : nil
            parameter = isInBody || place.isEmpty ? nil : place
        }
    }

    init(_ refusal: Refusal) {
        title = refusal.title
        status = refusal.status.code
        detail = refusal.reason
        errors = refusal.kind == .invalid ? refusal.problems.map(Fault.init) : nil
    }

    /// - Parameter detail: empty where the status says all.
    init(_ status: HTTPResponse.Status, _ detail: String) {
        title = status.reasonPhrase
        self.status = status.code
        self.detail = detail.isEmpty ? status.reasonPhrase : detail
        errors = nil
    }
}
