import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Polls that are put to a panel, in the store")
struct PanelPollTests {
    private func draft(_ panel: Number<Panel>, _ submission: String = "poll") throws -> Poll.Draft {
        var entry = Poll.Entry()
        entry.question = "Would you start vasopressors early?"
        entry.options = "Yes\nNo"
        entry.disclosure = "always"
        entry.panel = "\(panel)"
        entry.submission = submission
        return try Poll.Draft(entry) { $0 }
    }

    private func ask(_ scene: PanelScene, _ submission: String = "poll") async throws -> Number<Poll> {
        try await scene.store.ask(
            draft(scene.panel, submission), in: scene.club, by: scene.ada, at: Society.start)
    }

    private func vote(
        _ scene: PanelScene, in poll: Number<Poll>, by viewer: Viewer, at now: Instant = Society.start + .hours(1)
    ) async throws {
        var entry = Vote.Entry()
        (entry.choices, entry.rationale, entry.competingInterests) = (["0"], "At \(now.rawValue)", "none")
        let vote = try Vote(entry, on: draft(scene.panel).terms) { $0 }
        try await scene.store.vote(vote, in: poll, over: 1, changing: nil, by: viewer, at: now)
    }

    @Test("count votes of who is on it, guests too, and of nobody else")
    func voting() async throws {
        let scene = try await PanelScene()
        let poll = try await ask(scene)
        let root = try await scene.society.viewer(scene.society.administrator)
        for viewer in [scene.ada, scene.ben, root] {
            #expect(try await refusal { try await vote(scene, in: poll, by: viewer) } == .forbidden)
        }
        let ben = try await scene.seat(scene.society.ben)
        let vera = try await scene.guest()
        for viewer in [ben, vera] { try await vote(scene, in: poll, by: viewer) }
        let reading = try await scene.store.poll(poll, for: vera, at: Society.start + .hours(2))
        #expect(reading.tally.voters == 2 && reading.poll.panel?.topic == "Sepsis")
        #expect(try await scene.reading(for: vera).polls.map(\.voters) == [2])
        _ = try await scene.store.remark(
            Prose(source: "What of children?", html: ""), on: poll, inReplyTo: nil, submission: "r", by: vera,
            at: Society.start + .hours(2))
    }

    @Test("keep votes of who left, who votes and reads no more")
    func left() async throws {
        let scene = try await PanelScene()
        let poll = try await ask(scene)
        let vera = try await scene.guest()
        try await vote(scene, in: poll, by: vera)
        try await scene.store.leave(scene.panel, by: vera, at: Society.start + .hours(2))
        let gone = try await scene.society.viewer(try #require(vera.member))
        let again = try await refusal { try await vote(scene, in: poll, by: gone, at: Society.start + .hours(3)) }
        #expect(again == .notFound)
        // Who was on the panel when the page was made is not any more.
        let stale = try await refusal { try await vote(scene, in: poll, by: vera, at: Society.start + .hours(3)) }
        #expect(stale == .conflict)
        #expect(try await scene.store.poll(poll, for: scene.ben, at: Society.start + .hours(3)).tally.voters == 1)
    }

    @Test("take no votes after the panel has ended, and none is asked then")
    func ended() async throws {
        let scene = try await PanelScene()
        let poll = try await ask(scene)
        let ben = try await scene.seat(scene.society.ben)
        try await vote(scene, in: poll, by: ben)
        try await scene.store.end(scene.panel, by: scene.ada, at: Society.start + .hours(2))
        let late = try await refusal { try await vote(scene, in: poll, by: ben, at: Society.start + .hours(3)) }
        #expect(late == .conflict)
        let asking = try await refusal {
            _ = try await scene.store.ask(
                draft(scene.panel, "other"), in: scene.club, by: scene.ada, at: Society.start + .hours(3))
        }
        #expect(asking == .invalid)
        #expect(
            try await scene.store.standingPanels(of: scene.club, for: scene.ada, at: Society.start + .hours(3)).isEmpty)
    }

