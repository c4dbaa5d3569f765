import Colloquium
import GRDB
import Testing

@testable import Store

/// Introduction 1 is of Mo (2) and Ben (4) by Ada (3) and waits; Ben said yes.
@Suite("The schema’s laws of introductions")
struct IntroductionLawTests {
    private static let columns =
        "introductions (introducer, one, other, words, words_to_one, words_to_other, introduced_at, ends_at, submission)"

    @Test(
        "hold against whatever is written",
        arguments: [
            "INSERT INTO \(columns) VALUES (3, 2, 4, 'W', '', '', 0, 1, 'x')",
            "INSERT INTO \(columns) VALUES (4, 2, 3, 'W', '', '', 0, 1, 'x')",
            "INSERT INTO \(columns) VALUES (3, 4, 2, 'W', '', '', 0, 1, 'x')",
            "INSERT INTO \(columns) VALUES (3, 1, 2, 'W', '', '', 0, 1, 'x')",
            "INSERT INTO \(columns) VALUES (3, 3, 4, 'W', '', '', 0, 1, 'x')",
            "INSERT INTO \(columns) VALUES (3, 1, 4, ' ', 'W', ' ', 0, 1, 'x')",
            "INSERT INTO \(columns) VALUES (3, 1, 4, 'W', '', '', 1, 1, 'x')",
            "UPDATE introductions SET words = 'Other'", "UPDATE introductions SET ends_at = ends_at + 1",
            "UPDATE introductions SET erased_at = introduced_at", "UPDATE introductions SET one = 1",
            "UPDATE introductions SET met_at = introduced_at",
            "INSERT INTO introduced_pairs VALUES (3, 2, 4, 9)",
            "INSERT INTO introduction_answers VALUES (1, 3, 'yes', 'c', 0)",
            "DELETE FROM introduction_news WHERE member = 2; INSERT INTO introduction_answers VALUES (1, 2, 'yes', 'c', 0)",
            "INSERT INTO introduction_answers VALUES (1, 2, 'yes', ' ', 0)",
            "INSERT INTO introduction_answers VALUES (1, 2, 'no', 'c', 0)",
            "INSERT INTO introduction_answers VALUES (1, 2, 'maybe', '', 0)",
            "INSERT INTO introduction_answers SELECT 1, 2, 'no', '', ends_at FROM introductions",
            "UPDATE introduction_answers SET member = 2",
            "UPDATE introduction_answers SET answered_at = (SELECT ends_at FROM introductions)",
            "INSERT INTO introduction_news (introduction, member, occasion, noted_at) VALUES (1, 3, 'asked', 0)",
            "INSERT INTO introduction_news (introduction, member, occasion, noted_at) VALUES (1, 2, 'met', 0)",
            "INSERT INTO introduction_news (introduction, member, occasion, noted_at) VALUES (1, 1, 'worth-it', 0)",
            "INSERT INTO introduction_outcomes VALUES (1, 2, 'yes', '', 0, 0)",
        ])
    func law(sql: String) async throws {
        let scene = try await IntroductionScene()
        try await scene.introduce()
        try await scene.yes(scene.ben)
        #expect(try await refusal { try await scene.store.write { try $0.execute(sql: sql) } } == .conflict)
    }

    @Test(
        "hold once both met",
        arguments: [
            "UPDATE introductions SET met_at = NULL", "UPDATE introductions SET words = ''",
            "UPDATE introductions SET erased_at = met_at; UPDATE introductions SET words = 'Other'",
            "UPDATE introductions SET erased_at = met_at; UPDATE introductions SET erased_at = NULL",
            "UPDATE introductions SET erased_at = met_at - 1",
            "UPDATE introductions SET erased_at = met_at, introducer = 1",
            "UPDATE introduction_answers SET contact = 'other'",
            "INSERT INTO introduction_outcomes VALUES (1, 1, 'yes', '', 0, 0)",
            "INSERT INTO introduction_outcomes VALUES (1, 2, 'very', '', 0, 0)",
            "INSERT INTO introduction_outcomes VALUES (1, 2, 'yes', '', 2, 0)",
        ])
    func met(sql: String) async throws {
        let scene = try await IntroductionScene()
        try await scene.introduce()
        try await scene.yes(scene.ben)
        try await scene.yes(scene.mo)
        #expect(try await refusal { try await scene.store.write { try $0.execute(sql: sql) } } == .conflict)
    }

    @Test("send nothing of what was deleted", arguments: [true, false])
    func unsent(isAccount: Bool) async throws {
        let scene = try await IntroductionScene()
        try await scene.introduce()
        try await scene.society.run(
            """
            INSERT INTO mails (number, message_id, kind, recipient, message, written_at, due_at, state)
            VALUES (50, 'a', 'reminder', 'mo@example.org', x'00', 0, 0, 'waiting'),
                (51, 'b', 'reminder', 'ben@example.org', x'', 0, 0, 'sent'),
                (52, 'c', 'reminder', 'ben@example.org', x'00', 0, 0, 'waiting');
            UPDATE introduction_news SET mail = 50 WHERE member = 2;
            UPDATE introduction_news SET mail = 51 WHERE member = 4;
            """)
        if isAccount {
            try await scene.society.run(
                "PRAGMA foreign_keys = ON; DELETE FROM ties; DELETE FROM members WHERE number = 3")
        } else {
            try await scene.store.eraseNetwork(of: scene.ada, at: Society.start)
        }
        #expect(try await scene.society.count("SELECT count(*) FROM introduction_news") == 0)
        #expect(try await scene.society.count("SELECT count(*) FROM mails WHERE number = 50") == 0)
        #expect(try await scene.society.count("SELECT count(*) FROM mails WHERE number IN (51, 52)") == 2)
        #expect(try await scene.society.count("SELECT count(*) FROM introduced_pairs") == (isAccount ? 0 : 1))
    }

    @Test("take everything of somebody along with their account or their network", arguments: [true, false])
    func gone(isAccount: Bool) async throws {
        let scene = try await IntroductionScene()
        try await scene.introduce()
        try await scene.yes(scene.ben)
        try await scene.yes(scene.mo)
        try await scene.store.conclude(1, .init(.yes, words: "W", isShared: true), by: scene.ben, at: Society.start)
        try await scene.store.dismissSuggestion(of: scene.society.ada, by: scene.ben, at: Society.start)
        func left() async throws -> Int {
            try await scene.society.count(
                """
                SELECT (SELECT count(*) FROM introduction_answers WHERE member = 4)
                    + (SELECT count(*) FROM introduction_outcomes WHERE member = 4)
                    + (SELECT count(*) FROM introduction_news WHERE member = 4)
                    + (SELECT count(*) FROM dismissed_suggestions WHERE owner = 4)
                """)
        }
        #expect(try await left() == 5)
        if isAccount {
            try await scene.society.run("PRAGMA foreign_keys = ON; DELETE FROM members WHERE number = 4")
            #expect(try await scene.society.count("SELECT count(*) FROM introductions") == 0)
        } else {
            try await scene.store.eraseNetwork(of: scene.ben, at: Society.start)
            let seen = try await scene.seen(by: scene.mo)
            #expect(seen?.state == .met && seen?.contact == nil)
            try await scene.store.eraseNetwork(of: scene.ada, at: Society.start)
            #expect(try await scene.seen(by: scene.ada) == nil)
            #expect(try await scene.seen(by: scene.mo)?.state == .met)
        }
        #expect(try await left() == 0)
    }
}
