import ArgumentParser
import Colloquium
import Formats
import Foundation
import Store

/// Brings answers from files, under the same law as every other way: none without a reference.
struct ImportAnswers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-answers", abstract: "Read answers to a question from JSON files, and post them.",
        discussion:
            "A file holds one answer or a list, as the API takes them (docs/api.md). Each answer is posted whole or not at all; the same file given again posts nothing twice. Exits with 1 when one was refused."
    )

    @OptionGroup var data: DataOption
    @Option(help: "E-mail address of the member who answers.") var by: String
    @Option(help: "Number of the question.") var question: Int64
    @Argument(help: "Files to read.", completion: .file()) var files: [String]

    func run() async throws {
        let (_, store) = try await data.open()
        let member = try await store.account(by)
        guard member.standing == .active else {
            throw Refusal(.forbidden, "The account of \(member.email.text) is not active.")
        }
        let viewer = try await store.viewer(member.number)
        var failures = 0
        for file in files {
            for (place, answer) in answers(in: file).enumerated() {
                let name = "\(file): answer \(place + 1)"
                if try await !post(answer, named: name, by: viewer, store) { failures += 1 }
            }
        }
        if failures > 0 { throw ExitCode(1) }
    }

    /// What cannot be read counts as one answer that was refused.
    private func answers(in file: String) -> [Result<SentAnswer, Refusal>] {
        do {
            return try AnswerJSON.answers(in: Array(Data(contentsOf: URL(filePath: file))))
        } catch FormatError.malformed(let diagnosis) {
            return [.failure(Refusal(.invalid, "The file cannot be read as JSON. \(diagnosis)"))]
        } catch {
            return [.failure(Refusal(.invalid, (error as? FormatError)?.reason ?? error.localizedDescription))]
        }
    }

    /// Posts one answer and says what became of it; false when it was refused.
    private func post(
        _ answer: Result<SentAnswer, Refusal>, named name: String, by viewer: Viewer, _ store: Store
    ) async throws -> Bool {
        do {
            let sent = try answer.get()
            let checked = try Answer(sent) { Markdown.safeHTML($0, scope: "n\(Token().text.prefix(8))") }
            let question = Number<Question>(rawValue: self.question)
            let key = sent.submission.isEmpty ? checked.key(under: question) : sent.submission
            let number = try await store.answer(question, with: checked, key: key, by: viewer, at: .now())
            let isHeld = try await store.answer(number, for: viewer).heldAt != nil
            print("\(name): answer \(number)" + (isHeld ? ", held until a registry knows its references" : ""))
            return true
        } catch let refusal as Refusal {
            for problem in refusal.problems {
                let place = AnswerJSON.pointer(to: problem.field)
                print("\(name): not posted: \(place.isEmpty ? "" : "\(place): ")\(problem.reason)")
            }
            return false
        }
    }
}
