import Colloquium

@testable import Pages

extension Storybook {
    private var contributionForm: ContributionForm {
        var entry = Contribution.Entry()
        entry.kind = "comment"
        entry.body = text
        entry.submission = text
        entry.begunOver = text
        entry.late = "yes"
        return ContributionForm(
            action: "/a", keepKey: "key", entry: entry, declarationPath: "/a", asksDeclaration: true,
            mayDisagree: true, isUnderWithdrawn: true,
            readAs: (.method, .time), previewHTML: html,
            label: text,
            in: problems + [.init("disagrees", text), .init("under-withdrawn", text)])
    }

    func discussion(_ stage: Stage) -> Discussion {
        Discussion(
            number: 1, club: 1, article: 1, poster: 1, why: prose, studyDesign: .other, schedule: schedule(stage))
    }

    func guidance(_ stage: Stage) -> Guidance {
        let prompts = [1, 2, 999].map { Prompt(number: 1, discussion: 1, day: $0, question: prose) }
        return Guidance(note: prose, prompts: prompts, schedule: schedule(stage), zone: "UTC")
    }

    private var promptPages: [any Page] {
        let entry = Prompt.Entry()
        let (discussion, guidance) = (discussion(.open), guidance(.open))
        let form = PromptForm(
            action: "/a", keepKey: "a", label: text, entry, guidance.days, at: now, time: time,
            changing: guidance.prompts[0], formOf: 9, in: problems)
        var stale = PromptsPage.Typed(note: text)
        stale.noteVersion = 9
        return [
            PromptsPage(
                discussion, title: text, guidance, stale, saved: .note, at: now, time: time, csrf: csrf,
                problems: problems),
            PromptsPage(
                self.discussion(.archived), title: text, self.guidance(.archived), .init(note: prose.source), at: now,
                time: time, csrf: csrf), PromptPage(of: 1, title: text, form: form, csrf: csrf, problems: problems),
        ]
    }

    private var datesPages: [any Page] {
        var typed = Schedule.Entry()
        (typed.readingOn, typed.closesOn, typed.window) = (text, text, text)
        return [Stage.announced, .open, .archived].map {
            DatesPage(
                discussion($0), title: text, typed, zone: "UTC", at: now, csrf: csrf,
                problems: problems + [Refusal.Problem("opens-on", text), Refusal.Problem("closes-on", text)])
        }
    }

    private func page(_ stage: Stage, _ viewer: Viewer) -> DiscussionPage {
        var content = DiscussionPage.Content(
            discussion: discussion(stage), article: article, notices: viewer.isMember ? notices : [], club: club(),
            poster: (1, text),
            tags: tags,
            synthesis: prose, counts: [.comment: 2], kind: .comment, contributionsHTML: html,
            questions: [questionItem], takesSignals: viewer.isMember, form: stage == .archived ? nil : contributionForm,
            sentForm: text)
        content.coming = ComingSection(
            discussion(stage), comers: (1...31).map { (Number(rawValue: $0), text) }, for: viewer, mayCome: true,
            at: now)
        content.practice = practiceSection
        content.polls = [PollItem(1, question: text, voters: 2, closesAt: now, at: nil, time: time)]
        content.guidance = GuidanceSection(
            guidance(stage), of: discussion(stage), for: viewer, .answering, at: now, time: time)
        content.isDraftSaved = true
        content.isCorrected = true
        content.synthesisCredit = (2, [text], [text], now)
        content.proposers = [ProposerWords(2, name: text, why: prose)]
        content.declarations = [
            DeclarationItem(name: text, Declaration(competingInterests: text, aiUse: text)),
            DeclarationItem(name: text, Declaration(competingInterests: "", aiUse: "")),
        ]
        content.appraisals = appraisalSection
        content.cite = citeBox
        content.referenceFiles = [(text, "ris")]
        return DiscussionPage(content, for: viewer, at: now, time: time, csrf: csrf, newsHTML: html)
    }

    func contribution(withdrawn: Bool, disagrees: Bool = false) -> ContributionFragment {
        ContributionFragment(
            Contribution(
                number: 2, discussion: 1, author: 1, kind: .limitation, body: prose, writtenAt: now,
                withdrawnAt: withdrawn ? now : nil), depth: 9, author: (name: text, byline: text, handle: text),
            edited: true,
            parent: (number: 1, author: text),
            mark: AuthorMark(invitedAs: text, isAddressRecorded: withdrawn, isOrcidSame: disagrees),
            disagrees: disagrees,
            isLate: disagrees,
            declaration: Declaration(competingInterests: text, aiUse: text), declaredLater: now)
    }

