import Colloquium
import Testing

@testable import Pages

@Suite("Addresses of searches")
struct SearchPathTests {
    @Test(
        "of narrower searches are those of the queries with the filter behind",
        arguments: ["", "fluids", "\"a phrase\" -kind:answer", "müsli & co"])
    func narrowing(_ typed: String) throws {
        let query = SearchQuery(typed)
        let path = SitePath.searches(narrowing: query)
        for filter in ["kind:question", "club:\"Teaching on the Wards\"", "year:2020-2024", "journal:Gefäße"] {
            let asked = try #require(SearchQuery(filter).filters.first)
            #expect(path(asked) == SitePath.search(SearchQuery("\(typed) \(filter)")))
        }
    }
}