    @Test("are put to panels of their own club alone")
    func otherClub() async throws {
        let scene = try await PanelScene()
        try await scene.society.run(
            "INSERT INTO club_members (club, member, role, joined_at) VALUES (1, 3, 'facilitator', 0) ON CONFLICT DO UPDATE SET role = 'facilitator'"
        )
        let ada = try await scene.society.viewer(scene.society.ada)
        let elsewhere = try await refusal {
            _ = try await scene.store.ask(draft(scene.panel), in: Society.open, by: ada, at: Society.start)
        }
        #expect(elsewhere == .invalid)
        let unknown = try await refusal {
            _ = try await scene.store.ask(draft(99), in: scene.club, by: ada, at: Society.start)
        }
        #expect(unknown == .invalid)
    }

    @Test("tell a guest of a closed club nothing of the discussion they stand in")
    func discussion() async throws {
        let scene = try await PanelScene()
        let discussion = try await scene.society.post("Secret", in: scene.club, by: scene.society.ada)
        var entry = Poll.Entry()
        (entry.question, entry.form, entry.submission) = ("How ready?", "scale", "s")
        (entry.panel, entry.discussion) = ("\(scene.panel)", "\(discussion)")
        let poll = try await scene.store.ask(
            Poll.Draft(entry) { $0 }, in: scene.club, by: scene.ada, at: Society.start)
        let vera = try await scene.guest()
        #expect(try await scene.store.poll(poll, for: vera, at: Society.start).discussion == nil)
        #expect(try await scene.store.poll(poll, for: scene.ben, at: Society.start).discussion?.title == "Secret")
        #expect(try await refusal { _ = try await scene.store.discussion(discussion, for: vera) } == .notFound)
    }

    @Test("neither count a discussion as heard nor name its article to a guest who may not read it")
    func unheard() async throws {
        let scene = try await PanelScene()
        let discussion = try await scene.store.publish(
            Society.record("Secret", [(.doi, "10.1000/182")]),
            Society.proposal(scene.club, opensAt: Society.start + .days(1)), draft: nil, by: scene.ada,
            at: Society.start)
        var asked = Poll.Entry()
        (asked.question, asked.form, asked.submission) = ("How ready?", "scale", "s")
        (asked.panel, asked.discussion, asked.disclosure) = ("\(scene.panel)", "\(discussion)", "at-close")
        let draft = try Poll.Draft(asked) { $0 }
        let poll = try await scene.store.ask(draft, in: scene.club, by: scene.ada, at: Society.start)
        let (vera, ben) = (try await scene.guest(), try await scene.seat(scene.society.ben))
        for (rating, day) in [("3", 0), ("7", 2)] {
            var entry = Vote.Entry()
            (entry.rating, entry.rationale, entry.competingInterests) = (rating, "R", "none")
            entry.references = "10.1000/182"
            for viewer in [vera, ben] {
                try await scene.store.vote(
                    Vote(entry, on: draft.terms) { $0 }, in: poll, over: 1, changing: nil, by: viewer,
                    at: Society.start + .days(day))
            }
        }
        let now = Society.start + .days(2)
        let seen = try await scene.store.poll(poll, for: vera, at: now)
        #expect(seen.votes.map(\.before) == [nil, .rating(3)])
        #expect(seen.works.values.map(\.isDiscussed) == [false])
        #expect(try await scene.store.poll(poll, for: ben, at: now).works.values.map(\.isDiscussed) == [true])
    }

