import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("A guest of a discussion")
struct GuestTests {
    @Test("reads it and contributes, in a private club too, and reads nothing else there")
    func reads() async throws {
        let scene = try await AuthorScene()
        let store = scene.society.store
        let other = try await scene.society.post("Other", in: Society.hidden, by: scene.society.ada)
        let shown = try await scene.society.post("Shown", in: Society.ours, by: scene.society.ada)
        let guest = try await scene.guest()
        #expect(guest.isGuest && !guest.isMember && guest.guestOf == [scene.discussion])
        #expect(try await store.discussion(scene.discussion, for: guest).article.record.title == "Fluids")
        let mine = try await scene.say(by: guest)
        #expect(try await store.contribution(mine, for: guest).authorName == "Vera Wu")
        #expect(try await store.state(of: scene.discussion, for: guest).club == Society.hidden)
        for hidden in [other, shown] {
            #expect(try await refusal { _ = try await store.discussion(hidden, for: guest) } == .notFound)
            #expect(try await refusal { try await scene.say(in: hidden, by: guest) } == .notFound)
        }
        #expect(try await refusal { _ = try await store.club(Society.hidden, for: guest) } == .notFound)
        #expect(try await store.clubs(for: guest, at: Society.start).map(\.name) == ["Open club"])
    }

