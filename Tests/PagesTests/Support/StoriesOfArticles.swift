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
    var bareArticle: Article { Article(number: 1, record: bareRecord, addedAt: now) }

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

    var notices: [EditorialNotice] {
        [Identifier(.pmid, "38962805"), Identifier(.pii, text)].compactMap { $0 }.flatMap { target in
            EditorialNotice.Kind.allCases.map {
                EditorialNotice(number: 1, kind: $0, target: target, asserter: text, firstSeenAt: now)
            }
        }
    }

    var citedNotices: [CitedNoticeLine] {
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
                sharedClubs: [text, nil], csrf: csrf),
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
                feedPath: "/feed", following: .site, clubs: [.init(1, text)], tags: tags, emptyText: text, for: .visitor
            ),
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
                title: text, articles: [], pagination: noPages, feedPath: "/feed", following: .site, clubs: [],
                tags: [], emptyText: "",
                for: Storybook.guest),
            TagsPage([]), BringPage(article: 1, title: text, proposal: nothing, csrf: csrf),
        ] + bareCuration
    }
}
