import Colloquium
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Testing

@testable import Web

@Suite("Reading through the API")
struct APIReadingTests {
    private struct Question: Decodable {
        let title: String
        let answers: [Answer]
    }

    private struct Answer: Decodable {
        let isWithdrawn: Bool
        let isAccepted: Bool
        let endorsements: Int
        let body: String?
        let references: [Reference]
    }

    private struct Reference: Decodable {
        let pasted: String
        let title: String?
        let state: String
        let note: String?
        let level: Int?
    }

    private static func read<Value: Decodable>(_ page: Browser.Page, _: Value.Type = Value.self) throws -> Value {
        #expect(page.status == 200 && page.headers[.contentType] == "application/json")
        #expect(page.headers[.cacheControl] == "no-store")
        return try JSONDecoder().decode(Value.self, from: Data(page.text.utf8))
    }

    @Test("a question has its answers with their references and what readers made of them")
    func question() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        let question = try await site.addQuestion()
        let answer = try await site.addAnswer(to: question, restingOn: "10.1000/trial table 2\nhttps://e.org/x")
        try await site.store.endorse(answer, by: site.store.viewer(site.member), at: site.clock.now)
        try await site.store.accept(answer, by: site.store.viewer(site.author), at: site.clock.now)
        try await site.test { browser in
            let read: Question = try Self.read(try await browser.ask(.get, "/api/v1/questions/\(question)"))
            let told = try #require(read.answers.first)
            #expect(read.title == "Does it work?" && told.isAccepted && told.endorsements == 1)
            #expect(told.references.map(\.pasted) == ["doi:10.1000/trial", "https://e.org/x"])
            #expect(told.references.map(\.title) == ["A trial of something", nil])
            #expect(told.references.map(\.note) == ["table 2", nil])
            #expect(told.references.map(\.state) == ["unverified", "unverified"])
        }
    }

    @Test("shows nothing of a withdrawn answer but that there was one")
    func withdrawn() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        let answer = try await site.addAnswer(to: question, saying: "Taken back.")
        try await site.store.withdraw(answer, by: site.store.viewer(site.author), at: site.clock.now)
        try await site.test { browser in
            for path in ["questions/\(question)", "answers/\(answer)"] {
                let page = try await browser.ask(.get, "/api/v1/\(path)")
                #expect(page.text.contains("\"isWithdrawn\":true"))
                #expect(!page.text.contains("Taken back.") && !page.text.contains("10.1000/evidence"))
            }
        }
    }

    @Test("shows each what they may read: a closed club to its members, by their token alone")
    func closed() async throws {
        let site = try await TestSite()
        let inside = try await site.addClub("Inner club", .closed)
        var entry = Colloquium.Question.Entry()
        entry.title = "Inside?"
        entry.nature = "clinical"
        entry.club = inside.description
        entry.submission = Token().text
        let question = try await site.store.ask(
            Colloquium.Question.Draft(entry) { $0 }, by: site.store.viewer(site.facilitator), at: site.clock.now)
        let own = try await site.token(of: site.facilitator, .read)
        let other = try await site.token(of: site.member, .read)
        try await site.test { browser in
            try await browser.signIn("fay")
            let path = "/api/v1/questions/\(question)"
            #expect(try await browser.ask(.get, path).status == 404)
            #expect(try await browser.ask(.get, path, token: other).status == 404)
            #expect(try await browser.ask(.get, path, token: own).status == 200)
            for (token, isShown) in [(nil, false), (other, false), (own, true)] as [(String?, Bool)] {
                let list = try await browser.ask(.get, "/api/v1/questions", token: token)
                #expect(list.text.contains("Inside?") == isShown)
            }
        }
    }

    @Test("lists questions by pages of fifty that name the next one")
    func pages() async throws {
        let site = try await TestSite()
        for _ in 1...51 { _ = try await site.addQuestion() }
        try await site.test { browser in
            let first = try await browser.ask(.get, "/api/v1/questions")
            #expect(first.headers[.init("Link")!] == "<http://test.example/api/v1/questions?page=2>; rel=\"next\"")
            #expect(first.text.ranges(of: "\"resource\"").count == 50)
            let second = try await browser.ask(.get, "/api/v1/questions?page=2")
            #expect(second.headers[.init("Link")!] == "<http://test.example/api/v1/questions?page=1>; rel=\"prev\"")
            #expect(second.text.ranges(of: "\"resource\"").count == 1)
            for page in ["", "0", "-1", "x", "10001", "99999999999999999999"] {
                let refused = try await browser.ask(.get, "/api/v1/questions?page=\(page)")
                #expect(try Problem(refused).errors?.map(\.parameter) == ["page"])
            }
        }
    }
}
