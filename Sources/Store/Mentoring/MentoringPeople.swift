import Colloquium
import GRDB

/// A member as another may know them.
private struct PersonRow: ReadRow {
    let number: Number<Member>
    let name: String
    let stage: CareerStage?
    let institution: String
    let country: String
}

extension Database {
    /// Members by their number, each as `reader` may know them: all of themselves, and of others what their profiles show to
    /// members.
    func mentoringPeople(
        _ numbers: some Collection<Number<Member>>, for reader: Number<Member>
    ) throws -> [Number<Member>: MentoringPerson] {
        func shown(_ column: SQL, _ field: Profile.Field) -> SQL {
            """
            CASE WHEN members.number = \(reader) OR NOT EXISTS (SELECT 1 FROM profile_visibilities
                WHERE member = members.number AND field = \(field.rawValue) AND visibility = 'only-me') THEN \(column) END
            """
        }
        let rows = try PersonRow.all(
            self,
            """
            SELECT number, name, \(shown("career_stage", .careerStage)) AS stage,
                coalesce(\(shown("institution", .institution)), '') AS institution,
                coalesce(\(shown("country", .country)), '') AS country
            FROM members WHERE number IN \(SQL.list(Set(numbers).map(\.rawValue)))
            """)
        return rows.reduce(into: [:]) {
            $0[$1.number] = MentoringPerson(
                number: $1.number, name: $1.name, stage: $1.stage, institution: $1.institution, country: $1.country)
        }
    }

    func isActive(_ member: Number<Member>) throws -> Bool {
        try Bool.first(self, "SELECT 1 FROM members WHERE number = \(member) AND \(SQL.isActiveMember)") != nil
    }

    func hasBlocked(_ blocker: Number<Member>, _ blocked: Number<Member>) throws -> Bool {
        try Bool.first(
            self, "SELECT 1 FROM member_blocks WHERE blocker = \(blocker) AND blocked = \(blocked)") != nil
    }

    /// Whether one of both blocked the other.
    func areBlocked(_ one: Number<Member>, _ other: Number<Member>) throws -> Bool {
        try hasBlocked(one, other) || hasBlocked(other, one)
    }
}

extension SQL {
    /// Whether a row of `members` is of somebody who is here.
    static let isActiveMember: SQL = "standing = 'active' AND NOT is_guest"

    /// Whether the member that a column names is here; looked up for each row, since members are many.
    static func isActive(_ column: SQL) -> SQL {
        "EXISTS (SELECT 1 FROM members WHERE members.number = \(column) AND \(isActiveMember))"
    }

    /// Whether a row of `mentoring_asks` or `mentoring_agreements` is between a member and somebody; told by the indexes of
    /// both columns.
    static func isBetween(_ member: Number<Member>) -> SQL { "(giver = \(member) OR taker = \(member))" }

    static func isBetween(_ one: Number<Member>, _ other: Number<Member>) -> SQL {
        "(giver = \(one) AND taker = \(other) OR giver = \(other) AND taker = \(one))"
    }
}
