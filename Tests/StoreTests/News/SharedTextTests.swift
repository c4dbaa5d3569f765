import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Texts that mails share")
struct SharedTextTests {
    private static let greeting = SharedText(Array("Dear \"colleague\"\r\n".utf8))
    private static let news = SharedText(Array("News\r\n".utf8))

    private static func mail(_ content: DigestContent) -> OutgoingMail {
        OutgoingMail(
            messageID: "\(content.recipient.code)-\(content.name)@example.org", kind: "digest",
            recipient: content.recipient.email,
            pieces: [
                .own(Array("To: \\\u{1}\r\n\"\(content.recipient.email.text)\"\r\n".utf8)), .shared(greeting),
                .shared(news),
                .own(Array("End\r\n".utf8)), .shared(news),
            ])
    }

    private static func message(to name: String) -> String {
        "To: \\\u{1}\r\n\"\(name)@example.org\"\r\nDear \"colleague\"\r\nNews\r\nEnd\r\nNews\r\n"
    }

    /// Two members have a digest each, which share two texts.
    private static func written(in batch: MailBatch = MailBatch()) async throws -> Society {
        let society = try await Society()
        try await society.post("Fluids", by: society.ada)
        let written = try await society.store.writeDigests(
            for: [society.ben, society.moderator], at: Society.monday, in: batch, compose: mail)
        #expect(written.count == 2 && written.failures.isEmpty)
        return society
    }

    private static func texts(_ society: Society) async throws -> Int {
        try await society.count("SELECT count(*) FROM mail_texts")
    }

    @Test("are stored once, and every mail leaves whole; they go with the last that needs them")
    func once() async throws {
        let society = try await Self.written()
        #expect(try await Self.texts(society) == 2)
        for expected in [1, 0] {
            let mail = try #require(try await society.store.leaseMail(at: Society.monday))
            let name = String(mail.recipient.prefix { $0 != "@" })
            #expect(String(decoding: mail.message, as: UTF8.self) == Self.message(to: name))
            try await society.store.settle(mail, .sent, at: Society.monday)
            #expect(try await society.count("SELECT count(*) FROM mail_batches") == expected)
            #expect(try await Self.texts(society) == 2 * expected)
        }
        #expect(try await society.count("SELECT sum(length(message)) FROM mails") == 0)
    }

    @Test("are kept by a mail that waits for a person, which is sent again whole")
    func refused() async throws {
        let society = try await Self.written()
        for outcome in [MailOutcome.refused("No"), .inDoubt("Who knows")] {
            let mail = try #require(try await society.store.leaseMail(at: Society.monday))
            try await society.store.settle(mail, outcome, at: Society.monday)
        }
        #expect(try await Self.texts(society) == 0)
        let administrator = try await society.viewer(society.administrator)
        for number in 1...2 {
            try await society.store.retry(
                Number(rawValue: Int64(number)), sureOf: Society.monday, by: administrator, at: Society.monday)
            let mail = try #require(try await society.store.leaseMail(at: Society.monday))
            let name = String(mail.recipient.prefix { $0 != "@" })
            #expect(String(decoding: mail.message, as: UTF8.self) == Self.message(to: name))
        }
    }

    @Test("are gone with a mail that is dropped or deleted")
    func dropped() async throws {
        let society = try await Self.written()
        try await society.store.drop(1, by: try await society.viewer(society.administrator), at: Society.monday)
        #expect(try await society.count("SELECT length(message) FROM mails WHERE number = 1") == 0)
        #expect(try await Self.texts(society) == 2)
        try await society.run("DELETE FROM digests")
        try await society.run("DELETE FROM mails WHERE number = 2")
        #expect(try await Self.texts(society) == 0)
    }

    @Test("are stored anew where their last mail left while others are written")
    func renewed() async throws {
        let batch = MailBatch()
        let society = try await Self.written(in: batch)
        while let mail = try await society.store.leaseMail(at: Society.monday) {
            try await society.store.settle(mail, .sent, at: Society.monday)
        }
        let written = try await society.store.writeDigests(
            for: [society.administrator], at: Society.monday, in: batch, compose: Self.mail)
        #expect(written.count == 1)
        #expect(try await Self.texts(society) == 2)
        #expect(try await society.store.leaseMail(at: Society.monday) != nil)
    }

    @Test("are not thought stored where what stored them was undone")
    func undone() async throws {
        let society = try await Society()
        try await society.post("Fluids", by: society.ada)
        struct Fault: Error {}
        let written = try await society.store.writeDigests(
            for: [society.moderator, society.ben], at: Society.monday
        ) { content in
            if content.recipient.who == .member(society.ben) { throw Fault() }
            return Self.mail(content)
        }
        #expect(written.count == 1 && written.failures.map(\.recipient) == [.member(society.ben)])
        #expect(try await society.store.leaseMail(at: Society.monday) != nil)
        #expect(try await Self.texts(society) == 2)
    }

    @Test("cannot go while a mail needs them")
    func law() async throws {
        let society = try await Self.written()
        await #expect(throws: DatabaseError.self) { try await society.run("DELETE FROM mail_batches") }
    }
}
