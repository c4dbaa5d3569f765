/// Sentences of the field. Those of a seed are made once; a draw costs little.
struct FieldProse: Sendable {
    private let sentences: [String]

    init(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed, 1 << 40)
        sentences = (0..<4_000).map { _ in Self.sentence(&numbers) }
    }

    func sentence(_ numbers: inout SeededNumbers) -> String { numbers.pick(sentences) }

    func paragraph(_ count: Int, _ numbers: inout SeededNumbers) -> String {
        (0..<count).map { _ in sentence(&numbers) }.joined(separator: " ")
    }

    static func title(_ numbers: inout SeededNumbers) -> String {
        let population = numbers.pick(FieldWords.populations)
        let intervention = numbers.pick(FieldWords.interventions).capitalisedAtStart
        let condition = numbers.pick(FieldWords.conditions)
        let design = numbers.pick(FieldWords.designs)
        return switch numbers.below(3) {
        case 0: "\(intervention) for \(condition) in \(population): \(design)"
        case 1: "\(intervention) and \(numbers.pick(FieldWords.outcomes)) in \(population): \(design)"
        default: "Effect of \(intervention.lowercasedAtStart) on \(numbers.pick(FieldWords.outcomes)) in \(condition)"
        }
    }

    static func name(_ numbers: inout SeededNumbers) -> (given: String, family: String) {
        (numbers.pick(FieldWords.given), numbers.pick(FieldWords.families))
    }

    private static func sentence(_ numbers: inout SeededNumbers) -> String {
        let concern = numbers.pick(FieldWords.concerns)
        let judgement = numbers.pick(FieldWords.judgements)
        switch numbers.below(6) {
        case 0: return "\(numbers.pick(FieldWords.adverbs)), \(concern), so \(judgement)."
        case 1: return "\(numbers.pick(FieldWords.questions)) when \(concern)?"
        case 2:
            return
                "In \(numbers.pick(FieldWords.populations)) with \(numbers.pick(FieldWords.conditions)), \(numbers.pick(FieldWords.interventions)) changed \(numbers.pick(FieldWords.outcomes)) by \(numbers.within(2...38)) % (95 % CI \(numbers.within(1...9)) to \(numbers.within(40...60)))."
        case 3:
            return
                "The \(FieldWords.trial(&numbers)) investigators reported \(numbers.pick(FieldWords.outcomes)) in \(numbers.within(60...4_800)) participants, but \(concern)."
        case 4: return "\(judgement.capitalisedAtStart), because \(concern)."
        default:
            return
                "We use \(numbers.pick(FieldWords.interventions)) for \(numbers.pick(FieldWords.conditions)) already, and \(judgement)."
        }
    }
}

extension String {
    var capitalisedAtStart: String { prefix(1).uppercased() + dropFirst() }
    fileprivate var lowercasedAtStart: String { prefix(1).lowercased() + dropFirst() }
}
