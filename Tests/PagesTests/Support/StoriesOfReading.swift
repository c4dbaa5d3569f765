import Colloquium

@testable import Pages

extension Storybook {
    private var proposal: ProposalFields {
        var entry = Discussion.Entry()
        entry.why = text
        entry.tags = text
        entry.window = text
        entry.opensOn = text
        entry.opensAt = text
        entry.studyDesign = "other"
        return ProposalFields(entry, clubs: [.init(number: 1, name: text, timeZone: text)], in: problems)
    }

    var article: Article { Article(number: 1, record: record, addedAt: now) }
    private var bareArticle: Article { Article(number: 1, record: bareRecord, addedAt: now) }

    private func drafted(_ score: Double?) -> DraftedArticle {
        DraftedArticle([Claim.Statement(.pubMed, record)], remarks: [text], score: score)
    }

    /// Nobody knows it, and one service did not answer.
    private var unknown: DraftedArticle {
        var record = ArticleRecord()
        record.origins[.identifiers] = .init(source: text, element: "", raw: text)
        var article = DraftedArticle([Claim.Statement(.pasted, record)], remarks: [text])
        article.unanswered = self.record.identifiers.prefix(1).map {
            .init(service: .crossref, identifier: $0, reason: text)
        }
        return article
    }

    private var unanswered: DraftedArticle {
        var article = unknown
        article.openCitation = text
        return article
    }

    private func draft(_ articles: DraftedArticle...) -> ArticleDraft {
        ArticleDraft(number: 1, source: text, articles: articles, published: [1: 1])
    }

    private var longDraft: ArticleDraft {
        ArticleDraft(number: 1, source: text, articles: Array(repeating: drafted(nil), count: 120))
    }

    private func surroundings(
        known: DraftPage.KnownArticle? = nil, elsewhere: DraftPage.KnownArticle? = nil, alike: [Article] = []
    ) -> DraftPage.Surroundings {
        var around = DraftPage.Surroundings(csrf: csrf)
        around.proposers = [ProposerWords(2, name: text, why: prose)]
        around.known = known
        around.namedElsewhere = elsewhere
        around.isKept = true
        around.begun = (text, text)
        around.alike = alike
        around.sameAs = DraftPage.otherWork
        around.problems = problems
        return around
    }

    private var notices: [EditorialNotice] {
        [Identifier(.pmid, "38962805"), Identifier(.pii, text)].compactMap { $0 }.flatMap { target in
            EditorialNotice.Kind.allCases.map {
                EditorialNotice(number: 1, kind: $0, target: target, asserter: text, firstSeenAt: now)
            }
        }
    }

    private var citedNotices: [CitedNoticeLine] {
        zip(record.identifiers, notices).map { CitedNoticeLine(work: $0, notice: $1) }
    }

    private var claims: [Claim] {
        let statements = [
            Claim.Statement(.crossref, detail: text, record), Claim.Statement(.feed, detail: text, record),
            Claim.Statement(.hand, record, denied: record.identifiers),
        ]
        return statements.enumerated().map {
            Claim(number: Number(rawValue: Int64($0 + 1)), statement: $1, claimedAt: now)
        }
    }

    private var split: SplitPage.Parts {
        SplitPage.Parts(
            claims: claims, discussions: [.init(number: 1, club: text, at: now, cameWith: 7)],
            proposals: [.init(number: 1, club: text, at: now)], absorbed: [7], chosenClaims: [1],
            chosenDiscussions: [1], givesBack: "7", reason: text)
    }

    private var side: MergeConfirmationPage.Side { .init(article, notices: [.retraction], discussions: 2) }

    private var otherSide: MergeConfirmationPage.Side { .init(bareArticle, notices: [], discussions: 1) }

