import Colloquium
import Testing

@testable import Store

@Suite("Addresses that something is sent back to")
struct ReturnAddressTests {
    private static let today = MailedDay(Society.start)
    private static let addresses: [ReturnAddress] = [
        .report(of: 12), .reply(to: .contribution(4), from: 3, mailed: today),
        .reply(to: .discussion(9_000_000_000), from: 3, mailed: today),
        .reply(to: .question(1), from: 1_000_000_000, mailed: MailedDay(rawValue: 0)), .unsubscription,
    ]

    @Test("read back as what they were made of, whatever a server makes of their case", arguments: addresses)
    func roundTrip(_ address: ReturnAddress) async throws {
        let site = try await Society().store.site()
        let base = try #require(EmailAddress("journal.club.mail@Example.org"))
        let made = try #require(address.address(below: base, in: site))
        #expect(ReturnAddress(made, below: base, in: site) == address)
        #expect(ReturnAddress(try #require(EmailAddress(made.text.uppercased())), below: base, in: site) == address)
    }

    @Test("cannot be made up, nor taken from another site")
    func forged() async throws {
        let site = try await Society().store.site()
        let base = try #require(EmailAddress("club@example.org"))
        let made = try #require(
            ReturnAddress.reply(to: .contribution(4), from: 3, mailed: Self.today).address(below: base, in: site)
        ).text
        let others = [
            made.replacing("c-4-3", with: "c-4-2"), made.replacing("c-4", with: "d-4"), made.replacing("+", with: ""),
            "club@example.org", "club+@example.org", "club+c-4-3@example.org", "club+c-4-3-@example.org",
            made.replacing("example.org", with: "example.com"), made.replacing("club+", with: "clubs+"),
            made.replacing("c-4-3", with: "c-+4-3"), made.replacing("c-4-3", with: "c-04-3"),
            made.replacing("c-4-3-", with: "c-4-3-1"), made.replacing("c-4-3-", with: "c-4-3-0"),
        ]
        for other in others {
            let address = EmailAddress(other)
            #expect(address.flatMap { ReturnAddress($0, below: base, in: site) } == nil, "\(other)")
        }
        let elsewhere = try await Society(founding: .inMemory()).store.site()
        #expect(ReturnAddress(try #require(EmailAddress(made)), below: base, in: elsewhere) == nil)
    }
}
