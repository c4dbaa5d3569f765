package import Colloquium

/// The contributions of a discussion, put together from fragments, with a slot behind each for what differs from reader
/// to reader.
package enum ThreadHTML {
    /// What stands below a contribution.
    package enum Controls: Equatable, Sendable {
        case none
        /// Replying, and behind it what this reader may do beyond that. `whose` says whom they would reply to.
        case reply(whose: String)
        /// Only what this reader may do.
        case own
    }

    package struct Entry: Sendable {
        package let number: Number<Contribution>
        package let depth: Int
        package let html: ContributionHTML
        /// In the zone of the readers it is made for.
        package let moment: String
        /// They come and go while the contribution stays as it is.
        package let notices: [CitedNoticeLine]
        package let controls: Controls

        package init(
            number: Number<Contribution>, depth: Int, html: ContributionHTML, moment: String,
            notices: [CitedNoticeLine], controls: Controls
        ) {
            self.number = number
            self.depth = depth
            self.html = html
            self.moment = moment
            self.notices = notices
            self.controls = controls
        }
    }

    /// Concatenation, not a template: a thousand entries cost what their bytes cost.
    package static func html(_ entries: [Entry]) -> String {
        var html = ""
        html.reserveCapacity(
            entries.reduce(0) { $0 + $1.html.before.utf8.count + $1.html.behind.utf8.count + 300 })
        for entry in entries {
            html += entry.depth == 0 ? "<li class=\"starts-thread\">\n" : "<li>\n"
            if entry.controls != .none { html += PreparedPage.Slot.newness.mark }
            html += entry.html.before
            html += entry.moment
            html += entry.html.behind
            html += CitedNoticeLine.html(entry.notices)
            switch entry.controls {
            case .none: break
            case .reply(let whose):
                html += "<ul class=\"controls\">"
                html += control("Reply", SitePath.reply(entry.number), "to \(whose)")
                html += PreparedPage.Slot.entry.mark + "</ul>\n"
            case .own: html += PreparedPage.Slot.entry.mark
            }
            html += "</li>\n"
        }
        return html
    }

    /// What only some readers may do with a contribution, for its slot.
    package static func controls(
        of number: Number<Contribution>, whose: String, mayEdit: Bool, mayWithdraw: Bool, besideReply: Bool
    ) -> String {
        guard mayEdit || mayWithdraw else { return "" }
        let items =
            (mayEdit ? control("Edit", SitePath.edit(number), whose) : "")
            + (mayWithdraw ? control("Withdraw", SitePath.withdrawal(number), whose) : "")
        return besideReply ? items : "<ul class=\"controls\">\(items)</ul>\n"
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
