import Colloquium
import Testing

@testable import Pages

@Suite("Two ties who should know each other")
struct MeetingLineTests {
    private static func line(_ one: Tie.Node, _ other: Tie.Node, contacts: [String] = ["", ""]) throws -> MeetingLine {
        let ties = [(1, one, contacts[0]), (2, other, contacts[1])].map { number, node, contact in
            Tie(
                number: Number(rawValue: number), node: node, strength: .weak, mode: .mediated,
                locality: .international, topics: ["sepsis"], contact: contact, addedAt: Instant(rawValue: 0))
        }
        return MeetingLine(try #require(Meeting.all(among: ties, known: []).first))
    }

    @Test("are introduced on the site where both are members")
    func members() throws {
        let line = try Self.line(.init(.member, member: 5, name: "Ada"), .init(.member, member: 6, name: "Ben"))
        #expect(line.introducePath.count == 1 && line.mailLink == [])
    }

    @Test("are written to by mail where one is outside, with the addresses that were noted")
    func outside() throws {
        let line = try Self.line(
            .init(.person, name: "Ike & Co"), .init(.member, member: 6, name: "Ben"),
            contacts: ["Ike <ike+pln@example.org>, 555 1234", "ben@ward.example"])
        let link = line.mailLink.first ?? ""
        #expect(line.introducePath == [] && line.unreachable.isEmpty)
        #expect(
            link.hasPrefix(
                "mailto:ike%2Bpln%40example.org,ben%40ward.example?subject=Ike%20%26%20Co%2C%20meet%20Ben&body=Dear%20Ike"
            ))
        #expect(link.contains("%0D%0A%0D%0Ayou%20both%20care%20about%20sepsis"))
    }

    @Test("are not written to before an address of each is noted, and whose is missing is said with the way there")
    func unreachable() throws {
        for (contacts, missing) in [(["", "ask at root@ward"], ["Ike", "Ben"]), (["ike@example.org", ""], ["Ben"])] {
            let line = try Self.line(
                .init(.person, name: "Ike"), .init(.member, member: 6, name: "Ben"), contacts: contacts)
            #expect(line.mailLink == [] && line.unreachable.map(\.unreachableName) == missing)
            #expect(line.unreachable.last?.unreachablePath == "/network/ties/2/edit#contact")
        }
    }
}
