import Colloquium
import Hummingbird
import Pages
import Store

/// Asking panels about questions.
struct PanelQuestionController: Sendable {
    let site: WebSite

    func ask(_ request: Request, _ context: MemberContext) async throws -> Response {
        let question = try question(context)
        try await site.store.ask(panel(context), about: question, by: context.viewer, at: site.now)
        return site.redirect(to: "\(SitePath.question(question))#panels")
    }

    func stop(_ request: Request, _ context: MemberContext) async throws -> Response {
        let question = try question(context)
        try await site.store.stopAsking(panel(context), about: question, by: context.viewer, at: site.now)
        return site.redirect(to: "\(SitePath.question(question))#panels")
    }

    private func question(_ context: MemberContext) throws -> Number<Question> {
        try context.parameters.number("question")
    }

    private func panel(_ context: MemberContext) throws -> Number<Panel> {
        guard let number = Int64(context.form["panel"]) else { throw Refusal(.notFound, "There is no such panel.") }
        return Number(rawValue: number)
    }
}

extension PanelsOfQuestion {
    init(_ panels: QuestionPanels) {
        self.init()
        asked = panels.asked
        askable = panels.askable
        own = panels.own
    }
}
