import Colloquium
import GRDB

/// Two articles before they are merged: who rests on each, and what notices each shows.
struct NoticeSides {
    struct Side {
        let members: [Number<Member>]
        let notices: [EditorialNotice]

        /// What this side's article did not show.
        func unknown(of other: Side) -> [Number<EditorialNotice>] {
            other.notices.filter { notice in
                !notices.contains { $0.kind == notice.kind && $0.target == notice.target }
            }.map(\.number)
        }
    }

    let one: Side
    let other: Side
}

extension Database {
    func noticeSide(of article: Number<Article>) throws -> NoticeSides.Side {
        NoticeSides.Side(members: try recipients(of: article), notices: try notices(of: article))
    }
}
