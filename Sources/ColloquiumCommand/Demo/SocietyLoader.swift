import Colloquium
import Formats
import Foundation
import Store

/// Brings the example society to life through the same verbs that members use.
struct SocietyLoader {
    static let password = "one article a week"

    let society: Society
    let records: URL
    let feeds: URL
    let store: Store
    /// A little before now, so that everything told has happened.
    let anchor: Instant

    private var members: [String: Number<Member>] = [:]
    private(set) var clubs: [String: Number<Club>] = [:]
    private var articles: [String: (record: ArticleRecord, tags: [Tag])] = [:]
    private(set) var discussions: [String: Number<Discussion>] = [:]
    private var contributions: [String: Number<Contribution>] = [:]
    private(set) var answers: [String: Number<StoredAnswer>] = [:]
    var panels: [String: Number<Panel>] = [:]

    init(directory: URL, store: Store, at now: Instant) throws {
        society = try JSONDecoder().decode(
            Society.self, from: Data(contentsOf: directory.appending(path: "society.json")))
        records = directory.appending(path: "records")
        feeds = directory.appending(path: "feeds")
        self.store = store
        anchor = now - .hours(6)
    }

    func ago(days: Double) -> Instant { anchor - .seconds(Int(days * 86_400)) }

    mutating func load() async throws {
        try await addMembers()
        try await addMails()
        try await addClubs()
        try readArticles()
        for discussion in society.discussions { try await add(discussion) }
        for question in society.questions { try await add(question) }
        for panel in society.panels { try await add(panel) }
        for poll in society.polls { try await add(poll) }
        try await addSubscriptions()
        try await followSources()
        try await propose()
        for network in society.networks { try await add(network) }
        for introduction in society.introductions { try await add(introduction) }
        for worksheet in society.worksheets { try await add(worksheet) }
        try await add(society.mentoring)
    }

    private mutating func addMembers() async throws {
        let hash = try PasswordHash.standard.hash(Self.password)
        guard let first = society.members.first(where: { $0.role == "administrator" }), let club = society.clubs.first
        else { throw Refusal(.invalid, "The example society has no administrator or no club.") }
        let founding = Founding(
            siteName: society.site.name, club: try charter(club), administrator: try newcomer(first), passwordHash: hash
        )
        members[first.handle] = try await store.setUp(founding, link: nil, at: ago(days: 90))
        for member in society.members where member.handle != first.handle {
            let role = Member.Role(rawValue: member.role) ?? .member
            members[member.handle] = try await store.addMember(
                newcomer(member), passwordHash: hash, role: role, standing: .active, at: ago(days: 80))
        }
        try await store.saveSite(
            name: society.site.name, tagline: society.site.tagline, joining: .application, by: nil, at: ago(days: 80))
        for member in society.members { try await saveProfile(member) }
    }

    private func newcomer(_ member: Society.Member) throws -> Newcomer {
        var entry = JoiningEntry()
        entry.name = member.name
        entry.email = member.email
        entry.password = Self.password
        entry.timeZone = member.timeZone
        return try Newcomer(entry)
    }

    private func saveProfile(_ member: Society.Member) async throws {
        var entry = Profile.Entry()
        entry.name = member.name
        entry.handle = member.handle
        entry.credentials = member.credentials
        entry.careerStage = member.careerStage
        entry.institution = member.institution
        entry.country = member.country
        entry.specialties = member.specialties.joined(separator: ", ")
        entry.orcid = member.orcid
        entry.bio = member.bio
        entry.timeZone = member.timeZone
        try await store.saveProfile(
            Profile(entry) { Markdown.safeHTML($0) }, timeZone: member.timeZone, of: number(member.handle),
            at: ago(days: 79))
    }

    private func charter(_ club: Society.Club) throws -> Club.Charter {
        var entry = Club.Entry()
        entry.name = club.name
        entry.focus = club.focus
        entry.norms = club.norms
        entry.visibility = club.visibility
        return try Club.Charter(entry) { Markdown.safeHTML($0) }
    }

    private mutating func addClubs() async throws {
        for (index, club) in society.clubs.enumerated() {
            let facilitators = try club.facilitators.map(number)
            guard let founder = facilitators.first else { continue }
            let clubNumber: Number<Club>
            if index == 0 {
                clubNumber = 1
            } else {
                clubNumber = try await store.addClub(charter(club), facilitator: founder, at: ago(days: 75))
            }
            clubs[club.slug] = clubNumber
            for handle in club.members {
                try await store.join(clubNumber, by: viewer(handle), at: ago(days: 74))
            }
            let administrator = try await store.viewer(1)
            for facilitator in facilitators {
                try await store.setRole(
                    .facilitator, of: facilitator, in: clubNumber, by: administrator, at: ago(days: 73))
            }
        }
    }

    private mutating func readArticles() throws {
        for article in society.articles {
            let bytes = try Array(Data(contentsOf: records.appending(path: article.file)))
            let found = try RecordReader.read(bytes).records
            guard found.indices.contains(article.item) else {
                throw Refusal(.invalid, "\(article.file) has no item \(article.item).")
            }
            articles[article.key] = (found[article.item], article.tags.compactMap(Tag.init(rawValue:)))
        }
    }