    @Test("who is a member takes its article nowhere, and is told no work that only the club discusses")
    func carriesNothingOut() async throws {
        let scene = try await AuthorScene()
        let store = scene.society.store
        let (ben, ada) = (scene.society.ben, scene.society.ada)
        try await scene.society.post("Secret", [(.doi, "10.1000/secret")], in: Society.hidden, by: ada)
        try await scene.society.post("Shown", [(.doi, "10.1000/shown")], by: ada)
        let named = try await scene.society.say("doi:10.1000/secret and doi:10.1000/shown", in: 1, by: ada)
        let guest = try await scene.accept(try await scene.invite(), by: scene.society.viewer(ben))
        #expect(try await store.namedWorks(in: scene.discussion, for: guest)[named]?.map(\.title) == ["", "Shown"])
        #expect(
            try await store.namedWorks(in: scene.discussion, for: scene.ada)[named]?.map(\.title) == [
                "Secret", "Shown",
            ])
        let outsider = try await refusal { _ = try await store.namedWorks(in: scene.discussion, for: .visitor) }
        #expect(outsider == .notFound)
        let article = try await store.discussion(scene.discussion, for: guest).article.number
        #expect(try await refusal { _ = try await store.article(article, for: guest) } == .notFound)
        #expect(
            try await refusal {
                _ = try await store.discuss(
                    article, try Society.proposal(Society.open), by: guest, at: Society.start)
            } == .notFound)
    }

    @Test("reads the same clubs in a list of members as by themselves")
    func oneLaw() async throws {
        let scene = try await AuthorScene()
        let guest = try await scene.guest()
        let (listed, own) = try await scene.society.store.database.read { db in
            (
                try Number<Club>.all(
                    db,
                    """
                    SELECT clubs.number FROM members, clubs
                    WHERE members.number = \(guest.member) AND \(SQL.memberMayReadClub)
                    """),
                try Number<Club>.all(db, "SELECT number FROM clubs WHERE number IN \(guest.readableClubs)")
            )
        }
        #expect(listed == own && own == [Society.open])
    }

    @Test("is known to who may read a discussion they came to, to themselves and to administrators")
    func known() async throws {
        let scene = try await AuthorScene()
        let store = scene.society.store
        let guest = try await scene.guest()
        let number = try #require(guest.member)
        for viewer in [guest, scene.ada, try await scene.society.viewer(scene.society.administrator)] {
            #expect(try await store.mayKnow(guest: number, viewer))
        }
        for viewer in [Viewer.visitor, try await scene.society.viewer(scene.society.ben)] {
            #expect(try await !store.mayKnow(guest: number, viewer))
        }
        try await scene.takeBack()
        #expect(try await store.mayKnow(guest: number, scene.ada), "What they wrote stays, and names them.")
    }

    @Test("does nothing else: no signals, appraisals, questions or clubs, and no contributions elsewhere")
    func nothingElse() async throws {
        let scene = try await AuthorScene(in: Society.open)
        let store = scene.society.store
        let guest = try await scene.guest()
        let point = try await scene.society.say("A point.", in: scene.discussion, by: scene.society.ben)
        let open = try await scene.society.post("Open", by: scene.society.ada)
        #expect(try await refusal { try await scene.say(in: open, by: guest) } == .forbidden)
        #expect(
            try await refusal { try await store.give(.agree, to: point, by: guest, at: Society.start) } == .forbidden)
        #expect(
            try await refusal {
                _ = try await store.saveAppraisal(
                    Society.appraisal("Pain"), of: scene.discussion, revising: 0, by: guest, at: Society.start)
            } == .forbidden)
        #expect(
            try await refusal {
                try await store.answerPractice(
                    PracticeAnswer(change: .yes, why: ""), .before, in: scene.discussion, by: guest, at: Society.start)
            } == .forbidden)
        let member = try #require(guest.member)
        #expect(try await refusal { _ = try await scene.society.ask("Why?", by: member) } == .forbidden)
        #expect(try await refusal { try await store.join(Society.open, by: guest, at: Society.start) } == .forbidden)
        #expect(try await !store.activeMembers(.all).rows.map(\.number).contains(member))
        #expect(try await scene.society.count("SELECT count(*) FROM subscriptions WHERE member = \(member)") == 0)
    }

    @Test("writes only while it is open, also where the club takes late contributions")
    func open() async throws {
        let scene = try await AuthorScene(in: Society.open)
        try await scene.society.run("UPDATE clubs SET takes_late = 1")
        let guest = try await scene.guest()
        let over = Society.start + .days(29)
        var entry = Contribution.Entry()
        entry.kind = "comment"
        entry.body = "Late."
        entry.late = "yes"
        let late = try Critique(entry) { $0 }
        #expect(
            try await refusal {
                _ = try await scene.society.store.contribute(
                    late, to: scene.discussion, inReplyTo: nil, by: guest, at: over)
            } == .conflict)
        let ben = try await scene.society.viewer(scene.society.ben)
        _ = try await scene.society.store.contribute(late, to: scene.discussion, inReplyTo: nil, by: ben, at: over)
    }

    @Test("writes no more when the invitation is taken back, and what they wrote stays")
    func takenBack() async throws {
        let scene = try await AuthorScene(in: Society.open)
        let store = scene.society.store
        let guest = try await scene.guest()
        let mine = try await scene.say(by: guest)
        try await scene.takeBack()
        let after = try await scene.society.viewer(try #require(guest.member))
        #expect(after.guestOf.isEmpty)
        #expect(try await refusal { try await scene.say("More.", by: after) } == .forbidden)
        let edited = try Society.critique("Otherwise.")
        #expect(try await refusal { try await scene.society.edit(mine, edited, by: after) } == .forbidden)
        #expect(
            try await refusal {
                try await store.save(
                    ContributionDraft(discussion: scene.discussion, parent: nil, Contribution.Entry()), by: after,
                    at: Society.start)
            } == .forbidden)
        #expect(try await store.contribution(mine, for: .visitor).body == "We measured it twice.")
        #expect(try await scene.invitations().map(\.answer) == [.takenBack])
    }

    @Test("of a private club reads it no more when the invitation is taken back")
    func shutOut() async throws {
        let scene = try await AuthorScene()
        let guest = try await scene.guest()
        try await scene.takeBack()
        let after = try await scene.society.viewer(try #require(guest.member))
        #expect(
            try await refusal { _ = try await scene.society.store.discussion(scene.discussion, for: after) }
                == .notFound)
    }

    @Test("keeps one account for all discussions, and becomes a member when an administrator gives them a role")
    func later() async throws {
        let scene = try await AuthorScene()
        let first = try await scene.guest()
        let other = try await scene.society.post("Other", in: Society.hidden, by: scene.society.ada)
        let second = try await scene.invite(to: other)
        #expect(try await refusal { _ = try await scene.accept(second) } == .conflict, "The link opens no account.")
        let both = try await scene.accept(second, by: first)
        #expect(both.member == first.member && both.guestOf == [scene.discussion, other])
        let member = try #require(both.member)
        let (session, link) = (Token(), Token())
        let store = scene.society.store
        try await store.startSession(session, for: member, device: "", trusted: true, at: Society.start)
        try await store.makeLink(link, .signIn, member: member, at: Society.start)
        try await store.setRole(
            .member, of: member, by: scene.society.administrator, at: Society.start)
        let admitted = try await scene.society.viewer(member)
        #expect(try await store.signedIn(session, at: Society.start) == nil)
        #expect(try await refusal { _ = try await store.link(link, .signIn, at: Society.start) } == .gone)
        #expect(admitted.isMember && admitted.clubs == [Society.open: .member])
    }
}