    @Test("let who left take their own words back, and nobody else’s")
    func ownWords() async throws {
        let scene = try await PanelScene()
        let poll = try await ask(scene)
        let vera = try await scene.guest()
        try await vote(scene, in: poll, by: vera)
        let said = try await scene.store.remark(
            Prose(source: "Mine", html: ""), on: poll, inReplyTo: nil, submission: "r", by: vera, at: Society.start)
        let other = try await scene.store.remark(
            Prose(source: "Ada’s", html: ""), on: poll, inReplyTo: nil, submission: "r", by: scene.ada,
            at: Society.start)
        try await scene.store.leave(scene.panel, by: vera, at: Society.start + .hours(2))
        let gone = try await scene.society.viewer(try #require(vera.member))
        #expect(try await scene.store.withdraw(said, by: gone, at: Society.start + .hours(3)) == nil)
        #expect(try await scene.store.withdrawWords(of: 1, by: gone, at: Society.start + .hours(3)) == nil)
        let foreign = try await refusal {
            _ = try await scene.store.withdraw(other, by: gone, at: Society.start + .hours(3))
        }
        #expect(foreign == .notFound)
        let reading = try await scene.store.poll(poll, for: scene.ada, at: Society.start + .hours(3))
        #expect(reading.remarks.map(\.isWithdrawn) == [true, false] && reading.votes.map(\.isWithdrawn) == [true])
    }

    @Test("are talked about by guests no more once the panel has ended")
    func silence() async throws {
        let scene = try await PanelScene()
        let poll = try await ask(scene)
        let vera = try await scene.guest()
        try await scene.store.end(scene.panel, by: scene.ada, at: Society.start + .hours(2))
        func remark(_ viewer: Viewer) async throws {
            _ = try await scene.store.remark(
                Prose(source: "Late", html: ""), on: poll, inReplyTo: nil, submission: "l", by: viewer,
                at: Society.start + .hours(2))
        }
        #expect(try await refusal { try await remark(vera) } == .conflict)
        #expect(try await refusal { try await remark(scene.ben) } == nil)
    }

    @Test("remind who is on the panel and has not voted, and nobody else of the club")
    func reminders() async throws {
        let scene = try await PanelScene()
        let poll = try await ask(scene)
        let ben = try await scene.seat(scene.society.ben)
        let vera = try await scene.guest()
        try await vote(scene, in: poll, by: ben)
        let due = Society.start + .days(6) + .hours(1)
        func owed(_ now: Instant) async throws -> [Number<Member>] {
            try await scene.store.database.read { db in
                try OwedLetters<DuePollLetter, PollLetterContent>.polls.due(db, now).map(\.member)
            }
        }
        #expect(try await owed(due) == [try #require(vera.member)])
        try await scene.store.end(scene.panel, by: scene.ada, at: Society.start + .days(2))
        #expect(try await owed(due).isEmpty)
    }

    @Test(
        "are held to that by the schema, too",
        arguments: [
            // Ada facilitates the club, Mo is on another panel, Ben was asked but has not answered.
            "INSERT INTO votes (poll, member, time, places, rationale, rationale_html, competing_interests, voted_at) VALUES (1, 3, 'before', '[0]', '', '', 'none', 1795428000001)",
            "INSERT INTO votes (poll, member, time, places, rationale, rationale_html, competing_interests, voted_at) VALUES (1, 2, 'before', '[0]', '', '', 'none', 1795428000001)",
            "INSERT INTO votes (poll, member, time, places, rationale, rationale_html, competing_interests, voted_at) VALUES (1, 4, 'before', '[0]', '', '', 'none', 1795428000001)",
            "UPDATE votes SET places = '[1]', voted_at = (SELECT ends_at FROM panels WHERE number = 1)",
            "UPDATE polls SET panel = NULL", "UPDATE polls SET panel = 2",
            "UPDATE panel_invitations SET answer = 'left' WHERE member = 1; UPDATE votes SET places = '[1]'",
            """
            INSERT INTO polls (club, panel, author, question, details, details_html, form, options, disclosure,
                is_anonymous, needs_reference, submission, asked_at, closes_at)
            VALUES (1, 1, 3, 'Q', '', '', 'scale', '[]', 'always', 0, 0, 'x', 0, 1)
            """,
        ])
    func law(sql: String) async throws {
        let scene = try await PanelScene()
        let root = try await scene.seat(scene.society.administrator)
        try await scene.ask(scene.society.ben)
        _ = try await scene.store.make(PanelScene.draft("Other"), in: scene.club, by: scene.ada, at: Society.start)
        try await scene.society.run(
            """
            INSERT INTO panel_invitations (panel, member, invited_by, invited_at, answer, competing_interests)
            VALUES (2, 2, 3, 1, 'accepted', 'none');
            UPDATE panels SET ends_at = \((Society.start + .days(3)).rawValue) WHERE number = 1
            """)
        let poll = try await ask(scene)
        try await vote(scene, in: poll, by: root)
        #expect(try await refusal { try await scene.store.write { try $0.execute(sql: sql) } } == .conflict)
    }
}
