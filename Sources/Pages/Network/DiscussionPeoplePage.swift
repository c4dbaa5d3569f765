package import Colloquium

/// Who brought a discussion and contributed to it, for a member to add them to their network.
package struct DiscussionPeoplePage: SitePage {
    package static let template = "network/people"

    package let pageTitle = "People in this discussion"
    let discussionTitle: String
    let discussionPath: String
    let people: [Person]

    package struct Person: Sendable {
        let personName: String
        let personPath: String
        let personByline: String
        /// Where they are added; none for the reader.
        let addPath: [String]
        /// Where the reader's tie to them is.
        let tiePath: [String]

        /// - Parameters:
        ///   - tie: the reader's tie to them.
        ///   - isReader: whether they are the reader.
        package init(
            _ number: Number<Member>, name: String, byline: String, tie: Number<Tie>?, isReader: Bool,
            in discussion: Number<Discussion>
        ) {
            personName = name
            personPath = SitePath.member(number, name)
            personByline = byline
            addPath = isReader || tie != nil ? [] : [SitePath.newTie(to: number, metIn: discussion)]
            tiePath = tie.map { [SitePath.tie($0)] } ?? []
        }
    }

    package init(_ people: [Person], in discussion: Number<Discussion>, _ title: String) {
        discussionTitle = title
        discussionPath = SitePath.discussion(discussion, title)
        self.people = people
    }
}
