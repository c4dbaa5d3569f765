import ArgumentParser
import Colloquium
import Formats
import Foundation
import Outbound
import Pages
import Store
import Work

/// Tells whether everything is as it should be.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the settings, the templates, the journals, the database and the way mail leaves.",
        discussion: "Exits with 1 when something is wrong.")

    @OptionGroup var data: DataOption
    @Flag(help: "List the settings and what they mean, and stop.") var settings = false
    @Option(help: "Send a test mail to this address, at once and not through the outbox.") var mailTo: String?

    func run() async throws {
        if settings { return listSettings() }
        let (found, store) = try await data.open()
        print("settings: ok")
        _ = try await found.templates()
        print("templates: ok, \(Templates.pages.count) pages")
        try checkSurroundings(found)
        let isSound = try await checkDatabase(store)
        print(mailRoute(found))
        try await tellOfMails(store)
        if let mailTo { try await sendTestMail(to: mailTo, found) }
        if !isSound { throw ExitCode(1) }
    }

    private func listSettings() {
        for setting in Setting.all {
            let fallback = setting.fallback.isEmpty ? "" : " Default: \(setting.fallback)."
            print("\(setting.name)\n    \(setting.meaning).\(fallback)")
        }
    }

    private func checkSurroundings(_ found: Settings) throws {
        let journals = try found.journals().journals.count
        print("journals: ok, \(journals) in the catalogue")
        let isOn = found.outbound.isOn
        print("outbound: " + (isOn ? "on" : "off, so that articles stay pending and no source is polled"))
    }

    private func checkDatabase(_ store: Store) async throws -> Bool {
        let problems = try await store.integrityProblems()
        print("database: " + (problems.isEmpty ? "ok" : problems.joined(separator: "\n          ")))
        return problems.isEmpty
    }

    private func mailRoute(_ found: Settings) -> String {
        if found.smtp != nil { return "mail: \(found.smtpURL)" }
        return "mail: written as files to \(found.data.appending(path: "mail").path)"
    }

    private func tellOfMails(_ store: Store) async throws {
        let counts = try await store.mailCounts(at: .now())
        print(
            "outbox: \(counts.waiting) waiting, \(counts.sent) sent, \(counts.refused) refused, \(counts.inDoubt) in doubt, \(counts.late) too late, \(counts.dropped) dropped"
        )
        let isSetUp = try await store.site().isSetUp
        if !isSetUp { print("site: not set up yet") }
    }

    private func sendTestMail(to text: String, _ settings: Settings) async throws {
        guard let address = EmailAddress(text) else { throw ValidationError("“\(text)” is not an e-mail address.") }
        let id = "\(Token().text)@\(settings.mailFrom.domain)"
        let mail = Mail(
            messageID: id, from: Mailbox(name: "Colloquium", address: settings.mailFrom), to: Mailbox(address: address),
            subject: "A test of the mail of Colloquium", text: "This mail left through \(settings.smtpURL).", date: .now
        )
        do {
            try await settings.transport.line().deliver(
                Data(InternetMessage.encode(mail)), id: id, from: settings.mailFrom, to: address, handingOver: {})
            print("test mail: accepted for \(address.text)")
        } catch let failure as DeliveryFailure {
            print("test mail: not sent: \(failure)")
            throw ExitCode(1)
        }
    }
}
