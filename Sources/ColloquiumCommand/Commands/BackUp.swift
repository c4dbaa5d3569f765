import ArgumentParser
import Colloquium
import Foundation
import Store

/// Copies the database while the site runs.
struct BackUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the whole database into a new file, while the site runs.")

    @OptionGroup var data: DataOption
    @Argument(help: "The file to write; it must not exist.", completion: .file()) var file: String

    func run() async throws {
        if FileManager.default.fileExists(atPath: file) {
            throw Refusal(.conflict, "\(file) exists already; name a new file.")
        }
        let (_, store) = try await data.open()
        try await store.backUp(to: file)
        print("\(file) is written.")
    }
}
