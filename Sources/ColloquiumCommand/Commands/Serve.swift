import ArgumentParser
import Colloquium
import Foundation
import Hummingbird
import Logging
import Outbound
import Pages
import ServiceLifecycle
import Store
import Web
import Work

/// Runs the site and its work until it is told to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the site, poll sources, resolve articles, send mail, write digests.")

    @OptionGroup var options: DataOptions

    func run() async throws {
        let settings = try await Settings.read(options)
        try await SiteProcess(settings).run()
    }
}

/// One process that serves a data directory.
struct SiteProcess {
    private let settings: Settings
    private let prepare: @Sendable (Store) async throws -> [String]

    /// `prepare` runs on the open database before the first request and gives back lines to print.
    init(_ settings: Settings, prepare: @escaping @Sendable (Store) async throws -> [String] = { _ in [] }) {
        self.settings = settings
        self.prepare = prepare
    }

    func run() async throws {
        LoggingSystem.bootstrap(LineLog.standardError)
        var logger = Logger(label: "colloquium")
        logger.logLevel = settings.logLevel
        let store = try settings.openStore()
        guard let lock = try WorkLock(directory: settings.data) else {
            throw Refusal(.conflict, "Another process serves \(settings.data.path) already; stop it first.")
        }
        defer { withExtendedLifetime(lock) {} }
        try await store.endMailLeases()
        try await store.endSourceLeases()
        let templates = try await Templates(directory: settings.resources.appending(path: "Templates").path)
        let lines = try await prepare(store)
        let port = try FreePort.claim(host: settings.host, port: settings.port)
        let origin = settings.origin(port: port)
        let network = Network(settings.outbound, origin: origin, store: store, logger: logger)
        let site = try settings.webSite(store, templates, origin: origin, network)
        let letterhead = Letterhead(
            templates: templates, origin: origin, sender: site.sender, base: settings.mailReturn)
        let digests = DigestWriter(store: store, letterhead: letterhead, logger: logger)
        let promptNews = PromptNewsWriter(store: store, letterhead: letterhead, logger: logger)
        let notices = NoticeWriter(store: store, letterhead: letterhead, logger: logger)
        let suspensions = SuspensionWriter(store: store, letterhead: letterhead, logger: logger)
        let comings = ComingWriter(store: store, letterhead: letterhead, logger: logger)
        let moves = MovedWriter(store: store, letterhead: letterhead, logger: logger)
        let guests = GuestWriter(store: store, letterhead: letterhead, logger: logger)
        let rota = RotaWriter(store: store, letterhead: letterhead, logger: logger)
        let rotaTellings = RotaTellingWriter(store: store, letterhead: letterhead, logger: logger)
        let polls = PollWriter(store: store, letterhead: letterhead, logger: logger)
        let panels = PanelLetterWriter(store: store, letterhead: letterhead, logger: logger)
        let introductions = IntroductionWriter(store: store, letterhead: letterhead, logger: logger)
        let mentoring = MentoringLetterWriter(store: store, letterhead: letterhead, logger: logger)
        let authors = AuthorWriter(store: store, letterhead: letterhead, logger: logger)
        let courier = MailCourier(
            store: store, transport: settings.transport, sender: settings.mailFrom, base: settings.mailReturn,
            pace: settings.mailPace, logger: logger)
        let setUpLink = try await SetUp.link(store, origin: origin)
        // The courier is told to stop first and finishes the mail under way.
        let application = SiteServer.application(
            site, host: settings.host, port: port,
            services: network.services + [
                digests, promptNews, notices, suspensions, comings, moves, guests, rota, rotaTellings, polls, panels,
                introductions, mentoring,
                authors,
                courier,
            ],
            logger: logger
        ) { _ in
            for line in lines + ["Colloquium is at \(origin)"] + setUpLink { print(line) }
            // Whoever waits for the address may be at the other end of a pipe.
            fflush(nil)
        }
        try await application.runService()
        await network.close()
        try store.close()
    }
}

extension Settings {
    var transport: MailTransport {
        smtp.map { .smtp(SMTPRelay(settings: $0)) } ?? .files(data.appending(path: "mail"))
    }

    /// The catalogue of journals, read and checked like the templates: a fault in it stops the start.
    func journals() throws -> JournalCatalogue {
        let file = resources.appending(path: "Journals/journals.tsv")
        return try JournalCatalogue(String(contentsOf: file, encoding: .utf8))
    }

    func webSite(
        _ store: Store, _ templates: Templates, origin: String, _ network: Network
    ) throws -> WebSite {
        WebSite(
            store: store, templates: templates, origin: origin,
            mailRoute: smtp == nil ? .files(directory: data.appending(path: "mail").path) : .smtp(smtpURL),
            sender: mailFrom,
            publicDirectory: resources.appending(path: "Public").path, journals: try journals(),
            outside: network.outsideWorld, mayAsk: network.mayAsk, signInTries: signInTries,
            trustsProxy: trustsProxy)
    }
}
