/// That a digest tells its reader of a step of theirs: once before its day, and once when that has passed.
package struct StepReminder: Hashable, Sendable {
    package enum Occasion: String, CaseIterable, Hashable, Sendable, Codable {
        case soon, overdue
    }

    package let step: Worksheet.Step
    package let occasion: Occasion

    /// What stands over reminders in a digest.
    package static let heading = "From your worksheet"

    /// - Parameter day: of the step, in words.
    package func words(_ day: String) -> String { occasion == .soon ? "Due on \(day)" : "Was due on \(day)" }

    /// Nil where there is nothing to remind of.
    /// - Parameters:
    ///   - today: where the member is.
    ///   - foresight: how long before its day a step is told.
    package init?(_ step: Worksheet.Step, today: WallTime, foresight: Span) {
        guard step.state.isOpen else { return nil }
        self.step = step
        if step.due < today.day {
            occasion = .overdue
        } else if step.due <= today.after(foresight).day {
            occasion = .soon
        } else {
            return nil
        }
    }
}
