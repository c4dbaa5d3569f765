import Colloquium

/// What something says now that was changed while a form for it was open, where the form says something else.
package struct Meanwhile: Sendable {
    /// None where the form says all that it says now.
    let nowLines: [FormLine]
}

/// What one field of a form says.
package struct FormLine: Hashable, Sendable {
    let lineLabel: String
    let lineText: String

    init(_ label: String, _ text: String) {
        lineLabel = label
        lineText = text
    }

    init(_ field: Field) { self.init(field.label, field.value.tidied) }

    init(_ choice: Choice) { self.init(choice.label, choice.chosenLabel) }

    init(_ group: CheckGroup) {
        self.init(group.groupLabel, group.checks.filter(\.isChecked).map(\.checkLabel).joined(separator: ", "))
    }
}

extension Choice {
    /// Empty where nothing is chosen.
    var chosenLabel: String { options.first(where: \.isChosen)?.optionLabel ?? "" }
}

/// A page whose form changes what somebody else, or oneself in another window, may have changed meanwhile.
package protocol ChangeForm {
    var meanwhile: [Meanwhile] { get set }
    /// What the form says, field by field.
    var lines: [FormLine] { get }
}

extension ChangeForm {
    /// The form with what was typed, and beside it what `now` says otherwise: a form that was filled in from what there is now.
    package func beside(_ now: Self) -> Self {
        var form = self
        let nowLines = now.lines.filter { !lines.contains($0) }.map {
            $0.lineText.isEmpty ? FormLine($0.lineLabel, "Nothing") : $0
        }
        form.meanwhile = [Meanwhile(nowLines: nowLines)]
        return form
    }
}
