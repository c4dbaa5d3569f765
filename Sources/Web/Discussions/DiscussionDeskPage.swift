import Colloquium
import Formats
import Hummingbird
import Pages
import Store

/// Putting together what readers of one kind see alike.
extension DiscussionDesk {
    func prepare(
        _ key: DiscussionPages.Key, _ time: ReaderTime, at now: Instant
    ) async throws -> DiscussionPages.Prepared {
        let reading = try await site.store.discussion(number, for: viewer)
        let works = try await site.store.namedWorks(in: number, for: viewer)
        let thread = try await site.thread(of: number, for: viewer)
        let ordered = key.order == .time ? thread.entries : thread.entries.threaded(by: key.order)
        let shown = ordered.filter { key.kind == nil || ($0.kind == key.kind && !$0.isWithdrawn) }
        let standing = thread.entries.filter { !$0.isWithdrawn }
        let numbers = Set(shown.map(\.number))
        let html = ThreadHTML.html(
            threads(
                shown.map { entry in
                    let isApart = entry.parent.map { !numbers.contains($0) } ?? false
                    return htmlEntry(entry, isApart: isApart, reading, works[entry.number] ?? [], key, time)
                }, key))
        let appraisals = try await site.store.appraisals(of: number, for: viewer)
        var content = DiscussionPage.Content(
            discussion: reading.discussion, article: reading.article, notices: reading.notices, club: reading.club,
            poster: (reading.poster.number, reading.poster.name), tags: reading.tags, synthesis: reading.synthesis,
            counts: standing.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }, kind: key.kind,
            contributionsHTML: html, questions: reading.questions.map { QuestionItem($0, time: time) },
            order: key.order, takesSignals: key.audience.mayWrite,
            form: key.takesContributions ? form(key) : nil,
            sentForm: key.sentForm)
        content.isCorrected = reading.postingVersion > 1
        content.coming = ComingSection(
            reading.discussion,
            comers: key.stage.awaitsMembers
                ? try await site.store.comers(to: number, for: viewer).map { ($0.number, $0.name) } : [], for: viewer,
            mayCome: key.audience.mayWrite, at: now)
        content.polls = try await site.store.polls(in: number, for: viewer).map {
            PollItem($0, at: nil, time: time)
        }
        if state.calledOffAt == nil { content.practice = PracticeSection(appraisals, for: viewer, at: now) }
        let declared = try await site.store.declarations(in: number, for: viewer)
        content.declarations = declared.map {
            DeclarationItem(name: $0.name, $0.declaration)
        }
        content.undeclared = Set(standing.map(\.author)).subtracting(declared.map(\.member)).count
        content.synthesisCredit = reading.synthesisCredit.map {
            ($0.version, $0.authors, $0.contributors, $0.writtenAt)
        }
        // Proposals are read by members alone, and so are their words.
        content.proposers = reading.proposers.map {
            ProposerWords($0.proposer, name: $0.name, why: viewer.isMember ? $0.why : Prose(source: "", html: ""))
        }
        content.guidance = GuidanceSection(
            reading.guidance, of: reading.discussion, for: viewer,
            key.takesContributions ? .answering : .reading, at: now, time: time)
        content.isDraftSaved = key.isDraftSaved
        content.appraisals = AppraisalSection(appraisals, for: viewer, at: now)
        content.cite = CiteBox(reading, on: key.siteName, origin: site.origin)
        content.referenceFiles = CitationFile.allCases.map { ($0.name, $0.rawValue) }
        let page = DiscussionPage(
            content, for: viewer, at: now, time: time,
            csrf: viewer.isSignedIn ? PreparedPage.Slot.formToken.mark : "",
            newsHTML: viewer.isSignedIn ? PreparedPage.Slot.news.mark : "")
        var frame = surroundings(key)
        frame.head = try await head(of: reading, standing, for: key.audience)
        frame.feeds = FeedLink.all("Contributions", .discussion(number))
        return DiscussionPages.Prepared(
            PreparedPage(site.templates.render(page, in: frame)),
            key.audience == .visitors ? [] : shown.map(DiscussionPages.Prepared.Entry.init), tag: key.tag)
    }

    /// Search engines are visitors; members' browsers need only the address.
    private func head(
        of reading: DiscussionReading, _ standing: [DiscussionThread.Entry], for audience: DiscussionPages.Audience
    ) async throws -> PageHead {
        guard audience == .visitors else {
            var head = PageHead()
            head.canonical = site.origin + SitePath.discussion(number, reading.article.record.title)
            return head
        }
        let told = try await site.store.contributions(standing.prefix(PageHead.commentsTold).map(\.number))
            .filter { $0.withdrawnAt == nil }
        return PageHead(
            reading.discussion, about: reading.article, notices: reading.notices.map(\.kind),
            by: reading.poster.name,
            comments: told.map {
                PageHead.Comment($0.number, by: $0.authorName, $0.contribution.body.words, at: $0.writtenAt)
            }, of: standing.count, postedAt: reading.postedAt, origin: site.origin)
    }

    /// Threads with their replies, which stay together unless only one kind is shown.
    private func threads(
        _ entries: [ThreadHTML.Entry], _ key: DiscussionPages.Key
    ) -> [ArraySlice<ThreadHTML.Entry>] {
        guard key.kind == nil else { return entries.indices.map { entries[$0...$0] } }
        let beginnings = entries.indices.filter { entries[$0].depth == 0 } + [entries.endIndex]
        return zip(beginnings, beginnings.dropFirst()).map { entries[$0..<$1] }
    }

    private func htmlEntry(
        _ entry: DiscussionThread.Entry, isApart: Bool, _ reading: DiscussionReading, _ works: [NamedWork],
        _ key: DiscussionPages.Key, _ time: ReaderTime
    ) -> ThreadHTML.Entry {
        let controls: ThreadHTML.Controls =
            switch key.audience {
            case .visitors: .none
            case .members where key.audience.mayContribute:
                .all(whose: entry.whose, takesReplies: key.takesContributions)
            case .members: .own
            }
        let notices = (reading.citedNotices[entry.number] ?? []).map(CitedNoticeLine.init)
        return ThreadHTML.Entry(
            number: entry.number, depth: entry.depth, isApart: isApart,
            html: entry.fragment ?? ContributionHTML(before: "", behind: ""),
            moment: time.moment(entry.writtenAt),
            works: works.map { WorkCard($0, among: notices) }, notices: notices,
            signals: signals(of: entry, key), controls: controls)
    }

    private func signals(of entry: DiscussionThread.Entry, _ key: DiscussionPages.Key) -> ThreadHTML.Signals {
        if entry.isWithdrawn { return .none }
        guard key.audience.mayWrite else { return .counts(entry.reception) }
        return .buttons(entry.reception, key.threadForm)
    }

    private func form(_ key: DiscussionPages.Key) -> ContributionForm {
        var entry = Contribution.Entry()
        entry.kind = (key.draftKind ?? .comment).rawValue
        entry.submission = PreparedPage.Slot.submission.mark
        entry.body = PreparedPage.Slot.draft.mark
        entry.draft = PreparedPage.Slot.draftTime.mark
        entry.late = key.isLate ? "yes" : ""
        return ContributionForm(
            action: SitePath.contributions(number), keepKey: SitePath.keepKey(number), entry: entry,
            declarationPath: SitePath.declaration(number), asksDeclaration: key.asksDeclaration,
            readAs: key.audience.mayWrite ? (key.kind, key.order) : nil, label: "Post")
    }

    private func surroundings(_ key: DiscussionPages.Key) -> Frame.Surroundings {
        guard case .members(let members) = key.audience else {
            return Frame.Surroundings(forVisitorsOf: key.siteName, path: request.uri.path)
        }
        return Frame.Surroundings(
            forMembers: members.role, isGuest: members.isGuest, siteName: key.siteName, path: request.uri.path,
            hasUnread: members.hasUnread)
    }
}

extension DiscussionThread.Entry {
    fileprivate var whose: String { "\(authorName), \(kind.name.lowercased())" }
}

extension DiscussionPages.Prepared.Entry {
    fileprivate init(_ entry: DiscussionThread.Entry) {
        self.init(
            number: entry.number, kind: entry.kind, whose: entry.whose, writtenAt: entry.writtenAt,
            authorship: Authorship(
                author: entry.author, isWithdrawn: entry.isWithdrawn, lateSince: entry.isLate ? entry.writtenAt : nil,
                owesReference: entry.isCitationNeeded),
            reception: entry.reception)
    }
}
