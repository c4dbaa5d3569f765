/// Questions like the one that somebody is writing; a part of a page.
package struct SimilarQuestions: Page {
    package static let template = "questions/similar"

    let similar: [QuestionItem]

    package init(_ similar: [QuestionItem]) { self.similar = similar }
}
