package import Colloquium

/// The pre-reading note and the prompts of a discussion, as far as a reader may see them.
package struct GuidanceSection: Sendable {
    let readingNote: [ReadingNote]
    let promptList: [PromptList]

    struct ReadingNote: Sendable {
        let noteHTML: String
        /// When members will see it.
        let noteHint: String
    }

    struct PromptList: Sendable {
        let openPrompts: [OpenPrompt]
        /// For facilitators.
        let closedGroups: [ClosedGroup]
    }

    /// Prompts that are not open, and why.
    struct ClosedGroup: Sendable {
        let closedSummary: String
        let closedPrompts: [PromptItem]
    }

    struct OpenPrompt: Sendable {
        let promptAnchor: String
        let promptOpening: String
        let promptHTML: String
        /// For those who may contribute now.
        let answering: [Answering]
    }

    struct Answering: Sendable {
        let answerPath: String
        let promptQuotation: String
    }

    /// What one may do with the prompts of a discussion.
    package enum Part: Sendable {
        case reading, answering
    }

    /// Nil where there is nothing to show.
    package init?(
        _ guidance: Guidance, of discussion: Discussion, for viewer: Viewer, _ part: Part, at now: Instant,
        time: ReaderTime
    ) {
        let facilitates = viewer.facilitates(discussion.club)
        let coming = facilitates && !guidance.note.source.isEmpty ? guidance.note : nil
        readingNote =
            (guidance.note(at: now) ?? coming).map { note in
                let isComing = guidance.note(at: now) == nil
                return [
                    ReadingNote(
                        noteHTML: note.html,
                        noteHint: isComing ? "Members see it from \(time.day(discussion.schedule.readingFrom)) on" : "")
                ]
            } ?? []
        let open = guidance.open(at: now).map { prompt in
            OpenPrompt(
                promptAnchor: SitePath.anchor(prompt.number), promptOpening: guidance.days.words(prompt.day, time),
                promptHTML: prompt.question.html,
                answering: part == .answering
                    ? [
                        Answering(
                            answerPath: SitePath.answering(prompt.number), promptQuotation: prompt.quotation)
                    ] : [])
        }
        let groups = [("To come", guidance.coming(at: now)), ("Not asked", guidance.unasked)]
        let closed = groups.filter { facilitates && !$0.1.isEmpty }.map { words, prompts in
            ClosedGroup(
                closedSummary: "\(words), seen by facilitators only",
                closedPrompts: prompts.map { PromptItem($0, of: guidance, at: now, time) })
        }
        promptList = open.isEmpty && closed.isEmpty ? [] : [PromptList(openPrompts: open, closedGroups: closed)]
        if readingNote.isEmpty, promptList.isEmpty { return nil }
    }
}

/// A prompt as facilitators see it.
struct PromptItem: Sendable {
    let promptOpening: String
    let promptHTML: String
    /// None for one that stays as it is.
    let promptEditPath: [String]
    let promptRemovalPath: String

    init(_ prompt: Prompt, of guidance: Guidance, at now: Instant, _ time: ReaderTime) {
        promptOpening = guidance.days.words(prompt.day, time)
        promptHTML = prompt.question.html
        let mayChange = (try? guidance.refuseToChange(prompt, at: now)) != nil
        promptEditPath = mayChange ? [SitePath.edit(prompt.number)] : []
        promptRemovalPath = SitePath.removal(prompt.number)
    }
}

extension DiscussionDays {
    /// "Day 2, Tuesday 24 November 2026, 10:00"
    func words(_ day: Int, _ time: ReaderTime) -> String {
        "Day \(day), \(beginning(of: day).map(time.nearby) ?? "after the end, so it does not open")"
    }
}

extension SitePath {
    /// The fragment identifier of a prompt on its discussion's page.
    static func anchor(_ number: Number<Prompt>) -> String { "prompt-\(number)" }
}
