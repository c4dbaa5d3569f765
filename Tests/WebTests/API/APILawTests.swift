import Colloquium
import HTTPTypes
import Hummingbird
import Store
import Testing

@testable import Web

/// The law that no answer is without a reference, attacked through the API.
@Suite("No answer without a reference, through the API")
struct APILawTests {
    static let attacks: [(references: String?, pointer: String)] = [
        (nil, "/references"), ("null", "/references"), ("[]", "/references"), ("{}", "/references"),
        ("\"\"", "/references"), ("\"10.1000/evidence\"", "/references"), ("true", "/references"), ("0", "/references"),
        ("[null]", "/references/0"), ("[[]]", "/references/0"), ("[\"10.1000/evidence\"]", "/references/0"),
        ("[{}]", "/references/0/pasted"), (#"[{"pasted": null}]"#, "/references/0/pasted"),
        (#"[{"pasted": ""}]"#, "/references/0/pasted"), (#"[{"pasted": " \n\t"}]"#, "/references/0/pasted"),
        (#"[{"pasted": "\u0000\u202e"}]"#, "/references/0/pasted"),
        (#"[{"pasted": "I have seen it often"}]"#, "/references/0/pasted"),
        (#"[{"pasted": "10."}]"#, "/references/0/pasted"),
        (#"[{"pasted": "javascript:alert(1)"}]"#, "/references/0/pasted"),
        (#"[{"note": "10.1000/evidence"}]"#, "/references/0/pasted"),
        (#"[{"identifier": "10.1000/evidence"}]"#, "/references/0/identifier"),
        (#"[{"pasted": "10.1000/evidence"}, {"pasted": ""}]"#, "/references/1/pasted"),
    ]

    private static func json(_ references: String?) -> String {
        references.map { "{\"body\": \"Trust me.\", \"references\": \($0)}" } ?? "{\"body\": \"Trust me.\"}"
    }

    @Test("an answer is refused at the reference that is none", arguments: attacks)
    func adding(references: String?, pointer: String) async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        let token = try await site.token(of: site.member)
        try await site.test { browser in
            let page = try await browser.ask(
                .post, "/api/v1/questions/\(question)/answers", Self.json(references), token: token)
            #expect(page.status == 422)
            #expect(try Problem(page).pointers == [pointer])
            #expect(try await site.answers(to: question).isEmpty)
        }
    }

    @Test("an answer keeps its last reference, and all it said", arguments: attacks)
    func replacing(references: String?, pointer: String) async throws {
        let site = try await TestSite()
        let answer = try await site.addAnswer(to: site.addQuestion())
        let token = try await site.token(of: site.author)
        try await site.test { browser in
            let page = try await browser.ask(
                .put, "/api/v1/answers/\(answer)", Self.json(references), token: token)
            #expect(page.status == 422)
            #expect(try Problem(page).pointers == [pointer])
            let kept = try await site.store.answer(answer, for: .visitor)
            #expect(kept.body.source == "Yes." && kept.references.count == 1 && kept.revision == 1)
        }
    }

    @Test("what looks like a patient is shown to its author, who says that it is none")
    func patients() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        let token = try await site.token(of: site.member)
        try await site.test { browser in
            let path = "/api/v1/questions/\(question)/answers"
            let json = TestSite.good.replacing("It does.", with: "See MRN 12345678.")
            let refused = try await browser.ask(.post, path, json, token: token)
            #expect(try Problem(refused).pointers == ["/identifiesNobody"])
            let said = json.replacing("{\"body\"", with: "{\"identifiesNobody\": true, \"body\"")
            #expect(try await browser.ask(.post, path, said, token: token).status == 201)
        }
    }
}
