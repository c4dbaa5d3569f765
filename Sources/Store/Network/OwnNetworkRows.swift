import Colloquium
import GRDB

extension Database {
    /// All that a member keeps of their network.
    func ownTies(of member: Number<Member>) throws -> OwnWritings.OwnTies {
        let ties = try ties("owner = \(member)")
        var handles: [Number<Tie>: [Handle]] = [:]
        for row in try Row.all(
            self,
            """
            SELECT tie, handle FROM tie_readers JOIN members ON members.number = tie_readers.member
            WHERE tie IN \(SQL.list(ties.map(\.number.rawValue))) AND handle IS NOT NULL ORDER BY handle
            """)
        {
            handles[row["tie"], default: []].append(row["handle"])
        }
        var knows: [Number<Tie>: [Number<Tie>]] = [:]
        for pair in try knownPairs(of: member) {
            knows[pair.one, default: []].append(pair.other)
            knows[pair.other, default: []].append(pair.one)
        }
        let blocked = try String.all(
            self,
            "SELECT name FROM member_blocks JOIN members ON number = blocked WHERE blocker = \(member) ORDER BY name")
        let upload = try String.first(self, "SELECT people FROM network_uploads WHERE owner = \(member)")
        return OwnWritings.OwnTies(
            ties: ties.map {
                .init($0, named: handles[$0.number] ?? [], knows: (knows[$0.number] ?? []).sorted())
            }, blocked: blocked, upload: upload ?? "", isSuggested: try !isUnsuggested(member),
            dismissed: try String.all(
                self,
                """
                SELECT name FROM dismissed_suggestions JOIN members ON number = dismissed_suggestions.member
                WHERE owner = \(member) AND standing = 'active' AND NOT is_guest ORDER BY name
                """), introductions: try ownIntroductions(of: member))
    }
}
