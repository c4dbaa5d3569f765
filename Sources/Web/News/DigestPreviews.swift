import Colloquium
import Pages
import Store

extension DigestPreview {
    /// What a digest would tell, in its sections.
    /// - Parameters:
    ///   - isOne: whether it is the only one.
    ///   - pause: until when nothing is sent: what opens or closes before is over by then.
    init(
        _ content: DigestContent, isOne: Bool, note: String, sentAfter pause: Instant, at now: Instant,
        _ time: ReaderTime
    ) {
        let ahead = content.items.filter { $0.isAhead(of: pause, at: now) }
        let reminders = content.reminders.map(DigestPreview.Entry.init)
        self.init(
            content.cadences, isOne: isOne, note: note,
            Group.list(ahead, at: now, time) + (reminders.isEmpty ? [] : [Group(StepReminder.heading, reminders)]),
            more: content.more, leftOut: content.items.count - ahead.count)
    }
}

extension DigestPreview.Group {
    static func list(_ items: [DigestItem], at now: Instant, _ time: ReaderTime) -> [Self] {
        var groups: [Self] = []
        var rest = items[...]
        while let heading = rest.first?.heading {
            let group = rest.prefix { $0.heading == heading }
            groups.append(Self(heading, group.map { DigestPreview.Entry($0, at: now, time) }))
            rest = rest.dropFirst(group.count)
        }
        return groups
    }
}

extension DigestItem {
    /// Whether it is no opening or closing, or one that is still to come at a moment.
    fileprivate func isAhead(of moment: Instant, at now: Instant) -> Bool {
        guard case .week(let line) = body else { return true }
        return (line.schedule.opensAt > now ? line.schedule.opensAt : line.schedule.closesAt) > moment
    }
}

extension DigestPreview.Entry {
    fileprivate init(_ reminder: StepReminder) {
        self.init(
            reminder.step.text, path: SitePath.worksheet(at: reminder.step.number),
            text: reminder.words(ReaderTime.words(ofDay: reminder.step.due)))
    }

    fileprivate init(_ item: DigestItem, at now: Instant, _ time: ReaderTime) {
        let (path, text): (String, String) =
            switch item.body {
            case .article(let line, _): (SitePath.discussion(line.number, line.title), "Posted by \(line.posterName)")
            case .week(let line):
                (
                    SitePath.discussion(line.number, line.title),
                    "\(line.clubName), \(line.schedule.words(at: now, time.inClub(line.clubZone).named))"
                )
            case .contribution(let contribution, _):
                (SitePath.contribution(contribution.number), "\(contribution.kind.name) by \(contribution.authorName)")
            case .synthesis(let line, _): (SitePath.discussion(line.number, line.title), line.clubName)
            case .question(let line): (SitePath.question(line.number, line.title), "Asked by \(line.authorName)")
            case .answer(let answer): (SitePath.answer(answer.number), "Answer by \(answer.authorName)")
            case .item(let found): (SitePath.inbox, found.sourceTitle)
            case .retraction(let work): (work.reliances[0].path, work.reliances.sentence)
            }
        self.init(item.title, path: path, text: text)
    }
}