    private mutating func add(_ discussion: Society.Discussion) async throws {
        guard let article = articles[discussion.article], let club = clubs[discussion.club],
            let design = StudyDesign(rawValue: discussion.studyDesign)
        else { throw Refusal(.invalid, "The discussion \(discussion.key) does not fit the rest.") }
        let opensAt = ago(days: -discussion.opensDaysFromNow)
        let schedule = try Schedule(opensAt: opensAt, window: .days(discussion.lengthDays))
        let proposal = Discussion.Proposal(
            club: club, why: prose(discussion.why), studyDesign: design, schedule: schedule, tags: article.tags)
        let number = try await store.publish(
            article.record, proposal, draft: nil, by: viewer(discussion.postedBy),
            at: min(opensAt, anchor) - .days(4))
        discussions[discussion.key] = number
        for contribution in discussion.contributions.sorted(by: { $0.hoursAfterOpening < $1.hoursAfterOpening }) {
            try await add(contribution, to: number, openedAt: opensAt)
        }
        for appraisal in discussion.appraisals ?? [] { try await add(appraisal, to: number, openedAt: opensAt) }
        for answer in discussion.practice ?? [] { try await add(answer, to: number, openedAt: opensAt) }
        if !discussion.synthesis.isEmpty {
            try await store.saveSynthesis(
                Prose(source: discussion.synthesis, html: Markdown.safeHTML(discussion.synthesis, headingsFrom: 3)),
                of: number, by: store.viewer(1), at: schedule.closesAt + .days(1))
        }
        if let days = discussion.calledOffDaysAgo {
            // Nobody of the example has said that they will come to it.
            try await store.callOff(number, by: store.viewer(1), at: ago(days: days)) { _ in
                throw Refusal(.invalid, "The example sends no letter.")
            }
        }
    }

    private mutating func add(
        _ contribution: Society.Contribution, to discussion: Number<Discussion>, openedAt: Instant
    ) async throws {
        let author = try await viewer(contribution.author)
        let at = openedAt + .seconds(Int(contribution.hoursAfterOpening * 3600))
        var entry = Contribution.Entry()
        entry.kind = contribution.kind
        entry.body = contribution.body
        entry.submission = contribution.key
        let number = try await store.contribute(
            Critique(entry) { Markdown.safeHTML($0, scope: contribution.key) }, to: discussion,
            inReplyTo: contribution.inReplyTo.flatMap { contributions[$0] }, by: author, at: at)
        contributions[contribution.key] = number
        if let later = contribution.editedTo {
            entry.body = later
            try await store.edit(
                number, Critique(entry) { Markdown.safeHTML($0, scope: contribution.key) }, of: 1, by: author,
                at: at + .minutes(40))
        }
        if contribution.withdrawn == true { try await store.withdraw(number, by: author, at: at + .hours(1)) }
    }

    private mutating func add(_ question: Society.Question) async throws {
        guard let club = clubs[question.club] else { return }
        var entry = Question.Entry()
        entry.title = question.title
        entry.body = question.body
        entry.nature = question.nature
        entry.club = club.description
        entry.discussion = question.discussion.flatMap { discussions[$0]?.description } ?? ""
        entry.tags = question.tags.joined(separator: ",")
        entry.specialty = question.specialty ?? ""
        entry.submission = question.key
        let askedAt = ago(days: question.daysAgo)
        let number = try await store.ask(
            Question.Draft(entry) { Markdown.safeHTML($0) }, by: viewer(question.askedBy), at: askedAt)
        for (index, answer) in question.answers.enumerated() {
            var reply = Answer.Entry()
            reply.body = answer.body
            reply.references = answer.references.map { "\($0.id) \($0.note)" }.joined(separator: "\n")
            answers["\(question.key)-\(index)"] = try await store.answer(
                number, with: Answer(reply) { Markdown.safeHTML($0) }, submission: "\(question.key)-\(index)",
                by: viewer(answer.author), at: askedAt + .seconds(Int(answer.hoursAfter * 3600)))
        }
    }

    private func addSubscriptions() async throws {
        for (handle, wishes) in Dictionary(grouping: society.subscriptions, by: \.member) {
            guard let member = society.members.first(where: { $0.handle == handle }) else { continue }
            let choices: [(scope: Subscription.Scope, delivery: Delivery?)] = wishes.compactMap { wish in
                let delivery = Delivery(rawValue: wish.cadence)
                switch wish.scope {
                case "club": return wish.club.flatMap { clubs[$0] }.map { (.club($0), delivery) }
                case "tag": return wish.tag.flatMap(Tag.init(rawValue:)).map { (.tag($0), delivery) }
                default: return Subscription.Scope(wish.scope).map { ($0, delivery) }
                }
            }
            try await store.saveSubscriptions(
                choices, hour: DigestHour(hour: 7, weekday: 1, timeZone: member.timeZone), of: viewer(handle),
                at: ago(days: 8))
        }
    }

    func number(_ handle: String) throws -> Number<Member> {
        guard let number = members[handle] else { throw Refusal(.invalid, "The example society has no \(handle).") }
        return number
    }

    func viewer(_ handle: String) async throws -> Viewer { try await store.viewer(number(handle)) }

    func prose(_ text: String) -> Prose { Prose(source: text, html: Markdown.safeHTML(text)) }
}
