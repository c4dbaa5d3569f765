import Colloquium

/// A verdict as it is shown: by a colour, and by a sign for those who do not see it.
struct VerdictMark: Sendable {
    let verdictName: String
    let verdictSign: String
    let toneClass: String

    init(_ verdict: Verdict) {
        verdictName = verdict.name
        verdictSign = verdict.sign
        toneClass = "tone-\(verdict.tone.rawValue)"
    }
}
