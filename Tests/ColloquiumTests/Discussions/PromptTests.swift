import Colloquium
import Testing

@Suite("An answer to a prompt")
struct PromptAnswerTests {
    @Test(
        "begins with the question quoted once, however often it is begun",
        arguments: [
            ("", "> Who?\n> \n> When?\n\n"), ("Those over 65.", "> Who?\n> \n> When?\n\nThose over 65."),
            ("> Why?\n\nSo.", "> Why?\n\nSo.\n\n> Who?\n> \n> When?\n\n"),
            ("> Who?\r\n> \r\n> When?\r\n\r\nNow", "> Who?\n> \n> When?\n\nNow"),
            ("> Who?\n> \n> When? Why?", "> Who?\n> \n> When? Why?\n\n> Who?\n> \n> When?\n\n"),
        ])
    func begun(text: String, answer: String) {
        let prompt = Prompt(
            number: 1, discussion: 1, day: 1, question: Prose(source: "Who?\n\nWhen?", html: ""))
        #expect(prompt.answer(begunWith: text) == answer)
        #expect(prompt.answer(begunWith: answer) == answer.tidied || prompt.answer(begunWith: answer) == answer)
    }
}
