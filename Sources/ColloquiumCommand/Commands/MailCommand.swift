import ArgumentParser
import Colloquium
import Formats
import Foundation
import Logging
import Store
import Web
import Work

/// Mail that comes to the site.
struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Take mail that a mail server hands over.", subcommands: [Receive.self])

    struct Receive: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read one mail from standard input: a member's reply, or the report that a mail did not arrive.",
            discussion:
                "For the pipe of a mail server. Ends with 67 for an address that the site never gave out, 65 for what is no mail, and 75 where the mail should be handed over again later (sysexits.h)."
        )
        @OptionGroup var data: DataOption
        @Option(help: "The envelope's recipient, like club+c-12-3-0a1b@example.org.") var recipient: String

        func run() async throws {
            LoggingSystem.bootstrap(LineLog.standardError)
            guard let bytes = try Self.mail() else {
                throw failure(65, "The mail is larger than \(Self.limit / 1_000_000) MB.")
            }
            let (settings, store) = try await open()
            do {
                guard let base = settings.mailReturn, let recipient = EmailAddress(recipient) else {
                    throw Refusal(.notFound, "There is no such address here.")
                }
                print(try await settings.receiver(store, base).receive(bytes, for: recipient).sentence)
                try store.close()
            } catch is FormatError {
                throw failure(65, "This is no mail: it has no header (RFC 5322).")
            } catch let refusal as Refusal where refusal.kind == .notFound {
                throw failure(67, refusal.reason)
            } catch {
                throw failure(75, String(describing: error))
            }
        }

        /// Where there is no site, or none that can be read, somebody is to put it right, and the mail is to come again.
        private func open() async throws -> (Settings, Store) {
            do {
                return try await data.open()
            } catch {
                throw failure(75, (error as? Refusal)?.reason ?? String(describing: error))
            }
        }

        /// A mail server may let anybody send anything.
        private static let limit = InternetMessage.longest

        /// Standard input, to its end all the same: a mail server that cannot hand all of it over would try again. Nil
        /// where it is too large.
        private static func mail() throws -> [UInt8]? {
            var bytes: [UInt8] = []
            while let piece = try FileHandle.standardInput.read(upToCount: 1 << 20), !piece.isEmpty {
                if bytes.count <= limit { bytes += piece }
            }
            return bytes.count > limit ? nil : bytes
        }
    }

    /// Tells the mail server by a number it understands, and its operator in words.
    private static func failure(_ code: Int32, _ reason: String) -> ExitCode {
        FileHandle.standardError.write(Data("colloquium: \(reason)\n".utf8))
        return ExitCode(code)
    }
}

extension Settings {
    fileprivate func receiver(_ store: Store, _ base: EmailAddress) async throws -> MailReceiver {
        let origin = origin(port: port)
        let templates = try await templates()
        let network = Network(outbound, origin: origin, store: store, logger: Logger(label: "colloquium"))
        let site = try webSite(store, templates, origin: origin, network)
        return MailReceiver(
            store: store, letterhead: Letterhead(templates: templates, origin: origin, sender: mailFrom), base: base,
            limit: site.postingLimit,
            rendering: { text, viewer in try await site.linkedMarkdown(text, for: viewer) })
    }
}

extension MailReceiver.Outcome {
    fileprivate var sentence: String {
        switch self {
        case .bounce(let mail): "mail \(mail) did not arrive"
        case .contribution(let number): "contribution \(number)"
        case .answer(let number): "answer \(number)"
        case .returned(let reason): "given back: \(reason)"
        case .unsubscription: "unsubscribed"
        case .ignored: "ignored"
        }
    }
}
