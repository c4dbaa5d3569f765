extension OwnWritings {
    /// All that a member keeps of offers, requests, asks and agreements, for them to take away.
    package struct OwnMentoring: Sendable {
        /// Also requests that others made for the member.
        package let listings: [Listed]
        /// Those the member sent or was sent.
        package let asks: [MentoringAsk]
        package let agreements: [Agreed]
        package let member: Number<Member>

        package init(
            of member: Number<Member> = 0, listings: [Listed] = [], asks: [MentoringAsk] = [],
            agreements: [Agreed] = []
        ) {
            self.member = member
            self.listings = listings
            self.asks = asks
            self.agreements = agreements
        }

        /// An offer or a request with the handles of those who were named for it.
        package struct Listed: Sendable {
            package let listing: MentoringListing
            package let named: [Handle]

            package init(_ listing: MentoringListing, named: [Handle]) {
                self.listing = listing
                self.named = named
            }
        }

        /// An agreement with the member's own log.
        package struct Agreed: Sendable {
            package let agreement: MentoringAgreement
            package let log: [MentoringLogEntry]

            package init(_ agreement: MentoringAgreement, log: [MentoringLogEntry]) {
                self.agreement = agreement
                self.log = log
            }
        }
    }
}
