/// In which order a discussion is read. A thread always stays together: only what stands side by side is put in order.
package enum ReadingOrder: String, CaseIterable, Hashable, Sendable {
    case time, kind, usefulness

    package var name: String {
        switch self {
        case .time: "By time"
        case .kind: "By kind"
        case .usefulness: "Most useful first"
        }
    }
}

/// What contributions are put in order by.
package protocol Ordered: Replying {
    var kind: Contribution.Kind { get }
    var reception: Reception { get }
}

extension Array where Element: Ordered {
    /// The threads in `order`, and the replies within them; what is equal stays in the order of time.
    package func threaded(by order: ReadingOrder) -> [Element] {
        switch order {
        case .time: threaded()
        case .kind: threaded { $0.kind.place < $1.kind.place }
        case .usefulness: threaded { $0.reception.usefulness > $1.reception.usefulness }
        }
    }
}

extension Contribution.Kind {
    fileprivate var place: Int { Contribution.Kind.allCases.firstIndex(of: self) ?? 0 }
}
