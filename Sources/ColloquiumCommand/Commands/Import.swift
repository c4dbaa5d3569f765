import ArgumentParser
import Colloquium
import Formats
import Foundation
import Store

/// Brings records from files as drafts or, with a reason given, as discussions.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read articles from records, feeds or saved web pages, and post them in a club.",
        discussion:
            "Reads what `colloquium metadata` reads. Every article needs a reason why it may change practice; --why gives one for all of them. An article that the club discusses already is passed over."
    )

    @OptionGroup var data: DataOption
    @Option(help: "E-mail address of the member who posts.") var by: String
    @Option(help: "Number of the club.") var club: Int64 = 1
    @Option(help: "Why it may change practice.") var why: String
    @Option(help: "Study design, like randomised-trial or guideline.") var studyDesign = "other"
    @Option(help: "Tags, separated by commas.") var tags = ""
    @Argument(help: "Files to read.", completion: .file()) var files: [String]

    func run() async throws {
        let (_, store) = try await data.open()
        let member = try await store.account(by)
        let viewer = try await store.viewer(member.number)
        var failures = 0
        for file in files {
            do {
                let bytes = try Array(Data(contentsOf: URL(filePath: file)))
                for record in try RecordReader.read(bytes).records {
                    if try await !post(record, from: file, viewer, store) { failures += 1 }
                }
            } catch let error as FormatError {
                failures += 1
                print("\(file): not read: \(error.reason)")
            } catch let error as CocoaError {
                failures += 1
                print("\(file): not read: \(error.localizedDescription)")
            }
        }
        if failures > 0 { throw ExitCode(1) }
    }

    /// Posts one record and says what became of it; false when it could not be posted.
    private func post(_ record: ArticleRecord, from file: String, _ viewer: Viewer, _ store: Store) async throws -> Bool
    {
        do {
            var entry = Discussion.Entry()
            entry.club = String(club)
            entry.why = why
            entry.studyDesign = studyDesign
            entry.tags = tags
            let checked = try record.corrected(by: ArticleEntry(record))
            let proposal = try Discussion.Proposal(entry) { Markdown.safeHTML($0) }
            let discussion = try await store.publish(checked, proposal, draft: nil, by: viewer, at: .now())
            print("\(file): discussion \(discussion): \(checked.title)")
            return true
        } catch let refusal as Refusal where refusal.problems.map(\.field) == ["club"] {
            print("\(file): passed over: \(refusal.reason)")
            return true
        } catch let refusal as Refusal {
            print("\(file): not posted: \(refusal.reason)")
            return false
        }
    }
}
