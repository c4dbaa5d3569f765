package import Colloquium

/// Everybody who is a member.
package struct MembersPage: SitePage {
    package static let template = "members/members"

    package let pageTitle = "Members"
    let people: [Person]
    let membersText: String
    let pagination: [Pagination]
    let showsMembers: Bool
    /// What a guest may do; empty for others.
    let guestText: String

    package struct Person: Sendable {
        let personName: String
        let personPath: String
        let personByline: String

        package init(_ number: Number<Member>, name: String, byline: String) {
            personName = name
            personPath = SitePath.member(number, name)
            personByline = byline
        }
    }

    /// - Parameter count: of all members, on whatever page of the list.
    package init(_ people: [Person], of count: Int, pagination: Pagination, for viewer: Viewer) {
        self.init(people, "\(count) in all", [pagination], viewer)
    }

    /// For those whom the members are not shown.
    package init(for viewer: Viewer) { self.init([], "", [], viewer) }

    private init(_ people: [Person], _ membersText: String, _ pagination: [Pagination], _ viewer: Viewer) {
        self.people = people
        self.membersText = membersText
        self.pagination = pagination
        showsMembers = viewer.isMember
        guestText = viewer.guestText
    }
}

/// A member's profile, as far as the reader may see it.
package struct MemberPage: SitePage {
    package static let template = "members/member"

    package let pageTitle: String
    /// Member or guest.
    let place: String
    let byline: String
    let facts: [Fact]
    let orcidURL: String
    let orcid: String
    let bioHTML: String
    let clubs: [MemberClub]
    let posted: [DiscussionItem]
    /// What they were invited to as an author, on their own page.
    let invited: [DiscussionItem]
    /// Those they are on or asked to, on their own page.
    let ownPanels: [PanelItem]
    let isOwn: Bool
    let mayEdit: Bool
    /// Where they are followed or muted, by members.
    let followPath: [String]
    /// Into the reader's network, and to what they share of theirs.
    let networkLinks: [NextLink]
    /// What a guest may do, on their own page.
    let guestText: String

    struct Fact: Sendable {
        let factName: String
        let factText: String
    }

    struct MemberClub: Sendable {
        let clubName: String
        let clubPath: String
    }

    package init(
        _ member: Member, for viewer: Viewer, clubs: [(Number<Club>, String)], posted: [DiscussionItem],
        invited: [DiscussionItem] = [], panels: [PanelItem] = [], networkLinks: [NextLink] = [], time: ReaderTime
    ) {
        let profile = member.profile
        func shows(_ field: Profile.Field) -> Bool { profile.shows(field, of: member.number, to: viewer) }
        pageTitle = profile.name
        place = member.isGuest ? "Guest" : "Member"
        byline = [
            shows(.credentials) ? profile.credentials : "", shows(.careerStage) ? profile.careerStage.name : "",
        ].filter { !$0.isEmpty }.joined(separator: " · ")
        var rows: [(String, String)] = []
        if let handle = profile.handle { rows.append(("Handle", "@\(handle.rawValue)")) }
        if shows(.institution) { rows.append(("Institution", profile.institution)) }
        if shows(.country) { rows.append(("Country", profile.country)) }
        if shows(.specialties) { rows.append(("Specialties", profile.specialties.joined(separator: ", "))) }
        rows.append(("\(place) since", time.day(member.joinedAt)))
        facts = rows.filter { !$0.1.isEmpty }.map { Fact(factName: $0.0, factText: $0.1) }
        orcid = shows(.orcid) ? profile.orcid : ""
        orcidURL = orcid.isEmpty ? "" : "https://orcid.org/\(orcid)"
        bioHTML = shows(.bio) ? profile.bio.html : ""
        self.clubs = clubs.map { MemberClub(clubName: $0.1, clubPath: SitePath.club($0.0, $0.1)) }
        self.posted = posted
        self.invited = invited
        ownPanels = panels
        isOwn = viewer.member == member.number
        mayEdit = isOwn && viewer.isMember
        followPath = viewer.isMember && !isOwn && !member.isGuest ? [SitePath.following(.member(member.number))] : []
        self.networkLinks = networkLinks
        guestText = isOwn ? viewer.guestText : ""
    }
}
