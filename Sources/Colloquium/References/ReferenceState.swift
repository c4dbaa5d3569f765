/// How far a reference can be trusted to exist and to stand.
package enum ReferenceState: String, CaseIterable, Hashable, Sendable {
    /// A registry knows it.
    case verified
    /// Nobody can be asked, or nobody has answered yet.
    case unverified
    /// Every registry was asked, and none knows it.
    case failed
    case retracted
}
