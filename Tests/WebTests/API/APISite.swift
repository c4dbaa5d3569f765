import Colloquium
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Web

extension TestSite {
    /// A token of a member's.
    func token(of member: Number<Member>, _ scope: AccessToken.Scope = .write) async throws -> String {
        var entry = AccessToken.Entry()
        entry.name = "Script"
        entry.scope = scope.rawValue
        entry.submission = Token().text
        return try await store.makeAccessToken(
            AccessToken.Draft(entry), by: store.viewer(member), at: clock.now
        ).text
    }

    func answers(to question: Number<Question>) async throws -> [AnswerReading] {
        try await store.question(question, for: .visitor).answers
    }

    static let good = #"{"body": "It does.", "references": [{"pasted": "10.1000/evidence", "level": 2}]}"#
}

/// What a problem document says (RFC 9457).
struct Problem: Decodable {
    struct Fault: Decodable {
        let detail: String
        let pointer: String?
        let parameter: String?
    }

    let title: String
    let status: Int
    let detail: String
    let errors: [Fault]?

    init(_ page: Browser.Page) throws {
        #expect(page.headers[.contentType] == "application/problem+json", "\(page.text)")
        self = try JSONDecoder().decode(Problem.self, from: Data(page.text.utf8))
        #expect(status == page.status && !title.isEmpty && !detail.isEmpty)
    }

    /// Where in the body something is wrong.
    var pointers: [String] { (errors ?? []).compactMap(\.pointer) }
}
