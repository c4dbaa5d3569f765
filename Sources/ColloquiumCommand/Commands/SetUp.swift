import ArgumentParser
import Colloquium
import Formats
import Foundation
import Pages
import Store

/// The first run without a browser.
struct SetUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup", abstract: "Name the site and make its administrator and its first club.",
        discussion: "The password is read from standard input, one line.")

    @OptionGroup var data: DataOption
    @Option(help: "Name of the site.") var siteName: String
    @Option(help: "The administrator's name.") var name: String
    @Option(help: "The administrator's e-mail address.") var email: String
    @Option(help: "The administrator's time zone, like Europe/Vienna.") var timeZone = "UTC"
    @Option(help: "Name of the first club.") var club: String
    @Option(help: "What the first club is about.") var focus: String
    @Option(help: "Who may read the first club: public, members or private.") var visibility = "public"

    func run() async throws {
        let (_, store) = try await data.open(making: true)
        var charter = Club.Entry()
        charter.name = club
        charter.focus = focus
        charter.visibility = visibility
        var account = JoiningEntry()
        account.name = name
        account.email = email
        account.timeZone = timeZone
        account.password = readLine() ?? ""
        let newcomer = try Newcomer(account)
        let founding = Founding(
            siteName: siteName.tidiedLine, club: try Club.Charter(charter) { Markdown.safeHTML($0) },
            administrator: newcomer, passwordHash: try PasswordHash.standard.hash(newcomer.password))
        _ = try await store.setUp(founding, link: nil, at: .now())
        print("\(siteName.tidiedLine) is set up; \(newcomer.email.text) is its administrator.")
    }

    /// The lines that tell the operator of a new site where to go: a fresh one-time link at every start until it is used.
    static func link(_ store: Store, origin: String) async throws -> [String] {
        if try await store.site().isSetUp { return [] }
        let token = Token()
        try await store.makeLink(token, .setUp, at: .now())
        return ["Set it up here, once: \(origin)\(SitePath.setUp(token.text))"]
    }
}
