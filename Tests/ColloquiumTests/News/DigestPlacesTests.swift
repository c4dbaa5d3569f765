import Colloquium
import Testing

@Suite("The places of a digest")
struct DigestPlacesTests {
    @Test(
        "go to every section that has something, then to what comes first",
        arguments: [
            ([Int](), 3, [Int]()), ([1, 1, 1], 3, [0, 1, 2]), ([1, 1, 1, 1], 3, [0, 1, 2]),
            ([1, 1, 1, 1, 2, 3], 4, [0, 1, 4, 5]), ([1, 1, 1, 1, 2, 3], 5, [0, 1, 2, 4, 5]),
            ([1, 1, 1, 2, 2, 2], 5, [0, 1, 2, 3, 4]), ([1, 2, 3, 4], 2, [0, 1]),
        ])
    func chosen(_ sections: [Int], _ limit: Int, _ chosen: [Int]) {
        #expect(DigestPlaces.chosen(of: sections, limit: limit) == chosen)
    }
}
