import Colloquium
import Store
import Testing

@testable import Web

@Suite("Steering a discussion")
struct CourseTests {
    private static func form(_ move: String, _ stage: String, _ course: Int) -> [(String, String)] {
        [("move", move), ("stage", stage), ("course", "\(course)")]
    }

    @Test("The same move twice changes nothing more: no audit row, no new page, no new calendar entry")
    func twice() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial")
        try await site.test { browser in
            try await browser.signIn("fay")
            let form = Self.form("close", "open", 0)
            _ = try await browser.get("/discussions/1-trial")
            #expect(try await browser.post("/discussions/1/course", form).status == 303)
            let fay = try await site.store.viewer(site.facilitator)
            let before = try await site.store.state(of: discussion, for: fay)
            site.clock.move(.minutes(1))
            #expect(try await browser.post("/discussions/1/course", form).status == 303)
            let after = try await site.store.state(of: discussion, for: fay)
            #expect(before.version == after.version && before.schedule == after.schedule)
            let root = try await site.store.viewer(site.administrator)
            var filter = AuditFilter()
            filter.act = "discussion close"
            #expect(try await site.store.audit(filter, for: root, Slice(size: 9)).rows.count == 1)
        }
    }

    @Test("A late repeat is told what happened meanwhile, and changes nothing")
    func late() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial")
        try await site.test { browser in
            try await browser.signIn("fay")
            let page = try await browser.get("/discussions/1-trial")
            #expect(page.fields.contains { $0 == ("stage", "open") } && page.fields.contains { $0 == ("course", "0") })
            for form in [Self.form("close", "open", 0), Self.form("reopen", "synthesis", 1)] {
                #expect(try await browser.post("/discussions/1/course", form).status == 303)
            }
            let refused = try await browser.post("/discussions/1/course", Self.form("close", "open", 0))
            #expect(refused.status == 409 && refused.text.contains("Meanwhile Fay reopened it. It is open now."))
            site.clock.move(.hours(30))
            try await browser.signIn("fay")
            let byClock = try await browser.post("/discussions/1/course", Self.form("close", "open", 2))
            #expect(byClock.status == 409 && byClock.text.contains("the discussion went on. It is closing now."))
            let fay = try await site.store.viewer(site.facilitator)
            let state = try await site.store.state(of: discussion, for: fay)
            #expect(state.schedule.stage(at: site.clock.now) == .closing)
            for odd in [[("move", "close")], Self.form("explode", "open", 0), Self.form("close", "asleep", 0)] {
                #expect(try await browser.post("/discussions/1/course", odd).status == 422)
            }
        }
    }

    @Test("Pre-reading and closing begin by hand, too")
    func stages() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Trial", opensAt: site.clock.now + .days(10))
        try await site.test { browser in
            try await browser.signIn("fay")
            #expect(try await browser.get("/discussions/1-trial").text.contains("Begin pre-reading now"))
            let steps = [
                ("pre-reading", "announced", "Pre-reading", "Pre-reading has begun. The discussion opens "),
                ("open", "pre-reading", "Open", "The discussion is open. It closes "),
                ("closing", "open", "Closing", "The discussion is open. It closes "),
            ]
            for (index, (move, stage, outcome, words)) in steps.enumerated() {
                let moved = try await browser.post("/discussions/1/course", Self.form(move, stage, index))
                #expect(moved.status == 303 && moved.location == "/discussions/1?sent=course-1")
                let told = try await browser.get("/discussions/1-trial?sent=course-1").text
                #expect(told.contains("role=\"status\" data-sent=\"course-1\"><p>\(words)"))
                let page = try await browser.get("/discussions/1-trial").text
                #expect(page.contains("<p class=\"state state-\(move)\">\(outcome)</p>"))
            }
        }
    }

    @Test("Archiving, which nothing undoes, is asked about first, of who may")
    func archiving() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial")
        try await site.test { browser in
            try await browser.signIn("fay")
            _ = try await browser.get("/discussions/1-trial")
            #expect(try await browser.post("/discussions/1/course", Self.form("close", "open", 0)).status == 303)
            let asked = try await browser.post("/discussions/1/course", Self.form("archive", "synthesis", 1))
            #expect(asked.status == 200 && asked.text.contains("Archive this discussion?"))
            let fay = try await site.store.viewer(site.facilitator)
            #expect(
                try await site.store.state(of: discussion, for: fay).schedule.stage(at: site.clock.now) == .synthesis)
            let sure = asked.fields.filter { ["move", "stage", "course", "sure"].contains($0.0) }
            #expect(try await browser.post("/discussions/1/course", sure).status == 303)
            #expect(
                try await site.store.state(of: discussion, for: fay).schedule.stage(at: site.clock.now) == .archived)
            let again = try await browser.post("/discussions/1/course", Self.form("archive", "synthesis", 1))
            #expect(again.status == 303)
            try await browser.signIn("mel")
            let refused = try await browser.post("/discussions/1/course", Self.form("archive", "synthesis", 1))
            #expect(refused.status == 403)
        }
    }

    @Test("Of many moves at once one is made, the others are repeats or are told of it")
    func atOnce() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Trial")
        try await site.test { browser in
            try await browser.signIn("fay")
            _ = try await browser.get("/discussions/1-trial")
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for move in ["close", "closing", "close", "closing"] {
                    group.addTask {
                        try await browser.post("/discussions/1/course", Self.form(move, "open", 0)).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(statuses).isSubset(of: [303, 409]) && statuses.contains(303))
            #expect(try await site.store.discussion(1, for: .visitor).discussion.courseVersion == 1)
        }
    }
}
