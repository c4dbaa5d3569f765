package import Colloquium

/// What a contribution or an answer said before.
package struct HistoryPage: SitePage {
    package static let template = "discussions/history"

    package let pageTitle = "History"
    let currentPath: String
    let versions: [Version]

    package struct Version: Sendable {
        let versionName: String
        let versionTime: String
        let versionMachineTime: String
        let versionKind: String
        let versionHTML: String
        let versionReferences: [String]

        package init(
            name: String, writtenAt: Instant, kind: String, html: String, references: [String] = [], time: ReaderTime
        ) {
            versionName = name
            versionTime = time.moment(writtenAt)
            versionMachineTime = ReaderTime.machine(writtenAt)
            versionKind = kind
            versionHTML = html
            versionReferences = references
        }
    }

    /// `versions` newest first.
    package init(_ versions: [Version], currentPath: String) {
        self.versions = versions
        self.currentPath = currentPath
    }
}
