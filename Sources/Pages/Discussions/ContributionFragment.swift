package import Colloquium
import Foundation

/// A contribution as every reader sees it. Made once when it changes; what differs from reader to reader stands around
/// it, at `Fragment.opening` and behind it.
package struct ContributionFragment: Page {
    package static let template = "discussions/contribution"

    let anchor: String
    let permalink: String
    let depthClass: String
    let kindClass: String
    let kindName: String
    let authorName: String
    let authorPath: String
    let authorByline: String
    let writtenAt: String
    let writtenMachine: String
    let isEdited: Bool
    let historyPath: String
    let inReplyTo: [Parent]
    let isWithdrawn: Bool
    let withdrawnDay: String
    let bodyHTML: String

    struct Parent: Sendable {
        let parentName: String
        let parentAnchor: String
    }

    package init(
        _ contribution: Contribution, depth: Int, author: (name: String, byline: String), edited: Bool,
        parent: (number: Number<Contribution>, author: String)?, time: ReaderTime
    ) {
        anchor = SitePath.anchor(contribution.number)
        permalink = SitePath.contribution(contribution.number)
        depthClass = "depth-\(min(depth, 4))"
        kindClass = "kind-\(contribution.kind.rawValue)"
        kindName = contribution.kind.name
        authorName = author.name
        authorPath = SitePath.member(contribution.author, author.name)
        authorByline = author.byline
        writtenAt = time.moment(contribution.writtenAt)
        writtenMachine = ReaderTime.machine(contribution.writtenAt)
        isWithdrawn = contribution.withdrawnAt != nil
        withdrawnDay = contribution.withdrawnAt.map(time.day) ?? ""
        isEdited = edited && !isWithdrawn
        historyPath = SitePath.history(contribution.number)
        inReplyTo = parent.map { [Parent(parentName: $0.author, parentAnchor: SitePath.anchor($0.number))] } ?? []
        bodyHTML = isWithdrawn ? "" : contribution.body.html
    }
}

extension SitePath {
    /// The fragment identifier of a contribution on its discussion's page.
    package static func anchor(_ number: Number<Contribution>) -> String { "contribution-\(number)" }
    package static func anchor(_ number: Number<StoredAnswer>) -> String { "answer-\(number)" }
}

/// The list of a discussion's contributions, put together from fragments.
package enum ContributionList {
    /// One entry: the fragment, and what this reader may do with it.
    package struct Entry: Sendable {
        package let fragment: String
        package let startsThread: Bool
        /// They come and go while the contribution stays as it is.
        package let notices: [CitedNoticeLine]
        package let controls: [(name: String, path: String, of: String)]

        package init(
            fragment: String, startsThread: Bool, notices: [CitedNoticeLine],
            controls: [(name: String, path: String, of: String)]
        ) {
            self.fragment = fragment
            self.startsThread = startsThread
            self.notices = notices
            self.controls = controls
        }
    }

    /// Concatenation, not a template: a thousand entries cost what their bytes cost.
    package static func html(_ entries: [Entry]) -> String {
        var html = ""
        html.reserveCapacity(entries.reduce(0) { $0 + $1.fragment.utf8.count + 400 })
        for entry in entries {
            html += entry.startsThread ? "<li class=\"starts-thread\">\n" : "<li>\n"
            html += entry.fragment
            html += CitedNoticeLine.html(entry.notices)
            if !entry.controls.isEmpty {
                html += "<ul class=\"controls\">"
                for control in entry.controls {
                    html += "<li><a href=\"\(control.path)\">\(control.name)<span class=\"visually-hidden\"> "
                    html += "\(control.of.escapedForHTML)</span></a></li>"
                }
                html += "</ul>\n"
            }
            html += "</li>\n"
        }
        return html
    }
}
