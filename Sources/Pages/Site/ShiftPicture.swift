import Colloquium

/// How answers moved from before to after: lines as thick as there are people on them, and the same as a table.
/// Lengths are in units of the picture, which is 360 wide.
struct ShiftPicture: Sendable {
    let pictureTitle: String
    let pictureSummary: String
    let pictureHeight: Int
    let ends: [End]
    let flows: [Flow]
    let shiftHeads: [String]
    let shiftRows: [ShiftRow]
    /// Whether the numbers stand beside the picture, and are not folded below it.
    let isTableOpen: Bool

    /// An answer, on both sides.
    struct End: Sendable {
        let endY: Int
        let beforeText: String
        let afterText: String
    }

    struct Flow: Sendable {
        let fromY: Int
        let toY: Int
        let thickness: Int
        let flowClass: String
        let numberX: Int
        let numberY: Int
        let flowCount: Int
    }

    struct ShiftRow: Sendable {
        let shiftBefore: String
        let shiftCells: [Cell]
        let shiftTotal: Int
    }

    struct Cell: Sendable {
        let shiftAfter: String
        let shiftCount: Int
    }

    /// A picture, once somebody answered both.
    /// - Parameters:
    ///   - answers: those there are, each with its name for the rows of the table and one short enough for the picture and for its columns.
    ///   - subject: which part of a question they answer; empty for all of it.
    ///   - isTableOpen: whether the numbers stand beside the picture.
    static func list<Answer>(
        _ shift: Shift<Answer>, among answers: [(answer: Answer, name: String, short: String)],
        of subject: String = "", isTableOpen: Bool = false
    ) -> [ShiftPicture] {
        shift.total == 0 ? [] : [ShiftPicture(shift, answers, subject, isTableOpen: isTableOpen)]
    }

    private init<Answer>(
        _ shift: Shift<Answer>, _ answers: [(answer: Answer, name: String, short: String)], _ subject: String,
        isTableOpen: Bool
    ) {
        self.isTableOpen = isTableOpen
        let people = shift.total == 1 ? "One member" : "\(shift.total) members"
        let moved = shift.changed == 0 ? "nobody" : "\(shift.changed)"
        let head = subject.isEmpty ? "" : "“\(subject)”: "
        pictureSummary = "\(head)\(people) answered before and after; \(moved) changed the answer."
        pictureTitle = "\(pictureSummary) The numbers stand in a table."
        // Few answers stand further apart.
        let step = answers.count > 3 ? 40 : 60
        func height(_ index: Int) -> Int { 40 + step * index }
        pictureHeight = height(answers.count - 1) + 24
        ends = answers.enumerated().map { index, answer in
            End(
                endY: height(index), beforeText: "\(answer.short)\u{2003}\(shift.before(answer.answer))",
                afterText: "\(shift.after(answer.answer))\u{2003}\(answer.short)")
        }
        flows = answers.enumerated().flatMap { from, before in
            answers.enumerated().compactMap { to, after in
                Flow(
                    shift[before.answer, after.answer], of: shift.total, isSame: from == to, from: height(from),
                    to: height(to), among: answers.count)
            }
        }
        shiftHeads = answers.map(\.short)
        shiftRows = answers.map { before in
            ShiftRow(
                shiftBefore: before.name,
                shiftCells: answers.map { Cell(shiftAfter: $0.short, shiftCount: shift[before.answer, $0.answer]) },
                shiftTotal: shift.before(before.answer))
        }
    }
}

extension ShiftPicture.Flow {
    /// Nil where nobody went this way.
    fileprivate init?(_ count: Int, of total: Int, isSame: Bool, from start: Int, to end: Int, among answers: Int) {
        if count == 0 { return nil }
        fromY = start
        toY = end
        thickness = 2 + 10 * count / total
        flowClass = isSame ? "flow-same" : "flow-moved"
        // So far along no two lines are at one height, and no two numbers meet.
        numberX = 112 + 136 / (answers + 1)
        numberY = start + (end - start) / (answers + 1)
        flowCount = count
    }
}

extension ShiftPicture {
    static func list(_ shift: PracticeShift) -> [ShiftPicture] {
        list(shift, among: PracticeAnswer.Change.allCases.map { ($0, $0.name, $0.name) })
    }
}
