import Testing

@testable import Formats

@Suite("Tables as CSV")
struct CSVTests {
    @Test(
        "quotes what must be quoted and lets no cell be a formula",
        arguments: [
            ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
            ("a\nb", "\"a\nb\""),
            ("a\r\nb", "\"a\r\nb\""), ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\t=1", "'\t=1"),
            ("=a,b", "\"'=a,b\""), ("é=1", "é=1"), ("=\u{301}1", "'=\u{301}1"), ("1-1", "1-1"),
        ])
    func cell(_ value: String, _ written: String) {
        #expect(CSV.text([[value, "x"]]) == "\u{FEFF}\(written),x\r\n")
    }

    @Test("double a quotation mark also with an accent on it")
    func accents() {
        #expect(
            CSV.text([["a\"\u{301},b"]]).unicodeScalars.elementsEqual("\u{FEFF}\"a\"\"\u{301},b\"\r\n".unicodeScalars))
    }
}
