import Colloquium
import Foundation
import Logging
import Pages
import Store
import Testing

@testable import Work

@Suite("What those who are introduced are told by mail")
struct IntroductionLetterTests {
    private static let start = Instant(rawValue: 1_790_000_000_000)
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private let store: Store
    private let fay: Viewer
    private let mel: Viewer
    private let sam: Viewer
    private let number: Number<Introduction>

    init() async throws {
        store = try Store.inMemory()
        var charter = Club.Entry()
        (charter.name, charter.focus, charter.visibility) = ("Club", "Focus", "public")
        fay = try await store.viewer(
            store.setUp(
                Founding(
                    siteName: "Réseau", club: try Club.Charter(charter) { $0 },
                    administrator: try Newcomer.named("Fay"), passwordHash: ""), link: nil, at: Self.start))
        mel = try await store.viewer(
            store.addMember(Newcomer.named("Mel"), passwordHash: nil, standing: .active, at: Self.start))
        sam = try await store.viewer(
            store.addMember(Newcomer.named("Sam"), passwordHash: nil, standing: .active, at: Self.start))
        for viewer in [mel, sam] {
            var entry = Tie.Entry()
            (entry.kind, entry.member, entry.strength) = ("member", "\(viewer.member!)", "weak")
            (entry.mode, entry.locality) = ("mediated", "national")
            _ = try await store.addTie(Tie.Draft(entry, today: "2026-01-01"), by: fay, at: Self.start)
        }
        var entry = Introduction.Entry()
        (entry.first, entry.second, entry.words) = ("\(mel.member!)", "\(sam.member!)", "You both teach <b>.")
        (entry.wordsToFirst, entry.wordsToSecond) = ("Dear Mel.", "Dear Sam.")
        number = try await store.introduce(Introduction.Draft(entry), by: fay, at: Self.start)
    }

    /// What is written and leaves at a moment, by the name of whom it goes to.
    private func mails(at now: Instant) async throws -> [String: String] {
        try await write(at: now)
        var mails: [String: String] = [:]
        while let mail = try await store.leaseMail(at: now) {
            let name = String(mail.recipient.prefix { $0 != "@" })
            #expect(mails[name] == nil, "Nobody gets two at once.")
            mails[name] = String(decoding: mail.message, as: UTF8.self)
            try await store.settle(mail, .sent, at: now)
        }
        return mails
    }

    private func write(at now: Instant) async throws {
        let templates = try await Templates(directory: Self.root.appending(path: "Templates").path)
        let writer = IntroductionWriter(
            store: store, letterhead: try Letterhead(ofTestsWith: templates),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { now })
        try await writer.writeDue()
        #expect(try await writer.writeDue() == 0, "Nothing is written twice.")
    }

    private func yes(_ viewer: Viewer, at now: Instant) async throws {
        try await store.answer(number, .yes(contact: "ring \(viewer.member!)"), by: viewer, at: now)
    }

    @Test("is why, then that both said yes, then whether it was worth it; the way to reach somebody is in no mail")
    func life() async throws {
        let asked = try await mails(at: Self.start + .minutes(1))
        #expect(Set(asked.keys) == ["mel", "sam"])
        let letter = try #require(asked["mel"])
        #expect(letter.contains("Fay would like you to meet Sam") && letter.contains("Dear Mel."))
        #expect(
            !letter.contains("Dear Sam.") && letter.contains("https://club.example/network/introductions/\(number)"))
        #expect(letter.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))

        try await yes(mel, at: Self.start + .days(1))
        #expect(try await mails(at: Self.start + .days(1)).isEmpty)
        try await yes(sam, at: Self.start + .days(2))
        let met = try await mails(at: Self.start + .days(2))
        #expect(Set(met.keys) == ["fay", "mel", "sam"])
        #expect(met["fay"]?.contains("Mel and Sam both said yes") == true)
        #expect(met["sam"]?.contains("You and Mel both said yes") == true)
        #expect(met.values.allSatisfy { !$0.contains("ring ") })

        #expect(try await mails(at: Self.start + .days(43)).isEmpty)
        try await store.conclude(
            number, .init(.yes, words: "", isShared: false), by: mel, at: Self.start + .days(43))
        let worth = try await mails(at: Self.start + .days(45))
        #expect(Set(worth.keys) == ["fay", "sam"], "Mel has said so.")
        #expect(worth["sam"]?.contains("Was it worth meeting Mel?") == true)
        #expect(try await mails(at: Self.start + .days(99)).isEmpty)
    }

    @Test(
        "says nothing of a no, nor to who muted the introducer or wants no reminders",
        arguments: ["no", "mute", "reminders"])
    func silent(_ act: String) async throws {
        let later = Self.start + .minutes(1)
        switch act {
        case "no": try await store.answer(number, .no, by: sam, at: Self.start)
        case "mute": try await store.mute(fay.member!, by: sam, at: Self.start)
        default: try await store.endReminders(of: sam.member!, at: Self.start)
        }
        #expect(try await Set(mails(at: later).keys) == ["mel"])
        try await yes(mel, at: later)
        for days in [1, 31, 80] { #expect(try await mails(at: later + .days(days)).isEmpty) }
    }

    @Test("is not sent where it was answered, or blocked, before it left")
    func overtaken() async throws {
        try await write(at: Self.start)
        try await store.answer(number, .no, by: mel, at: Self.start)
        try await store.block(fay.member!, by: sam, at: Self.start)
        #expect(try await mails(at: Self.start + .minutes(5)).isEmpty)
        #expect(try await mails(at: Self.start + .days(45)).isEmpty)
    }

    @Test("is not sent once who introduced them deleted their network")
    func deleted() async throws {
        try await write(at: Self.start)
        try await store.eraseNetwork(of: fay, at: Self.start)
        #expect(try await mails(at: Self.start + .minutes(5)).isEmpty)
    }

    @Test("is still whether it was worth it for those whom one of the three blocked, and for nobody who blocked")
    func blocked() async throws {
        _ = try await mails(at: Self.start)
        for viewer in [mel, sam] { try await yes(viewer, at: Self.start) }
        try await store.block(mel.member!, by: sam, at: Self.start)
        #expect(try await Set(mails(at: Self.start + .minutes(5)).keys) == ["fay", "mel"])
        #expect(try await Set(mails(at: Self.start + .days(43)).keys) == ["fay", "mel"])
    }
}
