/// Why somebody is told of something between them and another.
package enum MentoringReason: String, CaseIterable, Hashable, Sendable, Codable {
    /// Somebody asks whether they may look for somebody for them.
    case consent
    case asked, accepted, declined
    /// Other terms: proposed, agreed to, or rather not.
    case proposed, agreed
    case keptAsItWas = "kept"
    case ended
    /// Nobody did these: a day has come.
    case meeting
    case lastDay = "last-day"
}
