extension Worksheet {
    /// What of a worksheet can stand in its owner's log of professional development, once each.
    package enum Piece: Hashable, Sendable {
        case step(Number<Step>)
        case reflection(Number<Reflection>)

        /// In one word, as addresses and forms name it: "step-3".
        package var code: String {
            switch self {
            case .step(let number): "step-\(number)"
            case .reflection(let number): "reflection-\(number)"
            }
        }

        /// Nil where the text is no `code`.
        package init?(code: String) {
            let parts = code.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, let number = Int64(parts[1]), number > 0 else { return nil }
            switch parts[0] {
            case "step": self = .step(Number(rawValue: number))
            case "reflection": self = .reflection(Number(rawValue: number))
            default: return nil
            }
        }

        package var step: Number<Step>? { if case .step(let number) = self { number } else { nil } }
        package var reflection: Number<Reflection>? { if case .reflection(let number) = self { number } else { nil } }
    }
}
