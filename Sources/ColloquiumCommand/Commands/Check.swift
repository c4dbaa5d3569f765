import ArgumentParser
import Colloquium
import Foundation
import Pages
import Store

/// Tells whether everything is as it should be.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the settings, the database, the templates and the way mail leaves.",
        discussion: "Exits with 1 when something is wrong.")

    @OptionGroup var data: DataOption
    @Flag(help: "List the settings and what they mean, and stop.") var settings = false

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
        if !problems.isEmpty { throw ExitCode(1) }
    }
}
