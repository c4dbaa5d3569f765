extension SitePath {
    package static let suggestions = "/network/suggestions"
    package static let suggestionDismissals = "/network/suggestions/dismissals"
    package static let suggestionRefusal = "/network/suggestions/refusal"
    package static let suggestionRefusalRemoval = "/network/suggestions/refusal/removal"
    /// Where on the sharing page a member says whether they are suggested.
    package static let suggestingSetting = "\(networkSharing)#suggesting"
}
