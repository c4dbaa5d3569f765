import Colloquium

/// How answers moved from before to after: lines as thick as there are people on them, and the same as a table.
/// Lengths are in units of the picture, which is 360 wide and 184 high.
struct PracticePicture: Sendable {
    let pictureTitle: String
    let pictureSummary: String
    let ends: [End]
    let flows: [Flow]
    let shiftHeads: [String]
    let shiftRows: [ShiftRow]

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
    static func list(_ shift: PracticeShift) -> [PracticePicture] {
        shift.total == 0 ? [] : [PracticePicture(shift)]
    }

    private init(_ shift: PracticeShift) {
        let answers = PracticeAnswer.Change.allCases
        let people = shift.total == 1 ? "One member" : "\(shift.total) members"
        let moved = shift.changed == 0 ? "nobody" : "\(shift.changed)"
        pictureSummary = "\(people) answered before and after; \(moved) changed the answer."
        pictureTitle = "\(pictureSummary) The numbers stand below as a table."
        ends = answers.enumerated().map { index, answer in
            End(
                endY: Self.height(index), beforeText: "\(answer.name)\u{2003}\(shift.before(answer))",
                afterText: "\(shift.after(answer))\u{2003}\(answer.name)")
        }
        flows = answers.enumerated().flatMap { index, before in
            answers.enumerated().compactMap { Flow(shift, from: (index, before), to: ($0, $1)) }
        }
        shiftHeads = answers.map(\.name)
        shiftRows = answers.map { before in
            ShiftRow(
                shiftBefore: before.name,
                shiftCells: answers.map { Cell(shiftAfter: $0.name, shiftCount: shift[before, $0]) },
                shiftTotal: shift.before(before))
        }
    }

    fileprivate static func height(_ index: Int) -> Int { 40 + 60 * index }
}

extension PracticePicture.Flow {
    fileprivate typealias End = (index: Int, answer: PracticeAnswer.Change)

    /// Nil where nobody went this way.
    fileprivate init?(_ shift: PracticeShift, from before: End, to after: End) {
        let count = shift[before.answer, after.answer]
        if count == 0 { return nil }
        fromY = PracticePicture.height(before.index)
        toY = PracticePicture.height(after.index)
        thickness = 2 + 10 * count / shift.total
        flowClass = before.index == after.index ? "flow-same" : "flow-moved"
        // A quarter of the way along no two lines are at one height, so no two numbers meet.
        numberY = fromY + (toY - fromY) / 4
        flowCount = count
    }
}
