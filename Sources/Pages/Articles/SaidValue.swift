import Colloquium

/// A value with all who say it.
struct SaidValue: Sendable {
    let saidText: String
    let sayers: [Sayer]
    let saidDenied: String
    let claimNumber: String
    let isShownValue: Bool
    let mayPin: Bool
    let mayTakeBack: Bool
    let pinLabel: String
    let sayerNames: String

    /// Who says it.
    struct Sayer: Sendable {
        let saidSource: String
        let saidDay: String
        /// As it was found, where that differs from what was made of it.
        let saidRaw: String
    }

    /// A page of a hundred long abstracts would be read by nobody.
    private static let limit = 700

    /// - Parameters:
    ///   - claims: those that say it, at least one.
    ///   - shown: the claim that is shown, where it is among them.
    init(
        _ claims: [Claim], _ field: ArticleRecord.Field, shown: Number<Claim>?, isShown: Bool, mayPin: Bool,
        mayTakeBack: Bool, _ time: ReaderTime
    ) {
        let first = claims[0]
        let text = first.record.text(of: field)
        saidText = text.isEmpty && first.statement.says(field) ? "Nothing: it was taken out." : text.excerpt(Self.limit)
        sayers = claims.map { Sayer($0, field, time) }
        sayerNames = sayers.map(\.saidSource).joined(separator: ", ")
        saidDenied =
            field == .identifiers ? first.statement.denied.map(\.label).joined(separator: ", ") : ""
        claimNumber = (shown ?? first.number).description
        isShownValue = isShown
        self.mayPin = mayPin
        self.mayTakeBack = mayTakeBack && claims.contains { $0.corrects(field) }
        pinLabel = isShown ? "Keep this one" : "Show this one"
    }
}

extension SaidValue.Sayer {
    fileprivate init(_ claim: Claim, _ field: ArticleRecord.Field, _ time: ReaderTime) {
        let origin = claim.record.origins[field]
        let raw = origin?.raw ?? ""
        saidSource = [claim.source.name, claim.detail, origin?.element ?? ""].filter { !$0.isEmpty }
            .joined(separator: ": ")
        saidDay = time.day(claim.claimedAt)
        saidRaw = raw.tidiedLine == claim.record.text(of: field).tidiedLine ? "" : raw.excerpt(SaidValue.limit)
    }
}
