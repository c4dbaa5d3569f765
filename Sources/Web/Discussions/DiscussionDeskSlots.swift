import Colloquium
import Hummingbird
import Pages
import Store

/// Filling in what is one reader's own.
extension DiscussionDesk {
    func filled(
        _ page: PreparedPage, _ entries: [DiscussionPages.Prepared.Entry], _ key: DiscussionPages.Key,
        _ news: DiscussionNews, _ frame: FrameValues, at now: Instant
    ) -> Response {
        let submission = Token().text
        let stage = state.schedule.stage(at: now)
        let (signals, pins) = (state.signals, state.pins)
        let turned = request.query("turned")
        let body = page.buffer { slot, index in
            switch slot {
            case .formToken, .memberName, .memberPath, .unread, .notifications: frame[slot]
            case .submission: submission
            case .entry: controls(entries[index], stage, pins, key.threadForm, at: now)
            case .draft: state.draftText.escapedForHTML
            case .draftTime: state.draftSavedAt.map { "\($0.rawValue)" } ?? ""
            case .ownSignals: ownSignals(signals, of: entries[index], turned, key.threadForm)
            case .newness: news.mark(at: index)
            case .news: news.summary(ReaderTime(zone: key.zone))
            case .moment: ""
            }
        }
        return site.html(body)
    }

    /// - Parameter turned: the contribution that the reader has just come to agree with; empty for none.
    private func ownSignals(
        _ signals: [Number<Contribution>: Set<Signal>], of entry: DiscussionPages.Prepared.Entry, _ turned: String,
        _ form: ThreadForm
    ) -> String {
        if entry.authorship.isWithdrawn { return "" }
        if entry.authorship.author == viewer.member { return SignalsHTML.ofAuthor(entry.reception) }
        let hasTurned = turned == entry.number.description
        return signals[entry.number].map { SignalsHTML.own($0, of: entry.number, in: form, hasTurned: hasTurned) } ?? ""
    }

    private func controls(
        _ entry: DiscussionPages.Prepared.Entry, _ stage: Stage, _ pins: [Number<Contribution>: Synthesis.Part],
        _ form: ThreadForm, at now: Instant
    ) -> String {
        let mayEdit = entry.authorship.isEditable(by: viewer, stage: stage, at: now)
        let mayWithdraw = entry.authorship.isWithdrawable(by: viewer, club: state.club)
        let mayPin = viewer.facilitates(state.club) && !entry.authorship.isWithdrawn
        let pin =
            mayPin
            ? PinHTML.control(of: entry.number, entry.kind, whose: entry.whose, pinned: pins[entry.number], in: form)
            : ""
        return pin
            + ThreadHTML.controls(
                of: entry.number, whose: entry.whose, mayEdit: mayEdit, mayWithdraw: mayWithdraw,
                besideOthers: mayContribute)
    }
}
