import Colloquium

@testable import Pages

/// Every page of the site from canned data: full, with every list filled and everything a person can type set to one
/// text, and bare, with as little as there can be.
struct Storybook {
    /// What people typed, wherever they can.
    let text: String
    /// What was made safe before it came to a page.
    let html = "<p>safe</p>"
    let now = Instant(rawValue: 1_795_428_000_000)
    let time = ReaderTime(zone: "Europe/Vienna")
    let csrf = "form-token"

    static let facilitator = Viewer(member: 1, role: .administrator, clubs: [1: .facilitator])
    static let guest = Viewer(member: 1, role: .member, clubs: [:], guestOf: [1], isGuest: true)

    /// Several samples of a page where one cannot show everything.
    var full: [any Page] {
        site + members + clubs + articles + discussions + appraisals + sources + questions + polls + news + feeds
            + notifications
            + administration
            + cpdPages + authors + panels + networks + introductions + worksheets + mentoring
    }

    var bare: [any Page] {
        bareSite + bareMembers + bareClubs + bareArticles + bareDiscussions + bareAppraisals + bareSources
            + bareQuestions + barePolls + bareNews + bareFeeds + bareNotifications + bareAdministration + bareCPDPages
            + bareAuthors + barePanels + bareNetworks + bareIntroductions + bareWorksheets + bareMentoring
    }

    /// The samples of one page, with ordinary words and with words that would be markup.
    static func samples(of template: String, _ stories: [any Page]) -> [any Page] {
        stories.filter { type(of: $0).template == template }
    }
    static let words = Storybook(text: "Words")
    static let hostileText = "<script>&\"'"
    static let full = words.full
    static let bare = words.bare
    static let hostile = Storybook(text: hostileText).full
    static let hostileBare = Storybook(text: hostileText).bare

    /// Something wrong with the whole and with a field of every form.
    var problems: [Refusal.Problem] {
        ([
            "", "name", "title", "email", "body", "kind", "file", "given", "why", "club", "study-design", "references",
            "tag", "hour", "address", "offer", "phrases", "reason", "tags", "site-name", "visibility", "bottom-line",
            "password", "credentials", "author", "orcid", "identifies-nobody", "question", "details", "form", "options",
            "disclosure", "days",
            "discussion", "choice", "rating", "text", "rationale", "competing-interests", "remark",
            "topic", "purpose", "last-day", "words", "verdict", "declares", "competing-interest", "specialty", "panel",
            "strength", "mode", "locality", "affiliation", "contact", "topics", "notes", "last-contact", "rhythm-count",
            "rhythm-unit", "named", "goal-text", "measure", "due",
            "state", "ties", "step-text", "strategy", "tie", "who", "goal", "reflection", "stage", "comment", "handle",
            "link-name", "audience-goals", "audience-plan", "audience-reflection", "audience-tie", "audience-notes",
            "audience-rhythm", "audience-history",
            "first", "second", "words-first", "words-second", "answer", "worth", "outcome-words",
            "role", "ways", "pace", "stages", "for-whom", "places", "trainee", "audience", "goals", "starts-on",
            "ends-on",
            "day",
        ] as [String]).map { Refusal.Problem($0, text) }
    }

    var prose: Prose { Prose(source: text, html: html) }
    var citation: Citation { Citation(record) }
    var tags: [Tag] { Tag.list("asthma sepsis") }
    var pagination: Pagination { Pagination(path: "/articles", page: 2, hasMore: true) }
    var noPages: Pagination { Pagination(path: "/articles", page: 1, hasMore: false) }

    func schedule(_ stage: Stage) -> Schedule {
        let opening: Instant =
            switch stage {
            case .announced: now + .days(9)
            case .preReading: now + .days(1)
            case .open: now - .days(1)
            case .closing: now - .hours(160)
            case .synthesis: now - .days(8)
            case .archived: now - .days(30)
            }
        return Schedule(
            readingFrom: opening - .days(3), opensAt: opening, closesAt: opening + .days(7),
            archivesAt: opening + .days(14))
    }

    var record: ArticleRecord {
        var record = ArticleRecord()
        record.title = text
        record.identifiers = Identifier.Scheme.allCases.compactMap { scheme in
            let samples: [Identifier.Scheme: String] = [
                .doi: "10.1000/182", .pmid: "1", .pmcid: "PMC1", .arxiv: "2101.00001", .isbn: "9780306406157",
                .pii: "S0140-6736(97)11096-0", .url: "https://example.org/?a=<b>&c='",
            ]
            return Identifier(scheme, samples[scheme] ?? "")
        }
        record.contributors = [
            .init(family: text, given: "Ada"), .init(collective: text),
            .init(family: "Byron", given: "Allegra", suffix: "Jr"),
        ]
        record.container.title = text
        record.publisher = text
        record.licence = text
        record.volume = text
        record.issue = text
        record.pages = text
        record.published = PartialDate(year: 2024)
        record.abstract = [.init(label: text, text: text), .init(text: text)]
        record.publicationTypes = [text, "Retracted Publication"]
        record.meshTerms = [text]
        record.keywords = [text]
        record.links = ["https://example.org/full"]
        if let notice = Identifier(.doi, "10.1000/183") {
            record.relations = [.retractedBy, .concernedBy, .correctedBy].map { .init(kind: $0, target: notice) }
        }
        for field in ArticleRecord.Field.allCases {
            record.origins[field] = .init(source: text, element: text, raw: text)
        }
        return record
    }

    var bareRecord: ArticleRecord {
        var record = ArticleRecord()
        record.title = text
        return record
    }

    func item(_ stage: Stage) -> DiscussionItem {
        DiscussionItem(
            1, title: text, notices: [.retraction], citation: citation, why: text, schedule: schedule(stage),
            contributions: 2, club: (1, text),
            poster: text, postedAt: now, at: now, time: time)
    }

    var questionItem: QuestionItem {
        QuestionItem(
            1, title: text, nature: .clinical, asker: text, askedAt: now, answers: 2, club: text, specialty: text,
            openings: [text, text], time: time)
    }

    func member(bare: Bool = false) -> Member {
        var profile = Profile(name: text)
        if !bare {
            profile.credentials = text
            profile.careerStage = .fellow
            profile.institution = text
            profile.country = text
            profile.specialties = [text]
            profile.orcid = "0000-0002-1825-0097"
            profile.bio = prose
        }
        guard let address = EmailAddress("ada@example.org") else { preconditionFailure("an address is an address") }
        return Member(
            number: 1, email: address, role: .member, standing: .active,
            timeZone: "UTC", joinedAt: now, profile: profile)
    }

    func club(_ visibility: Club.Visibility = .everyone) -> Club {
        Club(number: 1, name: text, focus: text, norms: prose, visibility: visibility)
    }
}
