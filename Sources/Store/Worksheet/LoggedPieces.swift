package import Colloquium
import GRDB

extension Store {
    /// What an entry in the log of the viewer begins with that logs a piece of their worksheet.
    /// - Throws: not found for what is not theirs, a conflict for a step that is not done.
    package func words(
        of piece: Worksheet.Piece, for viewer: Viewer
    ) async throws -> (activity: String, learned: String) {
        let owner = try viewer.signedIn(to: "see your worksheet")
        return try await read { db in
            switch piece {
            case .step(let number):
                let step = try db.step(number, of: owner)
                guard step.state == .done else { throw Refusal.stepIsNotDone }
                return ("\(step.strategy.name): \(step.text)", "")
            case .reflection(let number):
                let worksheet = try db.worksheet(of: owner)
                guard let reflection = worksheet.reflections.first(where: { $0.number == number }) else {
                    throw Refusal.noSuch("reflection")
                }
                let goal = worksheet.goals.first { $0.number == reflection.goal }
                return ("Reflection on my learning network\(goal.map { ": \($0.text)" } ?? "")", reflection.text)
            }
        }
    }
}

extension Refusal {
    fileprivate static let stepIsNotDone = Refusal(.conflict, "A step goes into the log once it is done.")
}

extension Database {
    /// - Throws: not found for what is not the member's, a conflict for a step that is not done or what is in their log already.
    func requireUnlogged(_ piece: Worksheet.Piece, of member: Number<Member>) throws {
        let (table, number): (SQL, Int64) =
            switch piece {
            case .step(let number): ("steps", number.rawValue)
            case .reflection(let number): ("reflections", number.rawValue)
            }
        let isTheirs = try Bool.first(self, "SELECT 1 FROM \(table) WHERE number = \(number) AND owner = \(member)")
        if isTheirs == nil { throw Refusal.noSuch("piece of your worksheet") }
        if let step = piece.step, try self.step(step, of: member).state != .done { throw Refusal.stepIsNotDone }
        if try loggedPieces(of: member).contains(piece) {
            throw Refusal(.conflict, "This is in your log already. Correct the entry that is there.")
        }
    }

    func loggedPieces(of member: Number<Member>) throws -> Set<Worksheet.Piece> {
        let rows = try Row.all(
            self,
            """
            SELECT step, reflection FROM cpd_entries
            WHERE member = \(member) AND (step IS NOT NULL OR reflection IS NOT NULL)
            """)
        return rows.reduce(into: []) { logged, row in
            if let step: Number<Worksheet.Step> = row["step"] { logged.insert(.step(step)) }
            if let reflection: Number<Worksheet.Reflection> = row["reflection"] {
                logged.insert(.reflection(reflection))
            }
        }
    }
}
