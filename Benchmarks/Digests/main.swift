import Colloquium
import Foundation
import Logging
import Outbound
import Pages
import Store
import Work

// Writes the digests of a site that `digests.py` made, and sends mails: each command is a process of its own, so that what it took of time
// and memory is the command's alone.

struct Usage: Error {}

/// A database with its clubs and one administrator.
func found(_ path: String, clubs: Int) async throws {
    let store = try Store(path: path)
    var club = Club.Entry()
    (club.name, club.focus, club.visibility) = ("Club 1", "Speed", "public")
    var newcomer = JoiningEntry()
    (newcomer.name, newcomer.email, newcomer.password) = ("Root", "root@bench.example", "long enough for anybody")
    let administrator = try await store.setUp(
        Founding(
            siteName: "Benchmark", club: try Club.Charter(club) { $0 }, administrator: try Newcomer(newcomer),
            passwordHash: ""),
        link: nil, at: Instant(rawValue: 0))
    for number in 2...clubs {
        club.name = "Club \(number)"
        _ = try await store.addClub(try Club.Charter(club) { $0 }, facilitator: administrator, at: .now())
    }
    try store.close()
}

struct Measurement: Encodable {
    let seconds: Double
    let digests: Int
}

/// Writes what is due at a moment, in milliseconds since 1970.
func write(_ path: String, _ templates: String, at moment: Instant) async throws -> Measurement {
    let store = try Store(path: path)
    let writer = DigestWriter(
        store: store,
        letterhead: Letterhead(
            templates: try await Templates(directory: templates), origin: "https://bench.example",
            sender: EmailAddress("site@bench.example")!),
        logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }, clock: { moment })
    let clock = ContinuousClock()
    let start = clock.now
    let written = try await writer.writeDue()
    let seconds = (clock.now - start) / .seconds(1)
    try store.close()
    return Measurement(seconds: seconds, digests: written)
}

/// Sends mails of 7 kB to a hundred domains, over so many connections, to a server on this machine.
func send(_ path: String, port: String, connections: Int, mails: Int) async throws -> Measurement {
    let store = try Store(path: path)
    let body = String(repeating: String(repeating: "words ", count: 12) + "\r\n", count: 95)
    for number in 0..<mails {
        let recipient = EmailAddress("m\(number)@d\(number % 100).example")!
        try await store.enqueue(
            OutgoingMail(
                messageID: "\(connections).\(number)@bench.example", kind: "digest", recipient: recipient,
                message: Array("Subject: News\r\n\r\n\(body)".utf8)), at: .now())
    }
    let courier = MailCourier(
        store: store, transport: .smtp(SMTPRelay(settings: try SMTPSettings(url: "smtp://127.0.0.1:\(port)"))),
        sender: EmailAddress("site@bench.example")!, pace: MailPace(connections: connections, perDomain: connections),
        logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    let clock = ContinuousClock()
    let start = clock.now
    let sent = try await courier.sendWaiting()
    let seconds = (clock.now - start) / .seconds(1)
    try store.close()
    return Measurement(seconds: seconds, digests: sent)
}

let arguments = CommandLine.arguments
switch (arguments.dropFirst().first, arguments.count) {
case ("found", 4):
    try await found(arguments[2], clubs: Int(arguments[3]) ?? 1)
case ("write", 5):
    guard let moment = Int64(arguments[4]) else { throw Usage() }
    let measured = try await write(arguments[2], arguments[3], at: Instant(rawValue: moment))
    print(String(decoding: try JSONEncoder().encode(measured), as: UTF8.self))
case ("send", 6):
    guard let connections = Int(arguments[4]), let mails = Int(arguments[5]) else { throw Usage() }
    let measured = try await send(arguments[2], port: arguments[3], connections: connections, mails: mails)
    print(String(decoding: try JSONEncoder().encode(measured), as: UTF8.self))
default: throw Usage()
}
