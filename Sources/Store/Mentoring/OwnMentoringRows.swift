import Colloquium
import GRDB

extension Database {
    /// All that a member keeps of mentoring. What somebody else made for them, and what was asked by whom one of both blocked,
    /// is there as far as they may read it.
    func ownMentoring(of member: Number<Member>) throws -> OwnWritings.OwnMentoring {
        OwnWritings.OwnMentoring(
            of: member,
            listings: try listings(
                "owner = \(member) OR trainee = \(member) AND owner NOT IN \(SQL.blocked(with: member))", for: member
            ).map { .init($0, named: $0.owner.number == member ? try handles(namedFor: $0.number) : []) },
            asks: try asks(
                "\(SQL.isBetween(member)) AND (asker = \(member) OR \(SQL.isAskedOpenly(member)))", for: member,
                upTo: -1),
            agreements: try agreements(SQL.isBetween(member), for: member).map {
                .init($0, log: try log("agreement = \($0.number) AND member = \(member)"))
            })
    }
}
