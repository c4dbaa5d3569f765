import Colloquium

/// A field with everything that is said in it.
struct ClaimedField: Sendable {
    let fieldKey: String
    let fieldTitle: String
    let choiceText: String
    let saidValues: [SaidValue]
    let mayUnpin: Bool
    let fieldDoneText: String
    /// Whether sources differ or a person decided: what a reader came to see.
    let isDisputed: Bool
    /// The value in a line, where it is folded.
    let foldedText: String
    let isUnfolded: Bool
    /// A date stays on one line; whatever else is said may be too long for that.
    let valueClass: String

    private static let foldedLimit = 110

    /// Nil for a field of which no source says anything.
    init?(
        _ field: ArticleRecord.Field, _ said: ClaimsPage.Said, mayCurate: Bool, done: CurationDone?, _ time: ReaderTime
    ) {
        let claims = said.claims.filter { $0.statement.says(field) || $0.corrects(field) }
        if claims.isEmpty { return nil }
        let shown = ArticleRecord.chosen(field, among: said.claims, said.pins)?.number
        let isPinned = shown != nil && said.pins[field] == shown
        let mayPin = mayCurate && !field.isUnited
        fieldKey = field.name
        fieldTitle = field.words
        choiceText = Self.choice(field, among: claims, shown, pinner: isPinned ? said.pinners[field] ?? "" : nil)
        saidValues = Self.alike(claims, in: field).map { alike in
            let isShown = field.isUnited || alike.contains { $0.number == shown }
            return SaidValue(
                alike, field, shown: isShown ? shown : nil, isShown: isShown,
                mayPin: mayPin && !(isShown && isPinned), mayTakeBack: mayCurate, time)
        }.sorted { $0.isShownValue && !$1.isShownValue }
        mayUnpin = mayPin && isPinned
        fieldDoneText = done?.sentence ?? ""
        isDisputed = isPinned || claims.contains { $0.corrects(field) } || !field.isUnited && saidValues.count > 1
        foldedText = saidValues.map(\.saidText).joined(separator: "; ").excerpt(Self.foldedLimit)
        isUnfolded = done != nil
        valueClass = field == .published ? "nowrap" : "any-break"
    }

    /// The claims in groups that say the same, in the order in which they were made.
    private static func alike(_ claims: [Claim], in field: ArticleRecord.Field) -> [[Claim]] {
        var groups: [(text: String, denied: [Identifier], claims: [Claim])] = []
        for claim in claims {
            let text = claim.record.text(of: field).tidiedLine
            let denied = field == .identifiers ? claim.statement.denied : []
            if let index = groups.firstIndex(where: { $0.text == text && $0.denied == denied }) {
                groups[index].claims.append(claim)
            } else {
                groups.append((text, denied, [claim]))
            }
        }
        return groups.map(\.claims)
    }

    /// Why what is shown is shown.
    private static func choice(
        _ field: ArticleRecord.Field, among claims: [Claim], _ shown: Number<Claim>?, pinner: String?
    ) -> String {
        if field.isUnited { return "Those of all sources are shown together." }
        if let pinner { return "Chosen by \(pinner.isEmpty ? "a member who has left" : pinner)." }
        guard let source = claims.first(where: { $0.number == shown })?.source else {
            return "None is shown: it belongs to a title that is not."
        }
        if claims.count == 1 { return "Only one source says anything." }
        return source == .hand ? "A correction by hand comes first." : "\(source.name) is believed most here."
    }
}
