/// What a discussion came to.
package enum Synthesis {
    /// What a synthesis is made of, in this order.
    package enum Part: String, CaseIterable, Hashable, Sendable {
        case bottomLine = "bottom-line"
        case strengths, limitations, implications
        case openQuestions = "open-questions"

        /// Where contributions of a kind usually belong.
        package init(for kind: Contribution.Kind) {
            switch kind {
            case .strength: self = .strengths
            case .limitation, .method: self = .limitations
            case .implication: self = .implications
            case .question: self = .openQuestions
            case .comment: self = .bottomLine
            }
        }

        package var name: String {
            switch self {
            case .bottomLine: "Bottom line"
            case .strengths: "Strengths"
            case .limitations: "Limitations"
            case .implications: "Implications"
            case .openQuestions: "Open questions"
            }
        }
    }
}
