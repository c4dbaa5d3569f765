import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

@Suite("The description of the API")
struct DescriptionTests {
    private struct Description: Decodable {
        let openapi: String
        let paths: [String: Methods]
    }

    private struct Methods: Decodable {
        let names: [String]

        init(from decoder: any Decoder) throws {
            names = try decoder.container(keyedBy: Name.self).allKeys.map { $0.stringValue.uppercased() }
        }

        private struct Name: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }
    }

    @Test("names every route there is, and no other")
    func whole() async throws {
        let site = try await TestSite()
        let routes = Routes.api(site.web).routes.map { "\($0.method) \($0.path)" }
        try await site.test { browser in
            let page = try await browser.ask(.get, "/api/v1/openapi.json")
            #expect(page.status == 200 && page.headers[.contentType] == "application/json")
            let description = try JSONDecoder().decode(Description.self, from: Data(page.text.utf8))
            let documented = description.paths.flatMap { path, methods in methods.names.map { "\($0) \(path)" } }
            #expect(Set(documented) == Set(routes) && documented.count == routes.count)
            #expect(description.openapi.hasPrefix("3.1"))
        }
    }
}
