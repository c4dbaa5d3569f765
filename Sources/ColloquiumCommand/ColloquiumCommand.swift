import ArgumentParser
import CMalloc
import Colloquium
import Foundation
import Store

/// The command `colloquium`. Exit codes: 0 done, 1 something was refused or went wrong, 64 the words typed are off
/// (sysexits.h EX_USAGE), 78 a setting is wrong (EX_CONFIG).
@main
struct ColloquiumCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "colloquium",
        abstract: "An asynchronous journal club for personal learning networks.",
        discussion:
            "Settings come from the environment and from the file colloquium.env; `colloquium check --settings` lists them.",
        subcommands: [
            Serve.self, SetUp.self, MemberCommand.self, Import.self, ImportAnswers.self, MetadataCommand.self,
            DigestCommand.self,
            MailCommand.self,
            BackUp.self,
            Check.self,
            Demo.self, Generate.self,
        ], defaultSubcommand: Serve.self)

    static func main() async {
        // Addresses, password hashes and mails are the operator's alone, in backups too.
        umask(0o077)
        boundMemory()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let wrong as Settings.Wrong {
            complain(wrong.description)
            exit(withError: ExitCode(78))
        } catch let refusal as Refusal {
            complain(refusal.reason)
            exit(withError: ExitCode(1))
        } catch {
            exit(withError: error)
        }
    }

    /// Every arena of glibc's allocator keeps what was freed in it, and it gives each thread one of its own, up to eight for
    /// each processor: a fifth of all memory. With two the site is as fast.
    private static func boundMemory() {
        #if os(Linux)
            mallopt(M_ARENA_MAX, 2)
        #endif
    }

    private static func complain(_ text: String) {
        FileHandle.standardError.write(Data("colloquium: \(text)\n".utf8))
    }
}

/// Where the data is, and where to listen.
struct DataOptions: ParsableArguments {
    @Option(help: "Directory of the database and of mail written as files.")
    var data: String?

    @Option(help: "Address to listen on.")
    var host: String?

    @Option(help: "Port to listen on, 0 for a free one.")
    var port: Int?

    func validate() throws {
        if let port, !(0...65_535).contains(port) { throw ValidationError("A port is a number from 0 to 65535.") }
    }
}

/// Where the data is.
struct DataOption: ParsableArguments {
    @Option(help: "Directory of the database and of mail written as files.")
    var data: String?

    /// Opens the database and migrates it where needed; makes one only where that is asked for, since a mistyped name
    /// should not look like an empty site.
    func open(making: Bool = false) async throws -> (settings: Settings, store: Store) {
        var options = DataOptions()
        options.data = data
        options.host = nil
        options.port = nil
        let settings = try await Settings.read(options)
        let file = settings.data.appending(path: Settings.databaseName).path
        if !making, !FileManager.default.fileExists(atPath: file) {
            throw Refusal(.notFound, "There is no site in \(settings.data.path); name its directory with --data.")
        }
        return (settings, try settings.openStore())
    }
}

extension Settings {
    static let databaseName = "colloquium.sqlite"

    /// - Throws: `Wrong` when the directory cannot be used, else what SQLite says.
    func openStore(named name: String = databaseName) throws -> Store {
        do {
            // Nobody but the operator reads members' addresses.
            try FileManager.default.createDirectory(
                at: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Wrong(name: Setting.data.name, reason: "the directory \(data.path) cannot be made")
        }
        return try Store(path: data.appending(path: name).path)
    }
}
