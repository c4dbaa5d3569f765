import Testing

@testable import Colloquium

@Suite("The works a text names")
struct CitedWorksTests {
    @Test(
        "are found in links and in words",
        arguments: [
            ("<p>see <a href=\"https://doi.org/10.1000/1?a=1&amp;b=2\">this</a></p>", ["10.1000/1"]),
            ("<p>(10.1000/182).</p>", ["10.1000/182"]),
            ("<p>doi: 10.1016/S0140-6736(05)67152-1, and</p>", ["10.1016/s0140-6736(05)67152-1"]),
            ("<p>PMID 42 and PMID: 43; PMC44.</p>", ["42", "43", "PMC44"]),
            ("<p>https://pubmed.ncbi.nlm.nih.gov/42/ twice: PMID 42</p>", ["42"]),
            ("<p>arXiv:2101.00001v2</p>", ["2101.00001"]),
            ("<p>It fell from 42 to 37 in 2024 of 2101.00001, 9780306406157 and/or 1/2.</p>", []),
            ("<p>https://example.org/page</p>", []), ("", []), ("<p>42</p>", []), ("<p>PMID</p>", []),
        ])
    func found(_ html: String, _ expected: [String]) {
        #expect(Prose(source: html, html: html).citedWorks.map(\.value) == expected)
    }

    @Test("are found in the longest text there may be, in little time")
    func long() {
        let html = "<p>" + String(repeating: "10.1000/1) (see https://", count: 900) + "</p>"
        #expect(Prose(source: "", html: html).citedWorks.map(\.value) == ["10.1000/1"])
    }
}
