import Foundation
import Testing

@testable import Pages

@Suite("schema.org data in pages")
struct StructuredDataTests {
    @Test(
        "cannot end the element that holds it, whatever stands before or on a sign",
        arguments: ["</script>", "x\u{600}</script>", "<\u{301}/script>", "&lt;", "\u{2028}\u{2029}"])
    func signs(_ text: String) throws {
        var thing = StructuredData.Thing("Comment")
        thing.text = text
        let json = StructuredData(thing).json
        #expect(!json.unicodeScalars.contains { "<>&\u{2028}\u{2029}".unicodeScalars.contains($0) })
        let read = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
        #expect(read["text"]?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }
}
