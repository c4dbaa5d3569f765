import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("What is made up to fill a site")
struct GenerationTests {
    @Test("is written as what members write: the same rows, works named, search entry and version")
    func sameRows() async throws {
        let society = try await Society()
        // Here already, since a work that is new is looked up, which happens once.
        let said = try await society.post("Fluids", [(.doi, "10.1000/182")], by: society.ada)
        let made = try await society.post("Saline", by: society.ada)
        let text = "It agrees with https://doi.org/10.1000/182 on balanced fluids."
        let first = try await society.say(text, in: said, by: society.ben)
        try await society.say("So it does.", in: said, to: first, by: society.ada)
        let base = first.rawValue + 2
        try await society.store.add([
            try Self.contribution(text, in: made, by: society.ben),
            try Self.contribution("So it does.", in: made, to: Number(rawValue: base), by: society.ada),
        ])
        let (rows, entries, works, version) = try await society.store.database.read { db in
            (
                try [said, made].map { try Self.rows(of: $0, db) },
                try String.fetchAll(
                    db, sql: "SELECT title || body || names FROM search WHERE rowid >> 48 = 2 ORDER BY rowid"),
                try String.fetchAll(db, sql: "SELECT scheme || value FROM citations ORDER BY contribution"),
                try [said, made].map { try db.version(of: $0) }
            )
        }
        #expect(rows[0] == rows[1] && rows[0].count == 2)
        #expect(Array(entries.prefix(2)) == Array(entries.suffix(2)) && entries.count == 4)
        #expect(works == ["doi10.1000/182", "doi10.1000/182"])
        #expect(version[0] == version[1])
        #expect(try await society.store.hits("balanced kind:contribution").count == 2)
        #expect(try await society.problems() == [])
    }

    private static func contribution(
        _ text: String, in discussion: Number<Discussion>, to parent: Number<Contribution>? = nil,
        by member: Number<Member>
    ) throws -> GeneratedContribution {
        GeneratedContribution(
            read: ReadCritique(try Society.critique(text)), discussion: discussion, parent: parent,
            depth: parent == nil ? 0 : 1, author: member, writtenAt: Society.start)
    }

    /// But for their numbers and those of their forms.
    private static func rows(of discussion: Number<Discussion>, _ db: Database) throws -> [String] {
        try String.all(
            db,
            """
            SELECT json_array(depth, parent IS NULL, author, kind, body, body_html, written_at, revision, works_noted)
            FROM contributions WHERE discussion = \(discussion) ORDER BY number
            """)
    }

    @Test("is written whole or not at all")
    func whole() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let good = try Self.contribution("One.", in: discussion, by: society.ben)
        let stray = try Self.contribution("Two.", in: 99, by: society.ben)
        await #expect(throws: Refusal.self) { try await society.store.add([good, stray]) }
        #expect(try await society.count("SELECT count(*) FROM contributions") == 0)
        #expect(try await society.count("SELECT count(*) FROM search WHERE rowid >> 48 = 2") == 0)
    }

    @Test("brings members who belong to their clubs and are sent nothing")
    func members() async throws {
        let society = try await Society()
        let email = try #require(EmailAddress("made.up@generated.example"))
        var profile = Profile(name: "Made Up")
        profile.credentials = "RN"
        try await society.store.add([
            GeneratedMember(
                newcomer: Newcomer(name: "Made Up", email: email), profile: profile, clubs: [1, 2],
                joinedAt: Society.start)
        ])
        let viewer = try await society.viewer(5)
        #expect(viewer.clubs == [1: .member, 2: .member])
        #expect(try await society.count("SELECT count(*) FROM members WHERE number = 5 AND byline = 'RN'") == 1)
        #expect(try await society.count("SELECT count(*) FROM digest_schedules WHERE member = 5") == 0)
    }

    @Test("brings articles that are found, with their discussions")
    func discussions() async throws {
        let society = try await Society()
        let viewer = try await society.viewer(society.ada)
        let record = Society.record("Colchicine after infarction", [(.doi, "10.5555/generated.1")])
        try await society.store.add([
            GeneratedDiscussion(
                work: .new(record), proposal: try Society.proposal(Society.open), poster: viewer,
                postedAt: Society.start),
            GeneratedDiscussion(
                work: .known(1), proposal: try Society.proposal(Society.ours), poster: viewer,
                postedAt: Society.start),
        ])
        #expect(try await society.reading(1).discussions.count == 2)
        #expect(try await society.store.hits("colchicine").count == 1)
        #expect(try await society.problems() == [])
    }
}