    private var correctionEntry: Discussion.Correction.Entry {
        var entry = Discussion.Correction.Entry()
        (entry.why, entry.studyDesign, entry.hidesEarlier) = (text, "other", "yes")
        return entry
    }

    private var declarationEntry: Declaration.Entry {
        var entry = Declaration.Entry()
        entry.competingInterests = text
        entry.aiUse = text
        return entry
    }

    var discussions: [any Page] {
        Stage.allCases.map { page($0, Storybook.facilitator) } + [
            ContributionCitationPage(citeBox, of: 1, by: text), PrintedDiscussionPage(wholeDiscussion, time: time),
            page(.open, .visitor), contribution(withdrawn: false), contribution(withdrawn: true),
            contribution(withdrawn: false, disagrees: true),
            ContributePage(
                text, discussion: (title: text, path: "/a"), parentHTML: html, form: contributionForm,
                newer: NewerText(prose), draft: .saved, quotation: text, csrf: csrf,
                problems: problems),
            HistoryPage(
                [
                    .init(
                        name: text, writtenAt: now, kind: text, html: html, references: [text],
                        changes: TextDifference(from: text, to: html), time: time)
                ],
                of: text, in: [(text, "/a")], currentPath: "/a"),
            DeclarationPage(1, title: text, declarationEntry, csrf: csrf, problems: problems),
            PostedWordsPage(
                discussion(.open), title: text, correctionEntry, version: 2, formOf: 1, appraisals: 1, csrf: csrf,
                problems: problems),
            ContributionDraftsPage(
                [
                    .init(in: 1, title: text, inReplyTo: 2, text: text + "\n" + text, savedAt: now, time: time),
                    .init(ofAppraisalIn: 1, title: text, lines: [text, text], savedAt: now, time: time),
                    .init(ofAppraisalIn: 1, title: text, lines: [text], in: .awaited, savedAt: now, time: time),
                    .init(in: 1, title: text, inReplyTo: nil, text: text, in: .closed, savedAt: now, time: time),
                ],
                isDiscarded: true, csrf: csrf),
            ContributionDraftsPage(
                [.init(ofSynthesisOf: 1, title: nil, text: text, savedAt: now, time: time)], csrf: csrf),
            SynthesisPage(
                1, title: text, Synthesis(), [], after: .savingDraft, draft: text, form: synthesisForm, csrf: csrf),
            SynthesisPage(
                1, title: text, Synthesis(source: text), [Pin(1, under: .strengths, by: text, body: prose)],
                after: .inserting, past: .standing, standing: prose, version: 2, formOf: 1, draft: text,
                form: synthesisForm, elsewhere: prose, begunDraft: text, csrf: csrf,
                problems: problems),
            SynthesisPage(
                1, title: text, Synthesis(), [], after: .previewing(html: html), past: .takenBack, form: synthesisForm,
                csrf: csrf),
            DiscussionsPage(
                open: [item(.open)], coming: [item(.announced)], closed: [item(.archived)], pagination: pagination,
                isMember: true),
        ] + promptPages + datesPages
    }

    var bareDiscussions: [any Page] {
        let form = ContributionForm(
            action: "/a", keepKey: "key", entry: Contribution.Entry(), declarationPath: "/a")
        var content = DiscussionPage.Content(
            discussion: discussion(.open), article: bareArticle, notices: [], club: club(), poster: (1, text), tags: [],
            synthesis: Prose(source: "", html: ""), counts: [:], kind: nil, contributionsHTML: "", questions: [],
            form: nil, sentForm: "")
        content.appraisals = bareAppraisalSection
        return [
            DiscussionPage(content, for: .visitor, at: now, time: time, csrf: csrf, newsHTML: ""),
            ContributePage(text, discussion: (title: text, path: "/a"), parentHTML: "", form: form, csrf: csrf),
            ContributePage(
                text, discussion: (title: text, path: "/a"), parentHTML: "", form: form, draft: .kept, csrf: csrf),
            DeclarationPage(1, title: text, Declaration.Entry(), csrf: csrf), ContributionDraftsPage([], csrf: csrf),
            HistoryPage([], of: text, in: [], currentPath: "/a"),
            PostedWordsPage(discussion(.open), title: text, .init(), version: 1, appraisals: 0, csrf: csrf),
            SynthesisPage(1, title: text, Synthesis(), [], form: synthesisForm, csrf: csrf),
            DiscussionsPage(open: [], coming: [], closed: [], pagination: noPages, isMember: false),
        ]
    }
}

private let synthesisForm = SynthesisDraft.Form(submission: "s", draftSavedAt: nil)
