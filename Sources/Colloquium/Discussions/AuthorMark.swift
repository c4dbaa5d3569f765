/// That who writes is an author of the article: they used a link that was mailed to them as one. What else speaks for it.
package struct AuthorMark: Hashable, Sendable {
    /// The author they were invited as, where their account has another name; else empty.
    package let invitedAs: String
    /// The article’s record gives the address that the link was mailed to.
    package let isAddressRecorded: Bool
    /// They gave the ORCID iD that the article’s record has of the author. Everybody can read it there, so it proves nothing.
    package let isOrcidSame: Bool

    package init(invitedAs: String = "", isAddressRecorded: Bool, isOrcidSame: Bool) {
        self.invitedAs = invitedAs
        self.isAddressRecorded = isAddressRecorded
        self.isOrcidSame = isOrcidSame
    }

    package var words: String { "author of the article\(invitedAs.isEmpty ? "" : " (\(invitedAs))"), \(grounds)" }

    private var grounds: String {
        switch (isAddressRecorded, isOrcidSame) {
        case (true, true): "e-mail address as in its record, gave the ORCID iD in it"
        case (true, false): "e-mail address as in its record"
        case (false, true): "invited by e-mail, gave the ORCID iD in its record"
        case (false, false): "invited by e-mail"
        }
    }
}
