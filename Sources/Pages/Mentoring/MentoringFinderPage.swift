package import Colloquium

/// What others offer and look for, as far as they let the reader see it.
package struct MentoringFinderPage: SitePage {
    package static let template = "mentoring/finder"

    package let pageTitle = "What others offer and look for"
    let tabs = Tab.mentoring
    let finderAction = SitePath.mentoringFinder
    let clearPath: [String]
    let roleChoice: Choice
    let offers: [ListingItem]
    let requests: [ListingItem]
    let newRequestPath: String
    let newOfferPath: String

    /// - Parameter role: nil for all three.
    package init(
        _ role: MentoringRole?, offers: [MentoringListing], requests: [MentoringListing], for reader: Number<Member>
    ) {
        clearPath = role == nil ? [] : [SitePath.mentoringFinder]
        roleChoice = Choice(
            "role", "Which of the three?",
            options: [("", "All three")] + MentoringRole.allCases.map { ($0.rawValue, $0.name) },
            chosen: role?.rawValue ?? "")
        self.offers = offers.map { ListingItem($0, for: reader, note: "") }
        self.requests = requests.map { ListingItem($0, for: reader, note: "") }
        newRequestPath = role.map { SitePath.newListing(.request, $0) } ?? SitePath.newListing(.request)
        newOfferPath = role.map { SitePath.newListing(.offer, $0) } ?? SitePath.newListing(.offer)
    }
}
