import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("An invitation of an author")
struct AuthorInvitationTests {
    @Test("is sent once, with a link that is stored as a digest and works for two weeks")
    func sent() async throws {
        let scene = try await AuthorScene()
        let token = try await scene.invite()
        let store = scene.society.store
        let content = try await store.authorInvitation(token, at: Society.start + .days(14) - .tick)
        #expect(content.invitation.author.name == "Vera Wu" && content.inviter == "Ada")
        #expect(content.articleTitle == "Fluids" && content.club.name == "Hidden club")
        #expect(try await scene.society.count("SELECT count(*) FROM mails WHERE kind = 'author invitation'") == 1)
        let digests = "SELECT count(*) FROM links WHERE purpose = 'authorship' AND length(token_digest) = 32"
        #expect(try await scene.society.count(digests) == 1)
        let late = try await refusal { _ = try await store.authorInvitation(token, at: Society.start + .days(14)) }
        #expect(late == .gone)
        let unknown = try await refusal { _ = try await store.authorInvitation(Token(), at: Society.start) }
        #expect(unknown == .gone)
    }

    @Test("is for facilitators of the club alone to send, see and take back")
    func permissions() async throws {
        let scene = try await AuthorScene(in: Society.ours)
        let ben = try await scene.society.viewer(scene.society.ben)
        try await scene.invite()
        #expect(try await refusal { try await scene.invite(AuthorScene.draft(AuthorScene.ike), by: ben) } == .forbidden)
        #expect(
            try await refusal {
                _ = try await scene.society.store.authorInvitations(to: scene.discussion, for: ben)
            } == .forbidden)
        #expect(try await refusal { try await scene.takeBack(by: ben) } == .forbidden)
        #expect(try await refusal { try await scene.takeBack(by: .visitor) } == .notFound)
        #expect(try await scene.invitations().map(\.answer) == [.waiting])
    }

    @Test("is not sent twice to the same person, to oneself, or to who asked for peace")
    func again() async throws {
        let scene = try await AuthorScene()
        try await scene.invite()
        for draft in [
            try AuthorScene.draft(AuthorScene.ike, at: "VERA.WU@example.org"),
            try AuthorScene.draft(at: "other@example.org"),
            try AuthorScene.draft(AuthorScene.ike, at: "ada@example.org"),
        ] {
            #expect(try await refusal { try await scene.invite(draft) } == .invalid)
        }
        try await scene.society.store.endAuthorInvitations(
            toAddressOf: scene.invitations()[0].number, at: Society.start)
        try await scene.takeBack()
        #expect(try await refusal { try await scene.invite() } == .invalid)
        try await scene.invite(AuthorScene.draft(at: "other@example.org"))
        #expect(try await scene.invitations().map(\.answer) == [.waiting, .takenBack])
    }

    @Test("is sent to each of two authors of one name")
    func namesakes() async throws {
        let scene = try await AuthorScene()
        var record = AuthorScene.record
        record.title = "Of two"
        record.contributors = [.init(family: "Wang", given: "Y"), .init(family: "Wang", given: "Y")]
        let other = try await scene.society.store.publish(
            record, try Society.proposal(Society.hidden), draft: nil, by: scene.ada, at: Society.start)
        for place in 0..<2 {
            try await scene.invite(AuthorScene.draft(record.authors[place], at: "wang\(place)@example.org"), to: other)
        }
        let third = try AuthorScene.draft(record.authors[0], at: "wang3@example.org")
        #expect(try await refusal { try await scene.invite(third, to: other) } == .invalid)
    }

    @Test("is not one of too many, in a discussion or in a day, and not to a discussion that is over")
    func limits() async throws {
        let scene = try await AuthorScene()
        func invite(_ count: Int, at now: Instant) async throws {
            for place in 0..<count {
                let author = ArticleAuthor(name: "Author \(place) \(now)", orcid: "")
                try await scene.invite(AuthorScene.draft(author, at: "a\(place).\(now.rawValue)@example.org"), at: now)
            }
        }
        try await invite(AuthorInvitation.dailyLimit, at: Society.start)
        #expect(try await refusal { try await scene.invite(at: Society.start + .hours(23)) } == .conflict)
        try await invite(AuthorInvitation.limit - AuthorInvitation.dailyLimit, at: Society.start + .days(1))
        #expect(try await refusal { try await scene.invite(at: Society.start + .days(3)) } == .conflict)
        let other = try await AuthorScene()
        #expect(try await refusal { try await other.invite(at: Society.start + .days(29)) } == .conflict)
    }

    @Test("makes a guest by one use of its link, however many try at once")
    func once() async throws {
        let scene = try await AuthorScene()
        let token = try await scene.invite()
        let came = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 { group.addTask { (try? await scene.accept(token)) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(came == 1)
        #expect(try await scene.society.count("SELECT count(*) FROM members WHERE is_guest") == 1)
        #expect(try await scene.invitations().map(\.answer) == [.accepted])
    }

    @Test("is not answered by who sent it, at whatever address")
    func own() async throws {
        let scene = try await AuthorScene()
        let alias = try await scene.invite(AuthorScene.draft(at: "ada.alias@example.org"))
        #expect(try await refusal { _ = try await scene.accept(alias, by: scene.ada) } == .forbidden)
        #expect(try await scene.invitations().map(\.answer) == [.waiting])
        let root = try await scene.society.viewer(scene.society.administrator)
        let other = try await scene.invite(AuthorScene.draft(AuthorScene.ike, at: "ada@example.org"), by: root)
        #expect(try await scene.accept(other, by: scene.ada).guestOf == [scene.discussion])
    }

    @Test("tells facilitators which account came by it")
    func account() async throws {
        let scene = try await AuthorScene()
        let token = try await scene.invite()
        try await scene.accept(token, by: scene.society.viewer(scene.society.ben))
        let reading = try #require(try await scene.society.store.authorInvitations(to: 1, for: scene.ada).first)
        #expect(reading.guestName == "Ben" && reading.invitation.guest == scene.society.ben)
    }

    @Test("is declined by its link, and then leads nowhere")
    func declined() async throws {
        let scene = try await AuthorScene()
        let token = try await scene.invite()
        try await scene.society.store.declineAuthorInvitation(token, at: Society.start)
        #expect(try await refusal { _ = try await scene.accept(token) } == .gone)
        #expect(try await scene.invitations().map(\.answer) == [.declined])
        #expect(try await refusal { try await scene.invite() } == .invalid, "Who said no is not asked again.")
        try await scene.takeBack()
        #expect(try await scene.invitations().map(\.answer) == [.declined])
    }

    @Test("takes an ORCID iD that is the one in the record, and no other")
    func orcid() async throws {
        let scene = try await AuthorScene()
        let token = try await scene.invite()
        for wrong in ["0000-0001-5109-3700", "0000-0002-1825-0098", "x"] {
            #expect(try await refusal { _ = try await scene.accept(token, orcid: wrong) } == .invalid)
        }
        #expect(try await scene.invitations().map(\.answer) == [.waiting], "The link is still good.")
        try await scene.accept(token, orcid: "https://orcid.org/0000-0002-1825-0097")
        let rows = "SELECT count(*) FROM author_invitations WHERE is_orcid_same AND is_address_recorded"
        #expect(try await scene.society.count(rows) == 1)
    }

    @Test("asks who has an account already to sign in, and keeps out who was kept out")
    func accounts() async throws {
        let scene = try await AuthorScene()
        let ben = try await scene.society.viewer(scene.society.ben)
        let address = try #require(EmailAddress("ben@example.org"))
        let token = try await scene.invite(AuthorScene.draft(at: address.text))
        #expect(try await scene.society.store.mustSignIn(address))
        #expect(try await refusal { _ = try await scene.accept(token) } == .conflict)
        let author = try await scene.accept(token, by: ben)
        #expect(author.member == scene.society.ben && author.guestOf == [scene.discussion] && author.isMember)
        let second = try await scene.invite(AuthorScene.draft(AuthorScene.ike, at: "ike@example.org"))
        #expect(try await refusal { _ = try await scene.accept(second, by: author) } == .conflict)
        let guest = try #require(try await scene.accept(second).member)
        #expect(try await scene.society.store.mustSignIn(try #require(EmailAddress("ike@example.org"))))
        try await scene.society.store.setStanding(
            .suspended, of: guest, by: scene.society.administrator, at: Society.start)
        let other = try await scene.society.post("Other", in: Society.hidden, by: scene.society.ada)
        let third = try await scene.invite(AuthorScene.draft(AuthorScene.ike, at: "ike@example.org"), to: other)
        #expect(try await refusal { _ = try await scene.accept(third) } == .conflict)
    }
}
