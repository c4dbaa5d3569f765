import Colloquium
import Foundation
import Testing

@testable import Pages

@Suite("Addresses of searches")
struct SearchPathTests {
    @Test(
        "of narrower searches are those of the queries with the filter before them",
        arguments: ["", "fluids", "\"a phrase\" -kind:answer", "müsli & co"])
    func narrowing(_ typed: String) throws {
        let query = SearchQuery(typed)
        let path = SitePath.searches(narrowing: query)
        for filter in ["kind:question", "club:\"Teaching on the Wards\"", "year:2020-2024", "journal:Gefäße"] {
            let asked = try #require(SearchQuery(filter).filters.first)
            #expect(path(asked) == SitePath.search(SearchQuery("\(filter) \(typed)")))
        }
    }

    @Test("of narrower searches have their filter also where there are more words than are looked for")
    func manyWords() throws {
        let title = SearchQuery((1...24).map { "word\($0)" }.joined(separator: " "))
        let filter = try #require(SearchQuery("kind:article").filters.first)
        let typed = try #require(SitePath.searches(narrowing: title)(filter).removingPercentEncoding)
        #expect(SearchQuery(typed.replacing("/search?q=", with: "")).filters == [filter])
    }
}
