@testable import Colloquium

/// A claim made in one line.
func claim(
    _ number: Int64, _ source: ClaimSource, at time: Int64 = 0, _ fill: (inout ArticleRecord) -> Void
) -> Claim {
    var record = ArticleRecord()
    fill(&record)
    for field in ArticleRecord.Field.allCases where record.says(field) {
        record.origins[field] = .init(source: source.name, element: field.name, raw: "")
    }
    return Claim(
        number: Number(rawValue: number), statement: Claim.Statement(source, record),
        claimedAt: Instant(rawValue: time))
}

/// Numbers that look like chance and are the same on every run (SplitMix64).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Claim {
    /// A claim with some fields filled at random, out of few values, so that claims agree and disagree.
    static func random(_ number: Int64, _ dice: inout Dice) -> Claim {
        func some() -> Bool { Bool.random(using: &dice) }
        func text(_ name: String) -> String { some() ? "\(name) \(Int.random(in: 1...3, using: &dice))" : "" }
        let source = ClaimSource.allCases.randomElement(using: &dice) ?? .pasted
        var denied: [Identifier] = []
        let made = claim(number, source, at: Int64.random(in: 0...2, using: &dice)) { record in
            record.title = text("Title")
            record.subtitle = text("Subtitle")
            record.volume = text("Volume")
            record.container.title = text("Journal")
            record.kind = some() ? .preprint : .article
            record.meshTerms = some() ? [text("Term")] : []
            record.contributors = some() ? [.init(family: text("Family"))] : []
            record.contributorsAreComplete = some() ? some() : nil
            record.abstracts = some() ? [.init(kind: some() ? .abstract : .teaser, sections: [.init(text: "A")])] : []
            for index in 1...3 where some() { record.identifiers += [Identifier(.pmid, "\(index)")].compactMap { $0 } }
            if some(), let target = Identifier(.pmid, "9") {
                record.relations = [
                    .init(kind: some() ? .retractedBy : .correctedBy, target: target, asserter: source.name)
                ]
            }
            if source == .hand, some() { denied = [Identifier(.pmid, "2")].compactMap { $0 } }
        }
        return Claim(
            number: made.number, statement: Claim.Statement(source, made.record, denied: denied),
            claimedAt: made.claimedAt)
    }
}
