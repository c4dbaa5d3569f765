package import Colloquium

/// What a text said before: a contribution, an answer, a synthesis, what was posted.
package struct HistoryPage: SitePage {
    package static let template = "discussions/history"

    package let pageTitle = "History"
    /// What it is the history of, and whose.
    let historySubject: String
    let historyCrumbs: [NextLink]
    let currentPath: String
    let versions: [Version]

    package struct Version: Sendable {
        let versionName: String
        let versionTime: String
        let versionMachineTime: String
        let versionKind: String
        let versionHTML: String
        let versionReferences: [String]
        /// What is different from the version before; empty for the first.
        let changesHTML: String

        package init(
            name: String, writtenAt: Instant, kind: String, html: String, references: [String] = [],
            changes: TextDifference? = nil, time: ReaderTime
        ) {
            versionName = name
            versionTime = time.momentInZone(writtenAt)
            versionMachineTime = ReaderTime.machine(writtenAt)
            versionKind = kind
            versionHTML = html
            versionReferences = references
            changesHTML = changes?.html ?? ""
        }
    }

    /// `versions` newest first.
    /// - Parameters:
    ///   - subject: what they are of, and whose, in words.
    ///   - crumbs: what it stands in, the widest first.
    package init(
        _ versions: [Version], of subject: String, in crumbs: [(name: String, path: String)], currentPath: String
    ) {
        self.versions = versions
        historySubject = subject
        historyCrumbs = crumbs.map { NextLink(nextName: $0.name, nextPath: $0.path) }
        self.currentPath = currentPath
    }
}

extension TextDifference {
    /// What was taken out and put in, marked as such; nothing where nothing is different.
    fileprivate var html: String {
        let hasChanged = pieces.contains { if case .kept = $0 { false } else { true } }
        guard hasChanged else { return "" }
        return pieces.map { piece in
            switch piece {
            case .kept(let text): text.escapedForHTML
            case .removed(let text): "<del>\(text.escapedForHTML)</del>"
            case .added(let text): "<ins>\(text.escapedForHTML)</ins>"
            }
        }.joined()
    }
}
