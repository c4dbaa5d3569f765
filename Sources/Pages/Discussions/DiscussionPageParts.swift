import Colloquium

/// What a discussion's page makes of its content, part by part.
extension DiscussionPage.Content {
    func credit(_ time: ReaderTime) -> [DiscussionPage.Credit] {
        guard let credit = synthesisCredit else { return [] }
        return [
            DiscussionPage.Credit(
                creditNames: credit.authors.joined(separator: ", "),
                contributorNames: credit.contributors.joined(separator: ", "),
                creditDay: time.day(credit.writtenAt), creditMachineTime: ReaderTime.machine(credit.writtenAt),
                creditHistoryPath: credit.version > 1 ? [SitePath.synthesisHistory(discussion.number)] : [])
        ]
    }

    var filters: [DiscussionPage.KindFilter] {
        let all = DiscussionPage.KindFilter(
            kindClass: "all", kindWord: "All", kindCount: counts.values.reduce(0, +), kindPath: place(nil, order),
            isCurrentKind: kind == nil)
        return [all]
            + Contribution.Kind.allCases.map {
                DiscussionPage.KindFilter(
                    kindClass: $0.rawValue, kindWord: $0.name, kindCount: counts[$0] ?? 0, kindPath: place($0, order),
                    isCurrentKind: kind == $0)
            }
    }

    var orders: [DiscussionPage.OrderLink] {
        ReadingOrder.allCases.map {
            DiscussionPage.OrderLink(orderName: $0.name, orderPath: place(kind, $0), isCurrentOrder: $0 == order)
        }
    }

    private func place(_ kind: Contribution.Kind?, _ order: ReadingOrder) -> String {
        SitePath.discussion(discussion.number, kind: kind, order: order) + "#contributions"
    }

    /// Why nothing can be written in it now, or that it comes late; empty while it is open.
    func closedWords(at now: Instant, _ time: ReaderTime) -> String {
        if discussion.callingOff != nil { return "The discussion was called off. It does not take place." }
        switch discussion.schedule.stage(at: now) {
        case .announced, .preReading:
            return "The discussion \(discussion.schedule.words(at: now, time)). Read the article until then."
        case .synthesis, .archived:
            return form == nil
                ? "The discussion has closed. It stays here to be read and cited."
                : "The discussion has closed. What you post now is marked as late."
        case .open, .closing: return ""
        }
    }

    /// Empty where everybody has declared.
    var undeclaredWords: String {
        let who = undeclared == 1 ? "1 member who wrote here has" : "\(undeclared) members who wrote here have"
        return undeclared == 0 ? "" : "\(who) not declared anything; no declaration stands below what they wrote."
    }

    var keepLinks: [NextLink] {
        [
            NextLink(nextName: "On paper or as PDF", nextPath: SitePath.print(discussion.number)),
            NextLink(nextName: "Markdown", nextPath: SitePath.export(discussion.number, as: "md")),
            NextLink(nextName: "JSON", nextPath: SitePath.export(discussion.number, as: "json")),
        ]
    }

    var referenceLinks: [NextLink] {
        referenceFiles.map {
            NextLink(nextName: $0.name, nextPath: SitePath.references(of: discussion.number, as: $0.ending))
        }
    }
}
