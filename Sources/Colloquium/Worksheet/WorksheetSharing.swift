extension Worksheet {
    /// The pieces of a worksheet that are shared or kept each by itself.
    package enum Part: String, CaseIterable, Hashable, Sendable, Codable {
        case goals, plan, reflection

        package var name: String {
            switch self {
            case .goals: "My goals"
            case .plan: "My plan"
            case .reflection: "My reflection"
            }
        }
    }

    /// Who may read what of a worksheet; nobody but its owner, if nothing else is said.
    package struct Sharing: Hashable, Sendable {
        /// What is not named here is the owner’s alone.
        package let audiences: [Part: Audience]
        package let named: Set<Number<Member>>

        package init(_ audiences: [Part: Audience] = [:], named: Set<Number<Member>> = []) {
            self.audiences = audiences.filter { $0.value != .onlyMe }
            self.named = named
        }

        package subscript(_ part: Part) -> Audience { audiences[part] ?? .onlyMe }

        package func shows(_ part: Part, to reader: NetworkReader) -> Bool {
            switch reader.standing {
            case .owner: true
            case .outsider: false
            case .tie, .member: reader.belongs(to: self[part], naming: named)
            }
        }
    }

    /// What of it `reader` may know. A step or a reflection does not tell of a goal that they may not know.
    package func shown(to reader: NetworkReader, _ sharing: Sharing) -> Worksheet {
        let parts = Part.allCases.filter { sharing.shows($0, to: reader) }
        return shown(parts)
    }

    /// Those parts of it.
    package func shown(_ parts: [Part]) -> Worksheet {
        var shown = Worksheet()
        let tellsGoals = parts.contains(.goals)
        if tellsGoals { shown.goals = goals }
        if parts.contains(.plan) { shown.steps = tellsGoals ? steps : steps.map(\.withoutGoal) }
        if parts.contains(.reflection) { shown.reflections = tellsGoals ? reflections : reflections.map(\.withoutGoal) }
        return shown
    }
}

extension Worksheet {
    /// With nobody named whom a step is with.
    package var withoutNames: Worksheet {
        var nameless = self
        nameless.steps = steps.map { $0.who.isEmpty ? $0 : $0.with("somebody", for: $0.goal) }
        return nameless
    }
}

extension Worksheet.Step {
    fileprivate var withoutGoal: Self { with(who, for: nil) }

    fileprivate func with(_ who: String, for goal: Number<Worksheet.Goal>?) -> Self {
        Self(
            number: number, strategy: strategy, text: text, tie: tie, who: who, due: due, state: state, goal: goal,
            version: version)
    }
}

extension Worksheet.Reflection {
    fileprivate var withoutGoal: Self { Self(number: number, goal: nil, text: text, writtenAt: writtenAt) }
}

extension Inspection {
    /// Who may read what of a worksheet; where nothing is said, only the owner.
    package mutating func worksheetAudiences(_ raw: [String: String]) -> [Worksheet.Part: Audience] {
        audiences(raw, of: Worksheet.Part.allCases)
    }
}
