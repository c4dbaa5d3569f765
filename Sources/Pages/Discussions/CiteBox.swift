package import Colloquium

/// How a discussion or a contribution is cited: the text, and files for reference managers.
package struct CiteBox: Sendable {
    let citeHTML: String
    let citeFiles: [CiteLink]

    struct CiteLink: Sendable {
        let citeName: String
        let citePath: String
    }

    /// - Parameter files: names of formats with the addresses of their files.
    package init(_ writing: CitedWriting, files: [(name: String, path: String)]) {
        citeHTML = FormattedCitation(writing.record, style: .ama).html
        citeFiles = files.map { CiteLink(citeName: $0.name, citePath: $0.path) }
    }
}

/// How a contribution is cited, on a page of its own.
package struct ContributionCitationPage: SitePage {
    package static let template = "discussions/citation"

    package let pageTitle: String
    let cite: CiteBox
    let backPath: String

    package init(_ cite: CiteBox, of number: Number<Contribution>, by author: String) {
        pageTitle = "Cite the contribution of \(author)"
        self.cite = cite
        backPath = SitePath.contribution(number)
    }
}

extension SitePath {
    package static func citation(of number: Number<Contribution>) -> String { "\(contribution(number))/citation" }
    package static func citation(of number: Number<Contribution>, as ending: String) -> String {
        "\(contribution(number))/citation.\(ending)"
    }
    package static func citation(of number: Number<Discussion>, as ending: String) -> String {
        "\(discussion(number))/citation.\(ending)"
    }
}
