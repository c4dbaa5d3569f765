/// What the answers to a question rest on, a row for each reference of each.
package struct EvidenceTable: Sendable {
    package struct Row: Sendable {
        package let reference: Reference
        package let work: CitedWork
        package let answer: Number<StoredAnswer>
        package let author: String
        /// Why readers say that it does not support the answer.
        package let doubts: [String]

        package init(
            _ reference: Reference, _ work: CitedWork, answer: Number<StoredAnswer>, by author: String,
            doubts: [String] = []
        ) {
            self.reference = reference
            self.work = work
            self.answer = answer
            self.author = author
            self.doubts = doubts
        }

        /// The title of the work, or its identifier where no title is known.
        package var study: String { work.title.isEmpty ? reference.identifier.label : work.title }
    }

    /// What the rows are put in order by.
    package enum Order: String, CaseIterable, Sendable {
        case level, study, year, design, participants

        package var name: String {
            switch self {
            case .level: "Level"
            case .study: "Study"
            case .year: "Year"
            case .design: "Design"
            case .participants: "Participants"
            }
        }
    }

    package let order: Order
    package let rows: [Row]

    /// - Parameter rows: in the order of the answers, which equals keep. What is not known comes last.
    package init(_ rows: [Row], by order: Order) {
        self.order = order
        self.rows = rows.enumerated().sorted { one, other in
            let (first, second) = (order.key(of: one.element), order.key(of: other.element))
            return first == second ? one.offset < other.offset : first < second
        }.map(\.element)
    }
}

extension EvidenceTable.Order {
    /// The highest level, the newest, the largest first; words by the alphabet.
    fileprivate func key(of row: EvidenceTable.Row) -> Key {
        switch self {
        case .level: Key(number: row.reference.evidence.level?.rawValue ?? .max)
        case .study: Key(words: row.study.lowercased())
        case .year: Key(number: Int(row.work.year).map { -$0 } ?? .max)
        case .design: Key(number: row.work.design == nil ? 1 : 0, words: row.work.design?.name ?? "")
        case .participants: Key(number: row.reference.evidence.participants.map { -$0 } ?? .max)
        }
    }

    fileprivate struct Key: Comparable {
        var number = 0
        var words = ""

        static func < (one: Key, other: Key) -> Bool { (one.number, one.words) < (other.number, other.words) }
    }
}
