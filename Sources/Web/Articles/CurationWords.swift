import Hummingbird
import Pages
import Store

extension Request {
    /// What was just done to an article's record; nil for nothing.
    var done: CurationDone? { CurationDone(rawValue: query(CurationDone.parameter)) }
}

extension ShownChange {
    init(_ change: ArticleChange, _ time: ReaderTime) {
        self.init(
            change.kind.shown, change.other, isOpen: change.isOpen, by: change.memberName, at: change.at, time)
    }
}

extension ArticleChange.Kind {
    fileprivate var shown: ShownChange.Kind {
        switch self {
        case .merged: .merged
        case .split: .split
        case .splitOff: .splitOff
        }
    }
}