    /// What is done to records.
    private var curation: [any Page] {
        [
            ClaimsPage(
                article, .init(claims: claims, pins: [.title: 1, .volume: 2], pinners: [.title: text]),
                mayCurate: true, mayMerge: true, done: .init(.pinned, field: .title), time: time, csrf: csrf),
            ClaimsPage(
                article, .init(claims: Array(claims.prefix(2)), pins: [:], pinners: [:]), mayCurate: true,
                mayMerge: true, done: .init(.pinned, field: .volume), time: time, csrf: csrf),
            CorrectionPage(
                article, said: claims.map(\.statement), given: ArticleEntry(record), typed: ArticleEntry(record),
                csrf: csrf, problems: problems),
            MergePage(
                article, entry: .init(other: text, alike: "2", reason: text), alike: [article], csrf: csrf,
                problems: problems),
            MergeConfirmationPage(
                side, otherSide, typed: .init(other: text, alike: "", reason: text),
                sharedClubs: [(text, text), (nil, text)], csrf: csrf),
            MergeConfirmationPage(side, otherSide, typed: .init(other: text, alike: "", reason: text), csrf: csrf),
            SplitPage(article, split, time: time, csrf: csrf, problems: problems),
            DoublesPage(
                [(side, side)], typed: .init(low: 1, high: 1, reason: text), isAdministrator: true, done: .apart,
                csrf: csrf,
                problems: problems),
        ]
    }

    private var bareCuration: [any Page] {
        [
            ClaimsPage(
                bareArticle, .init(claims: [], pins: [:], pinners: [:]), mayCurate: false, mayMerge: false, time: time,
                csrf: csrf),
            CorrectionPage(bareArticle, said: [], given: ArticleEntry(), typed: ArticleEntry(), csrf: csrf),
            MergePage(bareArticle, entry: .init(), alike: [], csrf: csrf),
            SplitPage(bareArticle, SplitPage.Parts(), time: time, csrf: csrf),
            DoublesPage([], isAdministrator: false, csrf: csrf),
        ]
    }

    private var articleSurroundings: ArticlePage.Surroundings {
        var around = ArticlePage.Surroundings()
        around.notices = notices
        around.versions = [true, false].map { isPreprint in
            ArticlePage.Version(
                number: 1, title: text, isPreprint: isPreprint, place: text, notices: [.correction],
                isShown: !isPreprint)
        }
        around.pending = [text]
        around.tags = tags
        around.discussions = [item(.synthesis)]
        around.mayBring = true
        around.mayCurate = true
        around.mayMerge = true
        around.done = .merged
        around.changes = [
            ShownChange(.merged, 7, isOpen: false, by: text, at: now, time),
            ShownChange(.split, 8, isOpen: true, by: nil, at: now, time),
        ]
        return around
    }

    var articles: [any Page] {
        [
            PostPage(
                given: text, drafts: [.init(1, title: text, source: text, day: text)],
                discarded: .init(1, title: text), origin: "https://example.org", csrf: csrf, problems: problems),
            DraftChoicePage(draft(drafted(0.93), unanswered), csrf: csrf),
            DraftChoicePage(draft(drafted(nil), drafted(nil)), justPosted: true, csrf: csrf),
            DraftChoicePage(longDraft, page: 2, csrf: csrf), DraftChoicePage(longDraft, words: text, csrf: csrf),
            DraftPage(
                draft(drafted(nil), drafted(nil)), item: 1, entry: ArticleEntry(record), proposal: proposal,
                surroundings(alike: [article])),
            DraftPage(
                draft(unknown), item: 0, entry: ArticleEntry(record), proposal: proposal,
                surroundings(elsewhere: .init(title: text, path: "/a", discussions: [], bringAction: "/b"))),
            DraftPage(
                draft(drafted(nil)), item: 0, entry: ArticleEntry(record), proposal: proposal,
                surroundings(known: .init(title: text, path: "/a", discussions: [item(.open)], bringAction: "/b"))),
            ArticlePage(article, articleSurroundings, time: time),
            ArticlePage(article, ArticlePage.Surroundings(), time: time),
            ArticlesPage(
                title: text, articles: [item(.closing)], questions: [questionItem], pagination: pagination,
                feedPath: "/feed", clubs: [.init(1, text)], tags: tags, emptyText: text),
            TagsPage(tags.map { ($0, 3) }),
            BringPage(
                article: 1, title: text, draft: 1, proposal: proposal,
                proposers: [ProposerWords(2, name: text, why: prose)], csrf: csrf, problems: problems),
        ] + curation
    }

    var bareArticles: [any Page] {
        let nothing = ProposalFields(Discussion.Entry(), clubs: [])
        return [
            PostPage(given: "", drafts: [], origin: "", csrf: csrf),
            DraftChoicePage(draft(DraftedArticle()), csrf: csrf),
            DraftPage(
                draft(DraftedArticle()), item: 0, entry: ArticleEntry(), proposal: nothing,
                DraftPage.Surroundings(csrf: csrf)),
            ArticlePage(bareArticle, ArticlePage.Surroundings(), time: time),
            ArticlesPage(
                title: text, articles: [], pagination: noPages, feedPath: "/feed", clubs: [], tags: [], emptyText: ""),
            TagsPage([]), BringPage(article: 1, title: text, proposal: nothing, csrf: csrf),
        ] + bareCuration
    }

