package import Colloquium

/// The contributions of a discussion, put together from fragments, with a slot behind each for what differs from reader
/// to reader.
package enum ThreadHTML {
    /// What stands below a contribution.
    package enum Controls: Equatable, Sendable {
        case none
        /// What everybody who may write in the club may do, and behind it what this reader may do beyond that. `whose`
        /// says whom they would reply to.
        case all(whose: String, takesReplies: Bool)
        /// Only what this reader may do.
        case own
    }

    /// What stands of signals below a contribution.
    package enum Signals: Equatable, Sendable {
        case none
        case counts(Reception)
        /// Buttons, for readers who may write in the club.
        case buttons(Reception, ThreadForm)
    }

    package struct Entry: Sendable {
        package let number: Number<Contribution>
        package let depth: Int
        /// What it replies to is not on the page.
        package let isApart: Bool
        package let html: ContributionHTML
        /// In the zone of the readers it is made for.
        package let moment: String
        /// They come and go, and become known, while the contribution stays as it is.
        package let works: [WorkCard]
        package let notices: [CitedNoticeLine]
        package let signals: Signals
        package let controls: Controls

        package init(
            number: Number<Contribution>, depth: Int, isApart: Bool = false, html: ContributionHTML, moment: String,
            works: [WorkCard] = [], notices: [CitedNoticeLine], signals: Signals, controls: Controls
        ) {
            self.number = number
            self.depth = depth
            self.isApart = isApart
            self.html = isApart ? html.apart : html
            self.moment = moment
            self.works = works
            self.notices = notices
            self.signals = signals
            self.controls = controls
        }
    }

    /// Concatenation, not a template: a thousand entries cost what their bytes cost.
    /// - Parameter threads: each with its beginning first; the replies behind it can be folded away.
    package static func html(_ threads: [ArraySlice<Entry>]) -> String {
        var html = ""
        html.reserveCapacity(
            threads.joined().reduce(0) { $0 + $1.html.before.utf8.count + $1.html.behind.utf8.count + 800 })
        for thread in threads {
            guard let beginning = thread.first else { continue }
            html += beginning.depth == 0 || beginning.isApart ? "<li class=\"starts-thread\">\n" : "<li>\n"
            append(beginning, to: &html)
            let replies = thread.dropFirst()
            if !replies.isEmpty {
                let words = replies.count == 1 ? "1 reply" : "\(replies.count) replies"
                html += "<details class=\"replies\" open><summary>\(words)</summary><ol class=\"contributions\">\n"
                for reply in replies {
                    html += "<li>\n"
                    append(reply, to: &html)
                    html += "</li>\n"
                }
                html += "</ol></details>\n"
            }
            html += "</li>\n"
        }
        return html
    }

    private static func append(_ entry: Entry, to html: inout String) {
        if entry.controls != .none { html += PreparedPage.Slot.newness.mark }
        html += entry.html.before
        html += entry.moment
        html += entry.html.behind
        html += WorkCard.html(entry.works, among: entry.notices)
        if case .counts(let reception) = entry.signals { html += SignalsHTML.counts(reception) }
        switch entry.controls {
        case .none: break
        case .own: html += PreparedPage.Slot.entry.mark
        case .all(let whose, let takesReplies):
            // Also where nothing can be said of it: a slot is found by how many of its kind stand before it.
            html += PreparedPage.Slot.ownSignals.mark
            html += "<ul class=\"controls\">"
            if takesReplies { html += control("Reply", SitePath.reply(entry.number), "to \(whose)") }
            if case .buttons(let reception, let form) = entry.signals {
                html += SignalsHTML.buttons(for: entry.number, reception, in: form, takesReplies: takesReplies)
            }
            html += PreparedPage.Slot.entry.mark + "</ul>\n"
        }
    }

    /// What only some readers may do with a contribution, for its slot.
    package static func controls(
        of number: Number<Contribution>, whose: String, mayEdit: Bool, mayWithdraw: Bool, besideOthers: Bool
    ) -> String {
        guard mayEdit || mayWithdraw else { return "" }
        let items =
            (mayEdit ? control("Edit", SitePath.edit(number), whose) : "")
            + (mayWithdraw ? control("Withdraw", SitePath.withdrawal(number), whose) : "")
        return besideOthers ? items : "<ul class=\"controls\">\(items)</ul>\n"
    }

    /// Marks a contribution as new, with the way to the one that is new after it.
    package static func newMark(next: Number<Contribution>?) -> String {
        let way = next.map { " <a href=\"#\(SitePath.anchor($0))\">Next new</a>" } ?? ""
        return "<p class=\"new-mark\"><span>New</span>\(way)</p>\n"
    }

    /// How much is new, above the list; nothing where nothing is.
    package static func news(_ count: Int, since: String, first: Number<Contribution>?) -> String {
        guard let first, count > 0 else { return "" }
        let what = count == 1 ? "1 contribution is new" : "\(count) contributions are new"
        return "<p class=\"jump\"><a href=\"#\(SitePath.anchor(first))\">\(what)</a> since your visit on \(since)</p>\n"
    }

    private static func control(_ name: String, _ path: String, _ of: String) -> String {
        "<li><a href=\"\(path)\">\(name)<span class=\"visually-hidden\"> \(of.escapedForHTML)</span></a></li>"
    }
}

extension ContributionHTML {
    /// As it stands where what it replies to does not: not indented below nothing, with the way to where that is. No text that
    /// a member wrote links to an anchor of a contribution.
    package var apart: ContributionHTML {
        ContributionHTML(
            before: before.replacing(#/ depth-[1-9]/#, with: " depth-0", maxReplacements: 1),
            behind: behind.replacing("href=\"#\(SitePath.anchorStem)", with: "href=\"\(SitePath.contributionStem)"))
    }
}
