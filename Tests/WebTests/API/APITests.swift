import Colloquium
import HTTPTypes
import Hummingbird
import Store
import Testing

@testable import Web

@Suite("The API")
struct APITests {
    @Test("answers a question for whose token may write, once under a key, and says where the answer is")
    func answering() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        let token = try await site.token(of: site.member)
        try await site.test { browser in
            let path = "/api/v1/questions/\(question)/answers"
            let key: HTTPFields = [.init("Idempotency-Key")!: "8e03978e-40d5-43dd-bc93-6894a57f9324"]
            let made = try await browser.ask(.post, path, TestSite.good, token: token, headers: key)
            #expect(made.status == 201 && made.location == "http://test.example/api/v1/answers/1")
            #expect(made.headers[.cacheControl] == "no-store" && made.headers[.setCookie] == nil)
            let again = try await browser.ask(.post, path, TestSite.good, token: token, headers: key)
            #expect(again.status == 201 && again.text == made.text)
            let other = TestSite.good.replacing("It does.", with: "It does not.")
            #expect(try await browser.ask(.post, path, other, token: token, headers: key).status == 409)
            let answer = try #require(try await site.answers(to: question).first)
            #expect(answer.author.number == site.member && answer.body.source == "It does.")
            #expect(answer.references.map(\.reference.evidence.level) == [.two])
            #expect(try await site.answers(to: question).count == 1)
            #expect(try await browser.ask(.get, "/api/v1/answers/1").text == made.text)
        }
    }

    @Test("takes two of the same at once under one key as one answer")
    func concurrent() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        let token = try await site.token(of: site.member)
        try await site.test { browser in
            let key: HTTPFields = [.init("Idempotency-Key")!: "once"]
            let path = "/api/v1/questions/\(question)/answers"
            async let one = browser.ask(.post, path, TestSite.good, token: token, headers: key)
            async let other = browser.ask(.post, path, TestSite.good, token: token, headers: key)
            let statuses = try await [one.status, other.status]
            #expect(statuses == [201, 201])
            #expect(try await site.answers(to: question).count == 1)
        }
    }

    @Test("knows an answer that is sent again by its submission, too")
    func submission() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        let token = try await site.token(of: site.member)
        try await site.test { browser in
            let json = TestSite.good.replacing("{\"body\"", with: "{\"submission\": \"s\", \"body\"")
            for _ in 1...2 {
                let page = try await browser.ask(
                    .post, "/api/v1/questions/\(question)/answers", json, token: token)
                #expect(page.status == 201)
            }
            #expect(try await site.answers(to: question).count == 1)
        }
    }

    @Test("changes an answer for its author, and keeps what it said")
    func changing() async throws {
        let site = try await TestSite()
        let answer = try await site.addAnswer(to: site.addQuestion())
        let (own, others) = (try await site.token(of: site.author), try await site.token(of: site.member))
        try await site.test { browser in
            let path = "/api/v1/answers/\(answer)"
            #expect(try await browser.ask(.put, path, TestSite.good, token: others).status == 403)
            let changed = try await browser.ask(.put, path, TestSite.good, token: own)
            #expect(changed.status == 200 && changed.text.contains("\"body\":\"It does.\""))
            let history = try await site.store.history(of: answer, for: .visitor)
            #expect(history.now.body.source == "It does." && history.before.count == 1)
            try await site.store.withdraw(answer, by: site.store.viewer(site.author), at: site.clock.now)
            #expect(try await browser.ask(.put, path, TestSite.good, token: own).status == 409)
        }
    }

    @Test("lets nobody in by a cookie, a token that may only read, or one that is not good")
    func keptOut() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        let reading = try await site.token(of: site.member, .read)
        let suspended = try await site.token(of: site.author)
        try await site.store.setStanding(
            .suspended, of: site.author, by: site.administrator, at: site.clock.now)
        try await site.test { browser in
            let path = "/api/v1/questions/\(question)/answers"
            try await browser.signIn("mel")
            let cookie = try await browser.ask(.post, path, TestSite.good)
            #expect(cookie.status == 401 && cookie.headers[.wwwAuthenticate] == "Bearer realm=\"Colloquium\"")
            let read = try await browser.ask(.post, path, TestSite.good, token: reading)
            #expect(read.status == 403)
            #expect(read.headers[.wwwAuthenticate]?.contains("error=\"insufficient_scope\"") == true)
            for bad in [suspended, Token().text, "", "x"] {
                for (method, path) in [(HTTPRequest.Method.post, path), (.get, "/api/v1/questions")] {
                    let page = try await browser.ask(method, path, TestSite.good, token: bad)
                    #expect(page.status == 401, "\(bad)")
                    #expect(page.headers[.wwwAuthenticate]?.contains("error=\"invalid_token\"") == true)
                }
            }
            let basic = try await browser.ask(
                .get, "/api/v1/questions", headers: [.authorization: "Basic \(reading)"])
            #expect(basic.status == 401)
            #expect(try await browser.ask(.get, "/api/v1/questions", token: reading).status == 200)
            #expect(try await site.answers(to: question).isEmpty)
        }
    }

    @Test("counts answers as the forms do")
    func limit() async throws {
        let site = try await TestSite(signInTries: 1)
        let question = try await site.addQuestion()
        let token = try await site.token(of: site.member)
        try await site.test { browser in
            let path = "/api/v1/questions/\(question)/answers"
            for _ in 1...10 { #expect(try await browser.ask(.post, path, "{}", token: token).status == 422) }
            let late = try await browser.ask(.post, path, TestSite.good, token: token)
            #expect(late.status == 429 && late.headers[.retryAfter] == "900")
            #expect(try Problem(late).detail.contains("quarter of an hour"))
        }
    }

    @Test("says in JSON what is wrong with a request that is none of its own")
    func wrong() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        let token = try await site.token(of: site.member)
        try await site.test { browser in
            let path = "/api/v1/questions/\(question)/answers"
            let text = try await browser.ask(
                .post, path, TestSite.good, token: token, headers: [.contentType: "text/plain"])
            #expect(try Problem(text).status == 415)
            let charset = try await browser.ask(
                .post, path, "{}", token: token, headers: [.contentType: "Application/JSON; charset=utf-8"])
            #expect(charset.status == 422)
            let malformed = try await browser.ask(.post, path, #"{"body": }"#, token: token)
            #expect(try Problem(malformed).detail.contains("character 9"))
            #expect(malformed.status == 400)
            let large = try await browser.ask(
                .post, path, "{\"body\": \"\(String(repeating: "x", count: 3 << 20))\"}", token: token)
            #expect(try Problem(large).status == 413)
            let key = try await browser.ask(
                .post, path, TestSite.good, token: token,
                headers: [.init("Idempotency-Key")!: String(repeating: "k", count: 65)])
            #expect(try Problem(key).errors?.map(\.parameter) == ["Idempotency-Key"])
            for nowhere in ["/api/v1/questions/99/answers", "/api/v1/questions/x/answers", "/api/v1/nothing"] {
                #expect(try Problem(try await browser.ask(.post, nowhere, TestSite.good, token: token)).status == 404)
            }
            for other in [HTTPRequest.Method.delete, .options, .init("QUERY")!] {
                let method = try await browser.ask(other, "/api/v1/answers/1", token: token)
                #expect(try Problem(method).status == 405)
                #expect(method.headers[.allow] == "GET, HEAD, PUT")
            }
            #expect(try await site.answers(to: question).isEmpty)
        }
    }
}
