import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Backing up")
struct BackupTests {
    @Test("copies everything into a file that opens, while the site runs")
    func copies() async throws {
        try await withFile { path in
            let society = try await Society()
            let discussion = try await society.post("Fluids", by: society.ada)
            try await society.say("Small.", in: discussion, by: society.ben)
            try await society.store.backUp(to: path)
            try await society.say("After the copy.", in: discussion, by: society.ben)
            let copy = try Store(path: path)
            #expect(try await copy.integrityProblems() == [])
            #expect(try await copy.contributions(of: discussion, for: .visitor).map(\.body) == ["Small."])
            #expect(try await copy.hits("small").count == 1)
            try copy.close()
        }
    }

    @Test("never writes over a file")
    func keeps() async throws {
        try await withFile { path in
            let store = try Store.inMemory()
            try await store.backUp(to: path)
            await #expect(throws: DatabaseError.self) { try await store.backUp(to: path) }
        }
    }

    @Test("tells what is wrong with a damaged database")
    func damage() async throws {
        let society = try await Society()
        #expect(try await society.store.integrityProblems() == [])
        try await society.store.database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF; DELETE FROM clubs WHERE number = 3")
        }
        #expect(try await !society.store.integrityProblems().isEmpty)
    }
}

@Suite("The site")
struct SiteTests {
    @Test("is set up once")
    func once() async throws {
        let society = try await Society()
        let again = Founding(
            siteName: "Mine", club: try Society.charter("Mine", .everyone),
            administrator: try Society.newcomer("Eve"), passwordHash: "x")
        #expect(
            try await refusal { _ = try await society.store.setUp(again, link: nil, at: Society.start) } == .gone)
        #expect(try await society.store.site().name == "Test site")
        #expect(try await society.store.member(email: again.administrator.email) == nil)
    }

    @Test("has a first club that its administrator facilitates and newcomers belong to")
    func first() async throws {
        let society = try await Society()
        #expect(try await society.viewer(society.administrator).clubs == [1: .facilitator])
        #expect(try await society.viewer(society.ben).clubs == [1: .member])
        #expect(
            Set(try await society.store.subscriptions(of: society.ben).subscriptions) == Set(Subscription.defaults))
    }

    @Test("signs so that nobody else can", arguments: ["", "unsubscribe:3:daily", "Ä"])
    func signatures(_ text: String) async throws {
        let site = try await Store.inMemory().site()
        let other = try await Store.inMemory().site()
        let signature = site.signature(of: text)
        #expect(site.isSignature(signature, of: text))
        #expect(!other.isSignature(signature, of: text))
        #expect(!site.isSignature(signature, of: text + " "))
        for wrong in ["", "A", String(signature.dropLast()), signature + "A", signature + "="] {
            #expect(!site.isSignature(wrong, of: text))
        }
        for index in signature.indices {
            var forged = signature
            forged.replaceSubrange(index...index, with: signature[index] == "A" ? "B" : "A")
            #expect(!site.isSignature(forged, of: text))
        }
    }

    @Test("reads back the unsubscribe codes it gave out", arguments: Cadence.allCases)
    func codes(_ cadence: Cadence) async throws {
        let site = try await Store.inMemory().site()
        let code = UnsubscribeCode(member: 3, mailing: .digest(cadence)).text(in: site)
        let read = try #require(UnsubscribeCode(code, in: site))
        #expect(read.ending == .mailing(.digest(cadence), of: 3))
    }

    @Test("reads back the codes of invitations, and takes none for another kind")
    func invitationCodes() async throws {
        let site = try await Store.inMemory().site()
        let code = UnsubscribeCode(3 as Number<AuthorInvitation>).text(in: site)
        #expect(UnsubscribeCode(code, in: site)?.ending == .authorInvitations(3))
        #expect(UnsubscribeCode(code.replacing("author-invitations", with: "reminders"), in: site) == nil)
        #expect(UnsubscribeCode(code.replacing("3.", with: "4."), in: site) == nil)
    }

    @Test("reads no code that was made up or changed")
    func forgedCodes() async throws {
        let site = try await Store.inMemory().site()
        let other = try await Store.inMemory().site()
        let code = UnsubscribeCode(member: 3, mailing: .digest(.daily)).text(in: site)
        let parts = code.split(separator: ".").map(String.init)
        let forgeries = [
            "", ".", "..", "3.daily", "3.daily.", "4.daily.\(parts[2])", "3.weekly.\(parts[2])", "3.hourly.\(parts[2])",
            code + ".", code + "A", String(code.dropLast()), "x" + code, "-3.daily.\(parts[2])",
            "3.daily.\(site.signature(of: "3.daily"))",
            UnsubscribeCode(member: 3, mailing: .digest(.daily)).text(in: other),
        ]
        for forgery in forgeries { #expect(UnsubscribeCode(forgery, in: site) == nil, "\(forgery)") }
    }
}
