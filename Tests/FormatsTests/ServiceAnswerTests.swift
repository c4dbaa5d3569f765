import Colloquium
import Testing

@testable import Formats

@Suite("Answers that are no records")
struct ServiceAnswerTests {
    @Test("PubMed's search gives the numbers it found")
    func search() throws {
        let one = #"{"header":{"type":"esearch"},"esearchresult":{"count":"1","idlist":["20981092"]}}"#
        #expect(try PubMedSearchAnswer.numbers(in: Array(one.utf8)).map(\.label) == ["PMID 20981092"])
        let none =
            #"{"esearchresult":{"count":"0","idlist":[],"errorlist":{"phrasesnotfound":["10.1000/x[doi]"]},"warninglist":{"outputmessages":["No items found."]}}}"#
        #expect(try PubMedSearchAnswer.numbers(in: Array(none.utf8)).isEmpty)
    }

    @Test(
        "PubMed's search complains in its own words",
        arguments: [
            (#"{"error":"API rate limit exceeded","count":"5"}"#, FormatError.malformed("API rate limit exceeded")),
            (
                #"{"esearchresult":{"ERROR":"Search Backend failed: timeout"}}"#,
                .malformed("Search Backend failed: timeout")
            ),
            ("{}", .unrecognised), ("<html>", .unrecognised), (#"{"esearchresult":{}}"#, .unrecognised),
        ])
    func searchComplaint(_ answer: String, _ error: FormatError) {
        #expect(throws: error) { try PubMedSearchAnswer.numbers(in: Array(answer.utf8)) }
    }

    @Test("efetch complains about the number, or about itself")
    func fetchComplaint() throws {
        func words(_ answer: String) -> String? { PubMedComplaint.words(in: Array(answer.utf8)) }
        let empty = try #require(
            words(
                "<eFetchResult><ERROR>ID list is empty! In it there are neither IDs nor accessions.</ERROR></eFetchResult>"
            ))
        #expect(PubMedComplaint.isAboutTheNumber(empty))
        let broken = try #require(
            words(
                "<?xml version=\"1.0\"?><eFetchResult>\n\t<ERROR> Error: External viewer error: Empty Response. Status: Timeout</ERROR>\n</eFetchResult>"
            ))
        #expect(broken == "Error: External viewer error: Empty Response. Status: Timeout")
        #expect(!PubMedComplaint.isAboutTheNumber(broken))
        #expect(words("<PubmedArticleSet></PubmedArticleSet>") == nil)
    }

    @Test("An empty list of Crossref's is an answer")
    func emptyList() throws {
        let list = #"{"status":"ok","message-type":"work-list","message":{"total-results":0,"items":[]}}"#
        let read = try RecordReader.read(Array(list.utf8))
        #expect(read.format == .crossrefJSON)
        #expect(read.records.isEmpty)
    }

    @Test(
        "knows a page that lets no program in",
        arguments: [
            ("<html><head><title>Just a moment...</title></head></html>", PageBarrier.challenge),
            ("<html><script>window._cf_chl_opt={}</script></html>", .challenge),
            ("<!DOCTYPE html><title>Access Denied</title>", .challenge),
            ("<html><form><input type='password' name=p></form></html>", .signIn),
            ("<html><head><title>Sign in | Journal</title></head></html>", .signIn),
        ])
    func barriers(_ page: String, _ barrier: PageBarrier) {
        #expect(PageBarrier(of: Array(page.utf8)) == barrier)
    }

    @Test(
        "sees no barrier where there is none",
        arguments: [
            "<html><title>Effect of catalogue size</title></html>", "{}", "", "<svg/>", "<html><title>Home</title>",
        ])
    func noBarrier(_ page: String) {
        #expect(PageBarrier(of: Array(page.utf8)) == nil)
    }

    @Test("resolves the relative links of a page against the address it was had from")
    func relativeLinks() throws {
        let page =
            "<html><head><meta name=\"citation_title\" content=\"T\"><link rel=canonical href=\"/a/1\"></head></html>"
        let read = try RecordReader.read(Array(page.utf8), from: "https://example.org/x?y")
        #expect(read.records.first?.links == ["https://example.org/a/1"])
    }
}
