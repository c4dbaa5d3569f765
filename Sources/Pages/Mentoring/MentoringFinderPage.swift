package import Colloquium

/// What others offer and look for, as far as they let the reader see it.
package struct MentoringFinderPage: SitePage {
    package static let template = "mentoring/finder"

    package let pageTitle = "What others offer and look for"
    let tabs = Tab.mentoring
    let finderAction = SitePath.mentoringFinder
    let clearPath: [String]
    let roleChoice: Choice
    let topic: Field
    let offers: [ListingItem]
    let offerPages: Pagination
    let requests: [ListingItem]
    let requestPages: Pagination
    let newRequestPath: String
    let newOfferPath: String

    /// One page of one of both lists.
    package struct Part: Sendable {
        let listings: [MentoringListing]
        let page: Int
        let hasMore: Bool

        package init(_ listings: [MentoringListing], page: Int = 1, hasMore: Bool = false) {
            self.listings = listings
            self.page = page
            self.hasMore = hasMore
        }
    }

    /// What the address calls the page of a list.
    package static func parameter(of kind: MentoringListing.Kind) -> String { "\(kind.rawValue)s" }

    /// - Parameters:
    ///   - role: nil for all three.
    ///   - topic: empty for every one.
    package init(
        _ role: MentoringRole?, about topic: String = "", offers: Part, requests: Part, for reader: Number<Member>
    ) {
        let path = SitePath.mentoringFinder(role, about: topic)
        func pages(_ kind: MentoringListing.Kind, _ part: Part) -> Pagination {
            let name = MentoringFinderPage.parameter(of: kind)
            return Pagination(path: path, page: part.page, hasMore: part.hasMore, parameter: name, of: name)
        }
        clearPath = role == nil && topic.isEmpty ? [] : [SitePath.mentoringFinder]
        roleChoice = Choice(
            "role", "Which of the three?",
            options: [("", "All three")] + MentoringRole.allCases.map { ($0.rawValue, $0.name) },
            chosen: role?.rawValue ?? "")
        self.topic = Field("topic", "About", value: topic, hint: "One topic, such as feedback.")
        self.offers = offers.listings.map { ListingItem($0, for: reader, note: "") }
        offerPages = pages(.offer, offers)
        self.requests = requests.listings.map { ListingItem($0, for: reader, note: "") }
        requestPages = pages(.request, requests)
        newRequestPath = role.map { SitePath.newListing(.request, $0) } ?? SitePath.newListing(.request)
        newOfferPath = role.map { SitePath.newListing(.offer, $0) } ?? SitePath.newListing(.offer)
    }
}
