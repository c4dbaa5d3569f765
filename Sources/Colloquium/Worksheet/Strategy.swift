extension Worksheet {
    /// The eight ways in which educators build a personal learning network.
    package enum Strategy: String, CaseIterable, Hashable, Sendable, Codable {
        case profile, resources, mentors, conferences
        case journalClub = "journal-club"
        case weakTies = "weak-ties"
        case scholarship, international

        package var name: String {
            switch self {
            case .profile: "Professional profile"
            case .resources: "Share helpful resources"
            case .mentors: "Mentors, coaches and sponsors"
            case .conferences: "Share from conferences"
            case .journalClub: "Journal club"
            case .weakTies: "Weak ties"
            case .scholarship: "Scholarship together"
            case .international: "International nodes"
            }
        }

        /// What it is for, in one sentence.
        package var explanation: String {
            switch self {
            case .profile: "Say who you are and what you care about, so that people who share it can find you."
            case .resources:
                "Pass on what helped you, with a word on why: it is how people learn what to come to you for."
            case .mentors: "A mentor advises, a coach asks, a sponsor opens doors: find out which of them you lack."
            case .conferences: "Bring what you heard to those who were not there, and meet those who were."
            case .journalClub: "Read with others over days, and be known by how you think."
            case .weakTies: "New ideas come from people you know a little: look after a few of them."
            case .scholarship: "Write, teach or study something with somebody: common work makes ties strong."
            case .international: "Somebody in another country sees what everybody around you takes for granted."
            }
        }
    }
}
