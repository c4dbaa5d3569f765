import Colloquium

/// What a panel says of an answer.
struct VerdictBlock: Sendable {
    let verdictTopic: String
    let verdictPath: String
    let isVerdictEndorsement: Bool
    /// "2 of 3 members who judged it endorse it."
    let verdictText: String
    let verdictLines: [String]

    /// - Parameter isStanding: whether an endorsement counts, since nothing that the answer rests on was retracted.
    init(_ verdict: PanelVerdict, isStanding: Bool) {
        verdictTopic = verdict.topic
        verdictPath = SitePath.panel(verdict.panel, verdict.topic)
        isVerdictEndorsement = verdict.isEndorsement && isStanding
        let counted = verdict.counted
        let endorsing = counted.filter(\.judgement.endorses)
        verdictText =
            counted.isEmpty
            ? "Nobody without a competing interest has judged it."
            : "\(endorsing.count) of \(counted.count) who judged it \(endorsing.count == 1 ? "endorses" : "endorse") it."
        let others = counted.filter { !$0.judgement.endorses }
        verdictLines =
            Self.line("Endorsed by", endorsing) + Self.line("Not endorsed by", others)
            + verdict.apart.map {
                "Not counted: \($0.name), who \($0.judgement.endorses ? "endorses" : "does not endorse") it and has a competing interest: \($0.judgement.competingInterest)"
            }
    }

    private static func line(_ words: String, _ signed: [PanelVerdict.Signed]) -> [String] {
        let names = signed.map { $0.name + ($0.isEarlier ? " (before it was last edited)" : "") }
        return signed.isEmpty ? [] : ["\(words) \(names.joined(separator: ", "))"]
    }
}
