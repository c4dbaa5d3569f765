package import Colloquium

/// What panels have to do with a question, as its page shows it.
package struct PanelsOfQuestion: Sendable {
    package var asked: [AskedPanel] = []
    /// Those the reader may ask.
    package var askable: [AskedPanel] = []
    /// Those among the asked that the reader may ask no more.
    package var own: [AskedPanel] = []

    package init() {}
}

struct AskedPanelLink: Sendable {
    let askedTopic: String
    let askedPath: String

    init(_ panel: AskedPanel) {
        askedTopic = panel.topic
        askedPath = SitePath.panel(panel.number, panel.topic)
    }
}

/// Where a facilitator asks a panel about a question.
struct PanelAsking: Sendable {
    let askingAction: String
    let askable: [Choice]
    let asked: [Asked]

    struct Asked: Sendable {
        let askedTopic: String
        let askedNumber: String
    }

    static func list(_ panels: PanelsOfQuestion, about question: Number<Question>) -> [PanelAsking] {
        if panels.askable.isEmpty, panels.own.isEmpty { return [] }
        let choice = Choice(
            "panel", "Panel", options: panels.askable.map { ("\($0.number)", $0.topic.excerpt(80)) },
            chosen: panels.askable.first.map { "\($0.number)" } ?? "")
        return [
            PanelAsking(
                askingAction: SitePath.panels(question), askable: panels.askable.isEmpty ? [] : [choice],
                asked: panels.own.map { Asked(askedTopic: $0.topic, askedNumber: "\($0.number)") })
        ]
    }
}

struct SpecialtyLink: Sendable {
    let specialtyName: String
    let specialtyPath: String

    init(_ specialty: String) {
        specialtyName = specialty
        specialtyPath = SitePath.questions(in: specialty)
    }
}
