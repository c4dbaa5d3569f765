import Colloquium
import Testing

@testable import Pages

@Suite("Titles where there are no flags")
struct HeadingTests {
    @Test(
        "begin with the gravest notice, unless the publisher put it there",
        arguments: [
            ([EditorialNotice.Kind.retraction, .correction], "Fluids", "Retracted: Fluids"),
            ([.retraction], "RETRACTED: Fluids", "RETRACTED: Fluids"),
            ([.correction], "Corrected QT interval", "Corrected: Corrected QT interval"),
            ([], "Fluids", "Fluids"),
        ])
    func heading(_ kinds: [EditorialNotice.Kind], _ title: String, _ shown: String) {
        #expect(kinds.heading(title) == shown)
    }
}
