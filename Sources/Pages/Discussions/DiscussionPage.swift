package import Colloquium

/// A discussion, with the article at its head and its contributions in the order of the thread.
package struct DiscussionPage: SitePage {
    package static let template = "discussions/discussion"

    package let pageTitle: String
    let discussionTitleHTML: String
    let stage: String
    let stageClass: String
    let windowName: String
    let windowText: String
    /// In which the page tells hours, and whose it is.
    let zoneText: String
    /// While there is something to come for.
    let calendarPath: [String]
    /// Of the club, which follows what changes; for who may subscribe to it.
    let clubCalendarPath: [String]
    /// For members.
    let followPath: [String]
    let stageText: String
    let clubName: String
    /// None for who may not open the club.
    let clubPath: [String]
    let citation: Citation
    /// None for who may not open the club.
    let recordPath: [String]
    let whyHTML: String
    /// Where it was corrected.
    let whyHistoryPath: [String]
    /// For who may correct it.
    let correctionPath: [String]
    let proposers: [ProposerWords]
    let sections: [AbstractPart]
    let identifiers: [ShownIdentifier]
    let flags: [ArticleFlag]
    let notices: [ShownNotice]
    let studyDesign: String
    let posterName: String
    let posterPath: String
    let tags: [TagLink]
    let synthesisHTML: String
    let synthesisCredit: [Credit]
    let synthesisPath: [String]
    let guidance: [GuidanceSection]
    let guidancePath: [String]
    let authorsPath: [String]
    /// Where a facilitator changes its dates, until it is over.
    let datesPath: [String]
    let moves: [CourseMove]
    let coursePath: String
    /// How often the course was changed by hand; a move is meant for that.
    let courseVersion: String
    let filters: [KindFilter]
    let orders: [OrderLink]
    /// None for readers who give no signals, or whose buttons belong to the form they write in.
    let signalsForm: [ReadAs]
    /// The fragments of the contributions, one after the other.
    let contributionsHTML: String
    let hasContributions: Bool
    /// Where there are none of those that were asked for.
    let noContributionsText: String
    let newsHTML: String
    let coming: [ComingSection]
    let practice: [PracticeSection]
    let appraisals: [AppraisalSection]
    let questions: [QuestionItem]
    let polls: [PollItem]
    /// Where a facilitator puts a poll to the club.
    let pollPath: [String]
    /// None for a guest.
    let askPath: [String]
    let form: [ContributionForm]
    let closedText: String
    let invitesToJoin: Bool
    let signInPath: String
    let csrf: String
    let arrived: [ArrivedNotice]
    let isDraftSaved: Bool
    let declarations: [DeclarationItem]
    let undeclaredText: String
    let cite: [CiteBox]
    let keepLinks: [NextLink]
    let referenceLinks: [NextLink]
    /// For members.
    let cpdPath: [String]
    /// Who takes part, for members.
    let peoplePath: [String]

    /// Who wrote the synthesis as it stands.
    struct Credit: Sendable {
        let creditNames: String
        let contributorNames: String
        let creditDay: String
        let creditMachineTime: String
        /// Where it said something else before.
        let creditHistoryPath: [String]
    }

    struct CourseMove: Sendable {
        let moveName: String
        let moveValue: String
    }

    struct KindFilter: Sendable {
        let kindClass: String
        let kindWord: String
        let kindCount: Int
        let kindPath: String
        let isCurrentKind: Bool
    }

    struct OrderLink: Sendable {
        let orderName: String
        let orderPath: String
        let isCurrentOrder: Bool
    }

    /// - Parameter newsHTML: how much is new to the reader, above the contributions.
    package init(
        _ content: Content, for viewer: Viewer, at now: Instant, time: ReaderTime, csrf: String, newsHTML: String
    ) {
        let discussion = content.discussion
        let record = content.article.record
        let schedule = discussion.schedule
        let stage = schedule.stage(at: now)
        let path = SitePath.discussion(discussion.number, record.title)
        self.csrf = csrf
        pageTitle = record.title
        discussionTitleHTML = record.titleHTML.isEmpty ? record.title.escapedForHTML : record.titleHTML
        let callingOff = discussion.callingOff
        self.stage = callingOff == nil ? stage.name : CallingOff.name
        stageClass = stage.rawValue
        windowName = callingOff == nil ? "Time to contribute" : "It was to be"
        windowText = time.window(callingOff?.opening ?? schedule.opensAt, callingOff?.closing ?? schedule.closesAt)
        let zoneOwner = time.zone == content.club.timeZone ? "the club’s time zone" : "your time zone"
        zoneText = "\(time.zone), \(zoneOwner)"
        let opensClub = viewer.mayRead(content.club.number, content.club.visibility)
        followPath = viewer.isGuest ? [] : [SitePath.following(.discussion(discussion.number))]
        calendarPath = now < schedule.closesAt ? [SitePath.calendar(discussion.number)] : []
        clubCalendarPath =
            calendarPath.isEmpty || content.club.visibility != .everyone && !viewer.isMember || !opensClub
            ? [] : [SitePath.scheduleCalendar(content.club.number)]
        stageText = callingOff.map { CallingOff.words($0.at, time) } ?? schedule.words(at: now, time)
        clubName = content.club.name
        clubPath = opensClub ? [SitePath.club(content.club.number, content.club.name)] : []
        citation = Citation(record)
        recordPath = opensClub ? [SitePath.article(content.article.number, record.title)] : []
        whyHTML = discussion.why.html
        whyHistoryPath = content.isCorrected ? [SitePath.correctionHistory(discussion.number)] : []
        correctionPath = discussion.isCorrectable(by: viewer) ? [SitePath.correction(discussion.number)] : []
        proposers = content.proposers
        sections = record.abstract.map { AbstractPart(sectionLabel: $0.label, sectionText: $0.text) }
        identifiers = record.identifiers.map(ShownIdentifier.init)
        flags = content.notices.isEmpty ? ArticleFlag.list(record) : []
        notices = content.notices.map { ShownNotice($0, time) }
        studyDesign = discussion.studyDesign.name
        posterName = content.poster.name
        posterPath = SitePath.member(content.poster.number, content.poster.name)
        tags = content.tags.map(TagLink.init)
        synthesisHTML = content.synthesis.html
        synthesisCredit = content.credit(time)
        let facilitates = viewer.facilitates(discussion.club)
        let writesSynthesis =
            facilitates
            && (try? discussion.refuseSynthesis(version: content.synthesisCredit?.version ?? 0, at: now)) != nil
        synthesisPath = writesSynthesis ? [SitePath.synthesis(discussion.number)] : []
        guidance = content.guidance.map { [$0] } ?? []
        authorsPath = facilitates ? [SitePath.authors(discussion.number)] : []
        datesPath = facilitates && !stage.isOver ? [SitePath.dates(discussion.number)] : []
        guidancePath = facilitates ? [SitePath.prompts(discussion.number)] : []
        moves =
            facilitates ? schedule.moves(at: now).map { CourseMove(moveName: $0.words, moveValue: $0.rawValue) } : []
        coursePath = SitePath.course(discussion.number)
        courseVersion = discussion.courseVersion.description
        filters = content.filters
        orders = content.orders
        signalsForm =
            content.takesSignals && content.form == nil
            ? [ReadAs(readKind: content.kind?.rawValue ?? "", readOrder: content.order.rawValue, givenText: "")] : []
        contributionsHTML = content.contributionsHTML
        hasContributions = !content.contributionsHTML.isEmpty
        noContributionsText = content.kind == nil ? "Nobody has said anything yet." : "Nothing of this kind yet."
        self.newsHTML = newsHTML
        coming = content.coming.map { [$0] } ?? []
        practice = content.practice.map { [$0] } ?? []
        appraisals = content.appraisals.map { [$0] } ?? []
        questions = content.questions
        polls = content.polls
        pollPath =
            facilitates && callingOff == nil
            ? [SitePath.newPoll(content.club.number, in: discussion.number)] : []
        askPath = viewer.isGuest || callingOff != nil ? [] : ["\(SitePath.newQuestion)?discussion=\(discussion.number)"]
        form = content.form.map { [$0] } ?? []
        closedText = content.closedWords(at: now, time)
        invitesToJoin = !viewer.isSignedIn && stage.takesContributions
        signInPath = SitePath.signIn(to: path)
        isDraftSaved = content.isDraftSaved
        declarations = content.declarations
        undeclaredText = content.undeclaredWords
        cite = content.cite.map { [$0] } ?? []
        keepLinks = content.keepLinks
        cpdPath = viewer.isMember && callingOff == nil ? [SitePath.cpdLog(about: discussion.number)] : []
        peoplePath = viewer.isMember ? [SitePath.people(in: discussion.number)] : []
        referenceLinks = content.referenceLinks
        arrived =
            content.sentForm.isEmpty
            ? []
            : [ArrivedNotice(content.sentForm, in: schedule, mayWrite: content.form != nil, at: now, time)]
    }
}

extension Schedule.Move {
    var words: String {
        switch self {
        case .preRead: "Begin pre-reading now"
        case .open: "Open it now"
        case .beginClosing: "Close it in 24 hours"
        case .close: "Close it now"
        case .archive: "Archive it"
        case .reopen: "Reopen it for 48 hours"
        }
    }
}
