package import Colloquium

/// Who proposed what another posts, with their words.
package struct ProposerWords: Sendable {
    let proposerName: String
    let proposerPath: String
    let proposedHTML: String

    package init(_ proposer: Number<Member>, name: String, why: Prose) {
        proposerName = name
        proposerPath = SitePath.member(proposer, name)
        proposedHTML = why.html
    }
}