    private var contributionForm: ContributionForm {
        var entry = Contribution.Entry()
        entry.kind = "comment"
        entry.body = text
        entry.submission = text
        entry.late = "yes"
        return ContributionForm(
            action: "/a", keepKey: "key", entry: entry, declarationPath: "/a", mayDisagree: true, previewHTML: html,
            label: text,
            in: problems + [.init("disagrees", text)])
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
            action: "/a", keepKey: "a", label: text, entry, guidance.days, time: time, in: problems)
        return [
            PromptsPage(
                discussion, title: text, guidance, .init(note: text), at: now, time: time, csrf: csrf,
                problems: problems), PromptPage(of: 1, title: text, form: form, csrf: csrf, problems: problems),
        ]
    }

    private func page(_ stage: Stage, _ viewer: Viewer) -> DiscussionPage {
        var content = DiscussionPage.Content(
            discussion: discussion(stage), article: article, notices: viewer.isMember ? notices : [], club: club(),
            poster: (1, text),
            tags: tags,
            synthesis: prose, counts: [.comment: 2], kind: .comment, contributionsHTML: html,
            questions: [questionItem], takesSignals: viewer.isMember, form: contributionForm, sentForm: text)
        content.coming = ComingSection(
            discussion(stage), comers: (1...31).map { (Number(rawValue: $0), text) }, for: viewer, mayCome: true,
            at: now)
        content.practice = practiceSection
        content.guidance = GuidanceSection(
            guidance(stage), of: discussion(stage), for: viewer, .answering, at: now, time: time)
        content.isDraftSaved = true
        content.synthesisCredit = ([text], [text], now)
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
                withdrawnAt: withdrawn ? now : nil), depth: 9, author: (name: text, byline: text), edited: true,
            parent: (number: 1, author: text), disagrees: disagrees, isLate: disagrees,
            declaration: Declaration(competingInterests: text, aiUse: text))
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
                isDraftSaved: true, quotePath: "/a", csrf: csrf,
                problems: problems),
            HistoryPage(
                [
                    .init(
                        name: text, writtenAt: now, kind: text, html: html, references: [text],
                        changes: TextDifference(from: text, to: html), time: time)
                ],
                currentPath: "/a"),
            DeclarationPage(1, title: text, declarationEntry, csrf: csrf, problems: problems),
            ContributionDraftsPage(
                [.init(in: 1, title: text, inReplyTo: 2, text: text + "\n" + text, savedAt: now, time: time)],
                discarded: text, csrf: csrf),
            SynthesisPage(
                1, title: text, Synthesis(source: text), [Pin(1, under: .strengths, by: text, body: prose)],
                after: .inserting, past: .standing, over: 2, csrf: csrf, problems: problems),
            SynthesisPage(
                1, title: text, Synthesis(), [], after: .previewing(html: html), past: .takenBack, csrf: csrf),
            DiscussionsPage(
                open: [item(.open)], coming: [item(.announced)], closed: [item(.archived)], pagination: pagination,
                isMember: true),
        ] + promptPages
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
            DeclarationPage(1, title: text, Declaration.Entry(), csrf: csrf), ContributionDraftsPage([], csrf: csrf),
            HistoryPage([], currentPath: "/a"), SynthesisPage(1, title: text, Synthesis(), [], csrf: csrf),
            DiscussionsPage(open: [], coming: [], closed: [], pagination: noPages, isMember: false),
        ]
    }

    private var references: [ReferenceCard] {
        record.identifiers.map { ReferenceCard(Reference(identifier: $0, note: text), article: (1, text)) }
            + record.identifiers.map { ReferenceCard(Reference(identifier: $0, note: ""), article: nil) }
    }

    private func answer(withdrawn: Bool) -> AnswerBlock {
        AnswerBlock(
            1, author: (number: 1, name: text, byline: text), html: html, answeredAt: now, edited: true,
            withdrawn: withdrawn, references: references,
            notices: citedNotices, mayEdit: true, mayWithdraw: true, time: time)
    }

    private func question(form: AnswerForm?, answers: [AnswerBlock]) -> QuestionPage {
        QuestionPage(
            1, title: text, nature: .clinical, html: html, asker: (number: 1, name: text, byline: text), askedAt: now,
            club: (number: 1, name: text), discussion: (number: 1, title: text), tags: tags, answers: answers,
            form: form, justSent: true, time: time, csrf: csrf, problems: problems)
    }

    var questions: [any Page] {
        var entry = Answer.Entry()
        entry.body = text
        entry.references = text
        entry.submission = text
        let form = AnswerForm(action: "/a", keepKey: "key", entry: entry, previewHTML: html, label: text, in: problems)
        var asking = Question.Entry()
        asking.title = text
        asking.body = text
        asking.tags = text
        asking.submission = text
        var inDiscussion = asking
        inDiscussion.discussion = text
        return [
            QuestionsPage([questionItem], unansweredOnly: true, pagination: pagination),
            question(form: form, answers: [answer(withdrawn: false), answer(withdrawn: true)]),
            question(form: nil, answers: []),
            AskPage(
                asking, clubs: [(1, text)], discussionTitle: "", previewHTML: html, csrf: csrf, problems: problems),
            AskPage(inDiscussion, clubs: [], discussionTitle: text, csrf: csrf),
            AnswerPage(text, question: (title: text, path: "/a"), form: form, csrf: csrf, problems: problems),
        ]
    }

    var bareQuestions: [any Page] {
        let form = AnswerForm(action: "/a", keepKey: "key", entry: Answer.Entry())
        return [
            QuestionsPage([], unansweredOnly: false, pagination: noPages),
            QuestionPage(
                1, title: text, nature: .nonClinical, html: "", asker: (number: 1, name: text, byline: ""),
                askedAt: now, club: (number: 1, name: text), discussion: nil, tags: [], answers: [], form: nil,
                justSent: false, time: time, csrf: csrf),
            AskPage(Question.Entry(), clubs: [], discussionTitle: "", csrf: csrf),
            AnswerPage(text, question: (title: text, path: "/a"), form: form, csrf: csrf),
        ]
    }

    private func digest(_ articles: Int) -> Digest {
        let article = DigestArticle(
            1, title: text, notices: [.retraction], citation: citation, why: text, club: text, stageText: text,
            critique: (number: 1, kind: .comment, author: text, text: text), origin: "https://example.org")
        return Digest(
            siteName: text, cadence: .weekly, articles: Array(repeating: article, count: articles), more: articles,
            origin: "https://example.org", unsubscribeURL: "https://example.org/unsubscribe/x")
    }

    private var letter: Letter {
        var letter = Letter(text, [text], link: "https://example.org/x", label: text, footing: text)
        letter.stopURL = "https://example.org/unsubscribe/x"
        return letter
    }

    var news: [any Page] {
        [
            SubscriptionsPage(
                scopes: [.init(.site, name: text, cadence: .weekly), .init(.club(1), name: text, cadence: nil)],
                newTag: text, hour: (hour: "7", weekday: "1", timeZone: "Europe/Vienna"), nextDigests: [text],
                preview: [item(.open)], feeds: [FeedLink(title: text, path: "/feed")], getsReminders: true,
                notice: text, csrf: csrf,
                problems: problems),
            DigestHTML(digest(2)), DigestText(digest(2)), LetterHTML(letter), LetterText(letter),
            AtomFeed(
                name: text, path: "/feed", alternate: "/articles", origin: "https://example.org", updated: now,
                entries: [
                    .init(
                        1, title: text, notices: [.retraction], poster: text, postedAt: now, updatedAt: now,
                        citation: citation,
                        whyHTML: html, club: text,
                        origin: "https://example.org")
                ]),
        ]
    }

    var bareNews: [any Page] {
        [
            SubscriptionsPage(
                scopes: [], newTag: "", hour: (hour: "", weekday: "", timeZone: ""), nextDigests: [], preview: [],
                feeds: [], getsReminders: false, notice: "", csrf: csrf), DigestHTML(digest(0)), DigestText(digest(0)),
            LetterHTML(Letter(text, [], link: "", label: "", footing: "")),
            LetterText(Letter(text, [], link: "", label: "", footing: "")),
            AtomFeed(name: text, path: "/feed", alternate: "/", origin: "", updated: now, entries: []),
        ]
    }
}
