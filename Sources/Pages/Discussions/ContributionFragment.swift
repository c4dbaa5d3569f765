package import Colloquium
import Foundation

/// A contribution as every reader sees it, made once when it changes; what differs from reader to reader stands behind
/// it, and its time in a slot.
package struct ContributionFragment: Page {
    package static let template = "discussions/contribution"

    let anchor: String
    let permalink: String
    /// None for what was withdrawn.
    let citePath: [String]
    let numberText: String
    let depthClass: String
    let kindClass: String
    let kindName: String
    let authorName: String
    let authorPath: String
    let authorByline: String
    /// By which others name them.
    let authorHandle: [String]
    /// Of an author of the article.
    let authorMark: [String]
    let writtenAt: String
    let writtenMachine: String
    let isEdited: Bool
    let historyPath: String
    let inReplyTo: [Parent]
    let disagreesWith: [Parent]
    let isLate: Bool
    let isCitationNeeded: Bool
    let declarationLines: [String]
    let declaredLater: [LaterDay]
    let isWithdrawn: Bool
    let withdrawnText: String
    let bodyHTML: String

    struct LaterDay: Sendable {
        let laterDay: String
        let laterMachineTime: String
    }

    struct Parent: Sendable {
        let parentName: String
        let parentAnchor: String
    }

    package init(
        _ contribution: Contribution, depth: Int, author: (name: String, byline: String, handle: String?), edited: Bool,
        parent: (number: Number<Contribution>, author: String)?, mark: AuthorMark? = nil, disagrees: Bool = false,
        isLate: Bool = false, citationNeeded: Bool = false, declaration: Declaration? = nil,
        declaredLater: Instant? = nil
    ) {
        anchor = SitePath.anchor(contribution.number)
        permalink = SitePath.contribution(contribution.number)
        numberText = "#\(contribution.number)"
        depthClass = "depth-\(min(depth, 4))"
        kindClass = "kind-\(contribution.kind.rawValue)"
        kindName = contribution.kind.name
        authorName = author.name
        authorPath = SitePath.member(contribution.author, author.name)
        authorByline = author.byline
        authorHandle = author.handle.map { ["@\($0)"] } ?? []
        authorMark = mark.map { [$0.words.prefix(1).uppercased() + $0.words.dropFirst()] } ?? []
        writtenAt = PreparedPage.Slot.moment.mark
        writtenMachine = ReaderTime.machine(contribution.writtenAt)
        isWithdrawn = contribution.withdrawnAt != nil
        withdrawnText = contribution.withdrawalWords
        citePath = isWithdrawn ? [] : [SitePath.citation(of: contribution.number)]
        isEdited = edited && !isWithdrawn
        historyPath = SitePath.history(contribution.number)
        let parents = parent.map { [Parent(parentName: $0.author, parentAnchor: SitePath.anchor($0.number))] } ?? []
        inReplyTo = disagrees ? [] : parents
        disagreesWith = disagrees ? parents : []
        self.isLate = isLate
        isCitationNeeded = citationNeeded && !isWithdrawn
        declarationLines = isWithdrawn ? [] : declaration?.lines ?? []
        // The same day for every reader, since all are given the same fragment.
        let later = isWithdrawn ? nil : declaredLater
        self.declaredLater =
            later.map {
                [LaterDay(laterDay: ReaderTime(zone: "UTC").day($0), laterMachineTime: ReaderTime.machine($0))]
            } ?? []
        bodyHTML = isWithdrawn ? "" : contribution.body.html
    }
}

extension Templates {
    /// A contribution's fragment, parted at its time.
    package func html(_ fragment: ContributionFragment) -> ContributionHTML {
        let parts = render(fragment).split(
            separator: PreparedPage.Slot.moment.mark, maxSplits: 1, omittingEmptySubsequences: false)
        return ContributionHTML(before: String(parts[0]), behind: parts.count > 1 ? String(parts[1]) : "")
    }

    /// Another one when fragments would come out otherwise than they did: after a change of their template or of what
    /// fills it.
    package func fragmentEdition() -> String {
        let samples = [(false, false), (true, false), (true, true), (false, true)].map { edited, withdrawn in
            let contribution = Contribution(
                number: 1, discussion: 1, author: 1, kind: .comment, body: Prose(source: "Text", html: "<p>Text</p>"),
                writtenAt: Instant(rawValue: 0), withdrawnAt: withdrawn ? Instant(rawValue: 1) : nil)
            return html(
                ContributionFragment(
                    contribution, depth: edited ? 2 : 0, author: ("Name", edited ? "MD" : "", edited ? "name" : nil),
                    edited: edited,
                    parent: edited ? (2, "Other") : nil,
                    mark: edited ? AuthorMark(invitedAs: "Author", isAddressRecorded: true, isOrcidSame: true) : nil,
                    disagrees: withdrawn,
                    isLate: edited, citationNeeded: edited,
                    declaration: Declaration(
                        competingInterests: edited ? "Some" : "", aiUse: edited ? "Some" : ""),
                    declaredLater: edited ? Instant(rawValue: 2) : nil))
        }
        // FNV-1a.
        let hash = samples.flatMap { Array($0.before.utf8) + $0.behind.utf8 }.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        return String(hash, radix: 36)
    }
}

extension Contribution {
    /// Who took it away, for who reads the replies; empty where it stands.
    var withdrawalWords: String {
        if withdrawnAt == nil { return "" }
        if withdrawnBy == author { return "Withdrawn by its author. Replies to it stay." }
        return withdrawnBy == nil
            ? "Withdrawn. Replies to it stay." : "Withdrawn by who looks after the discussion. Replies to it stay."
    }
}

extension Declaration {
    /// What readers weigh a contribution by. That there is none is said, too: where nothing stands, nobody has declared.
    var lines: [String] {
        if isNone { return ["Declared: no competing interests, no use of AI."] }
        return (competingInterests.isEmpty ? [] : ["Competing interests: \(competingInterests)"])
            + (aiUse.isEmpty ? [] : ["AI used: \(aiUse)"])
    }
}

extension SitePath {
    /// The fragment identifier of a contribution on its discussion's page.
    package static func anchor(_ number: Number<Contribution>) -> String { "\(anchorStem)\(number)" }
    static let anchorStem = "contribution-"
    package static func anchor(_ number: Number<StoredAnswer>) -> String { "answer-\(number)" }
}
