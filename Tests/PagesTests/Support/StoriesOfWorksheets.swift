import Colloquium

@testable import Pages

extension Storybook {
    var worksheet: Worksheet {
        let steps = zip(Worksheet.Step.State.allCases, [text, "", text, ""]).enumerated().map { index, step in
            Worksheet.Step(
                number: Number(rawValue: Int64(index + 1)), strategy: Worksheet.Strategy.allCases[index], text: text,
                tie: step.1.isEmpty ? 1 : nil, who: step.1, due: "2026-11-0\(index + 1)", state: step.0,
                goal: index == 0 ? 1 : nil)
        }
        let unlogged = Worksheet.Step(
            number: 5, strategy: .profile, text: text, due: "2026-11-05", state: .done, goal: 1)
        return Worksheet(
            goals: [
                .init(number: 1, text: text, measure: text, due: "2026-11-01", ties: [1, 2]),
                .init(number: 2, text: text, measure: text, due: "2027-06-30", state: .reached),
            ], steps: steps + [unlogged],
            reflections: [
                .init(number: 1, goal: 1, text: text, writtenAt: now),
                .init(number: 2, goal: nil, text: text, writtenAt: now),
            ])
    }

    private var names: [Number<Tie>: String] { [1: text] }
    private var guide: Guiding.Person { .init(number: 2, name: text, byline: text) }
    private var guiding: Guiding { .init(number: 1, other: guide, since: now) }

    private var said: [Worksheet.Comment] {
        [
            .init(number: 1, author: guide, goal: 1, text: text, writtenAt: now, isNew: true),
            .init(
                number: 2, author: .init(number: 1, name: text, byline: ""), goal: nil, text: text, writtenAt: now,
                isNew: false),
        ]
    }

    private var link: Worksheet.Link {
        .init(
            number: 1, name: text, showsReflection: true, showsMap: true, showsNames: true, madeAt: now,
            endsAt: now + .days(30))
    }

    private var linkEntry: Worksheet.LinkEntry {
        var entry = Worksheet.LinkEntry()
        (entry.name, entry.days, entry.reflection, entry.map, entry.names) = (text, "7", "yes", "yes", "yes")
        return entry
    }

    private var commentEntry: Worksheet.CommentEntry {
        var entry = Worksheet.CommentEntry()
        (entry.text, entry.goal, entry.submission, entry.identifiesNobody) = (text, "1", text, "yes")
        return entry
    }

    private var typed: WorksheetPage.Typed {
        var typed = WorksheetPage.Typed()
        typed.comment = commentEntry
        return typed
    }

    private var typedReflection: WorksheetPage.Typed {
        var typed = WorksheetPage.Typed()
        (typed.reflection.text, typed.reflection.submission, typed.reflection.identifiesNobody) = (text, text, "yes")
        return typed
    }

    private func content(_ worksheet: Worksheet, _ comments: [Worksheet.Comment], reminds: Bool)
        -> WorksheetPage.Content
    {
        .init(
            worksheet, names, logged: [.step(3), .reflection(2)], comments: comments, isGuided: reminds,
            sharing: reminds ? .init([.goals: .members, .plan: .named]) : .init(), reminds: reminds, owner: 1,
            stage: .resident)
    }

    private var goalEntry: Worksheet.GoalEntry {
        var entry = Worksheet.GoalEntry(worksheet.goals[0])
        (entry.submission, entry.due, entry.identifiesNobody) = (text, text, "yes")
        return entry
    }

    private var stepEntry: Worksheet.StepEntry {
        var entry = Worksheet.StepEntry(worksheet.steps[0])
        (entry.submission, entry.due, entry.identifiesNobody) = (text, text, "yes")
        return entry
    }

    var parts: WorksheetParts { WorksheetParts(worksheet, names, today: "2026-11-28", time: time) }
    var bareParts: WorksheetParts { WorksheetParts(Worksheet(), [:], today: "2026-11-28", time: time) }

    var worksheets: [any Page] {
        let today = "2026-11-28"
        let people: [GuidingPage.Person] = [.init(guiding, unread: 2, time: time)]
        var sharing = WorksheetSharingPage.Entry(.init([.goals: .named]), named: [Handle(rawValue: "ada")!])
        sharing.named = text
        return [
            WorksheetPage(
                content(worksheet, said, reminds: true), typed, today: today, time: time, csrf: csrf,
                problems: problems),
            WorksheetPage(
                content(worksheet, said, reminds: false), typedReflection, today: today, time: time, csrf: csrf,
                problems: problems),
            GoalFormPage(goalEntry, among: network, changing: 1, over: "1", csrf: csrf, problems: problems),
            GoalFormPage(goalEntry, among: network, changing: 1, over: "2", csrf: csrf, problems: problems)
                .beside(GoalFormPage(.init(), among: network, changing: 1, csrf: csrf)),
            StepFormPage(
                stepEntry, among: network, for: worksheet.goals, changing: 1, over: "1", csrf: csrf,
                problems: problems),
            StepFormPage(stepEntry, among: network, for: worksheet.goals, changing: 1, over: "2", csrf: csrf)
                .beside(StepFormPage(.init(), among: network, for: worksheet.goals, changing: 1, csrf: csrf)),
            PrintedWorksheetPage(worksheet, network, of: text, today: today),
            WorksheetSharingPage(
                sharing, tieCount: 1, links: [link], linkEntry, made: text, isSaved: true, time: time, csrf: csrf,
                problems: problems),
            LinkedWorksheetPage(of: text, worksheet, names, network, link, today: today, time: time),
            GuidingPage(
                guides: people, requests: people, trainees: people, asked: people, ended: .guide, handle: text,
                csrf: csrf,
                problems: problems),
            GuidingChoicePage(with: 2, text, isGuide: true, isTrainee: true, isAsked: false, csrf: csrf),
            GuidingChoicePage(with: 2, text, isGuide: false, isTrainee: false, isAsked: true, csrf: csrf),
            GuidedWorksheetPage(
                guiding, worksheet, network, said, for: 2, commentEntry, today: today, time: time, csrf: csrf,
                problems: problems),
        ]
    }

    var bareWorksheets: [any Page] {
        let (today, empty) = ("2026-11-28", Worksheet())
        let link = Worksheet.Link(
            number: 1, name: text, showsReflection: false, showsMap: false, showsNames: false, madeAt: now,
            endsAt: now + .days(30))
        return [
            WorksheetPage(
                .init(
                    empty, [:], logged: [], comments: [], isGuided: false, sharing: .init(), reminds: true, owner: 1,
                    stage: .student),
                .init(), today: today, time: time, csrf: csrf),
            GoalFormPage(.init(), among: [], csrf: csrf), StepFormPage(.init(), among: [], for: [], csrf: csrf),
            PrintedWorksheetPage(empty, [], of: text, today: today),
            WorksheetSharingPage(
                .init(), tieCount: 0, links: [], .init(), made: nil, isSaved: false, time: time, csrf: csrf),
            LinkedWorksheetPage(of: text, empty, [:], [], link, today: today, time: time),
            GuidingPage(guides: [], requests: [], trainees: [], asked: [], handle: "", csrf: csrf),
            GuidingChoicePage(with: 2, text, isGuide: false, isTrainee: false, isAsked: false, csrf: csrf),
            GuidedWorksheetPage(
                guiding, empty, [], [], for: 2, .init(), today: today, time: time, csrf: csrf),
        ]
    }
}
