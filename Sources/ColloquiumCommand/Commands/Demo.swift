import ArgumentParser
import Colloquium
import Foundation
import Store

/// The example society, for newcomers to see what the site is for.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make an example society in a directory of its own, and serve it.",
        discussion: "A society that is there already is served as it is.")

    @OptionGroup var options: DataOptions

    func run() async throws {
        var options = options
        options.data = options.data ?? "demo-data"
        let settings = try await Settings.read(options)
        try await SiteProcess(settings) { store in
            if try await !store.site().isSetUp {
                var loader = try SocietyLoader(
                    directory: settings.resources.appending(path: "Demo"), store: store, at: .now())
                try await loader.load()
            }
            return try await Demo.signInDetails(store)
        }.run()
    }

    private static func signInDetails(_ store: Store) async throws -> [String] {
        let members = try await store.members().reversed()
        let administrator = members.first { $0.role == .administrator }?.email ?? ""
        let moderator = members.first { $0.role == .moderator }?.email ?? ""
        let member = members.first { $0.role == .member }?.email ?? ""
        return [
            "Sign in with the password “\(SocietyLoader.password)” as",
            "  \(administrator)  (administrator)", "  \(moderator)  (moderator)", "  \(member)  (member)",
        ]
    }
}
