import Colloquium
import Formats
import Pages
import Store

extension DigestItem {
    /// What names it in a subject.
    var headline: String {
        switch body {
        case .article(let line, _): line.notices.heading(line.title)
        case .week(let line): key.kind == .opening ? "Opens soon: \(line.title)" : "Closes soon: \(line.title)"
        case .contribution(let contribution, let title): "\(contribution.authorName) on \(title)"
        case .synthesis(let line, _): "Synthesis: \(line.title)"
        case .question(let line): "Question: \(line.title)"
        case .answer(let answer): "\(answer.authorName) answered: \(answer.title)"
        case .item(let item): item.title
        case .retraction(let work): [.retraction].heading(work.article.record.heading)
        }
    }

    /// Its first words.
    var preheader: String {
        switch body {
        case .article(let line, _): Markdown.plainText(line.why)
        case .contribution(let contribution, _): Markdown.plainText(contribution.body)
        case .synthesis(_, let text): text.bottomLine
        case .answer(let answer): Markdown.plainText(answer.body)
        case .retraction(let work): work.reliances.sentence
        case .week, .question, .item: title
        }
    }

    func entry(at now: Instant, _ time: ReaderTime, origin: String, stopURL: String) -> DigestEntry {
        let reason = reason?.scope.reason ?? ""
        switch body {
        case .article(let line, let critique):
            return DigestEntry(
                line.notices.heading(line.title), at: SitePath.discussion(line.number, line.title),
                facts: [line.citationText, "\(line.clubName), \(line.stageText(at: now, time))"],
                leadIn: "Why it may change practice.", text: Markdown.plainText(line.why),
                critique: critique.map { ($0.number, $0.kind, $0.authorName, Markdown.plainText($0.body)) },
                because: reason, stopURL: stopURL, origin: origin)
        case .week(let line):
            return DigestEntry(
                line.notices.heading(line.title), at: SitePath.discussion(line.number, line.title),
                facts: ["\(line.clubName), \(line.stageText(at: now, time))"], origin: origin)
        case .contribution(let contribution, let title):
            return DigestEntry(
                title, at: SitePath.contribution(contribution.number),
                facts: ["\(contribution.kind.name) by \(contribution.authorName), in \(clubName)"],
                text: Markdown.plainText(contribution.body), because: reason, stopURL: stopURL, origin: origin)
        case .synthesis(let line, let text):
            return DigestEntry(
                line.notices.heading(line.title), at: SitePath.discussion(line.number, line.title),
                facts: [line.clubName], leadIn: "What the club made of it.", text: text.bottomLine,
                because: reason, stopURL: stopURL, origin: origin)
        case .question(let line):
            return DigestEntry(
                line.title, at: SitePath.question(line.number, line.title),
                facts: ["Asked by \(line.authorName), in \(line.clubName)"], because: reason, stopURL: stopURL,
                origin: origin)
        case .answer(let answer):
            return DigestEntry(
                answer.title, at: SitePath.answer(answer.number),
                facts: ["Answer by \(answer.authorName), in \(clubName)"], text: Markdown.plainText(answer.body),
                because: reason, stopURL: stopURL, origin: origin)
        case .item(let item):
            return DigestEntry(
                item.title, at: item.place, facts: [item.sourceTitle], because: reason, stopURL: stopURL,
                origin: origin)
        case .retraction(let work):
            return DigestEntry(
                headline, at: work.reliances[0].path,
                facts: work.notices.map { $0.sentence(about: work.article.record) },
                text: work.reliances.sentence, origin: origin)
        }
    }
}

extension String {
    /// Of a synthesis, as words: its parts would run together. The first part that says something, where it has none.
    fileprivate var bottomLine: String {
        let synthesis = Synthesis(source: self)
        let first = Synthesis.Part.allCases.lazy.map { synthesis[$0] }.first { !$0.isEmpty }
        return Markdown.plainText(first ?? self)
    }
}

extension DigestedItem {
    /// Where it stands in the inbox, among nothing else.
    fileprivate var place: String {
        var address = InboxAddress(inbox)
        address.source = source
        address.text = title.excerpt(200)
        return "\(address.path)#\(SitePath.anchor(number))"
    }
}

extension StepReminder {
    /// What names it in a subject.
    var headline: String { "\(occasion == .soon ? "Soon" : "Overdue"): \(step.text)" }

    func entry(origin: String) -> DigestEntry {
        DigestEntry(
            step.text, at: SitePath.worksheet(at: step.number),
            facts: [words(ReaderTime.words(ofDay: step.due)), step.strategy.name],
            because: "It stands on your worksheet, where you turn reminders off.", origin: origin)
    }
}

extension DiscussionSummary {
    fileprivate var citationText: String {
        Citation(family: firstAuthor, given: firstGiven, authors: authors, journal: container, year: published).line
    }

    fileprivate func stageText(at now: Instant, _ time: ReaderTime) -> String {
        schedule.words(at: now, time.inClub(clubZone).named)
    }
}

extension Subscription.Scope {
    /// Why a member is told, in a sentence.
    fileprivate var reason: String { because.prefix(1).uppercased() + because.dropFirst() + "." }
}
