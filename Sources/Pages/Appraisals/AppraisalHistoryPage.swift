package import Colloquium

/// What an appraisal said, version by version.
package struct AppraisalHistoryPage: SitePage {
    package static let template = "appraisals/history"

    package let pageTitle = "History of an appraisal"
    let articleTitle: String
    let discussionPath: String
    let currentPath: String
    let authorName: String
    let versions: [Version]

    package struct Version: Sendable {
        let versionName: String
        let versionTime: String
        let versionMachineTime: String
        let versionBody: AppraisalBody

        package init(_ appraisal: Appraisal, revision: Int, savedAt: Instant, time: ReaderTime) {
            versionName = "Version \(revision)"
            versionTime = time.momentInZone(savedAt)
            versionMachineTime = ReaderTime.machine(savedAt)
            versionBody = AppraisalBody(appraisal)
        }
    }

    /// `versions` newest first.
    package init(
        of number: Number<Appraisal>, by author: String,
        in discussion: (number: Number<Discussion>, articleTitle: String),
        _ versions: [Version]
    ) {
        articleTitle = discussion.articleTitle
        discussionPath = SitePath.discussion(discussion.number, discussion.articleTitle)
        currentPath = SitePath.appraisal(number)
        authorName = author
        self.versions = versions
    }
}
