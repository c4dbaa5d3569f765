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
        if settings {
            for setting in Setting.all {
                print(
                    "\(setting.name)\n    \(setting.meaning).\(setting.fallback.isEmpty ? "" : " Default: \(setting.fallback).")"
                )
            }
            return
        }
        let (found, store) = try await data.open()
        print("settings: ok")
        _ = try await found.templates()
        print("templates: ok, \(Templates.pages.count) pages")
        print("journals: ok, \(try found.journals().journals.count) in the catalogue")
        print("outbound: \(found.outbound.isOn ? "on" : "off, so that articles stay pending and no source is polled")")
        let problems = try await store.integrityProblems()
        print(problems.isEmpty ? "database: ok" : "database: " + problems.joined(separator: "\n          "))
        print(
            found.smtp == nil
                ? "mail: written as files to \(found.data.appending(path: "mail").path)" : "mail: \(found.smtpURL)")
        let counts = try await store.mailCounts()
        print(
            "outbox: \(counts.waiting) waiting, \(counts.sent) sent, \(counts.refused) refused, \(counts.inDoubt) in doubt"
        )
        if try await !store.site().isSetUp { print("site: not set up yet") }
        if let mailTo { try await sendTestMail(to: mailTo, found) }
        if !problems.isEmpty { throw ExitCode(1) }
    }

    private func sendTestMail(to text: String, _ settings: Settings) async throws {
        guard let address = EmailAddress(text) else { throw ValidationError("“\(text)” is not an e-mail address.") }
        let id = "\(Token().text)@\(settings.mailFrom.domain)"
        let mail = Mail(
            messageID: id, from: Mailbox(name: "Colloquium", address: settings.mailFrom), to: Mailbox(address: address),
            subject: "A test of the mail of Colloquium", text: "This mail left through \(settings.smtpURL).", date: .now
        )
        do {
            try await settings.transport.deliver(
                Data(InternetMessage.encode(mail)), id: id, from: settings.mailFrom, to: address, handingOver: {})
            print("test mail: accepted for \(address.text)")
        } catch let failure as DeliveryFailure {
            print("test mail: not sent: \(failure)")
            throw ExitCode(1)
        }
    }
}
