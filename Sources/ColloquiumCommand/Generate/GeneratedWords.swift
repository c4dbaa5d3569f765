import Colloquium
import Formats
import Foundation
import Store

/// Gives what was planned its words. The same place has the same words, in whatever order they are asked for.
struct GeneratedWords: Sendable {
    private enum Stream: UInt64 {
        case members = 3
        case articles, discussions, contributions
    }

    private let plan: GenerationPlan
    private let prose: FieldProse

    init(_ plan: GenerationPlan) {
        self.plan = plan
        prose = FieldProse(seed: plan.seed)
    }

    private func numbers(_ stream: Stream, _ place: Int) -> SeededNumbers {
        SeededNumbers(seed: plan.seed, stream.rawValue << 40 | UInt64(place))
    }

    /// - Parameter clubs: how many there are; a member belongs to the first and to one other.
    func member(_ number: Int, clubs: Int) -> GeneratedMember? {
        var numbers = numbers(.members, number)
        let name = FieldProse.name(&numbers)
        guard let email = EmailAddress("member\(number)@\(GeneratedSite.mailDomain)") else { return nil }
        var profile = Profile(name: "\(name.given) \(name.family)")
        profile.careerStage = numbers.pick(CareerStage.allCases)
        profile.credentials = numbers.pick(FieldWords.credentials)
        profile.institution = numbers.pick(FieldWords.institutions)
        profile.country = numbers.pick(FieldWords.countries)
        let second = Number<Club>(rawValue: Int64(2 + number % (clubs - 1)))
        return GeneratedMember(
            newcomer: Newcomer(name: profile.name, email: email), profile: profile, clubs: [1, second],
            joinedAt: plan.joinedAt)
    }

    func discussion(_ place: Int, clubs: Int) throws -> GeneratedDiscussion {
        var numbers = numbers(.discussions, place)
        let article = plan.article(of: place)
        // The first club is read by everybody; half of all happens there, and what is measured does.
        let isInFirst = plan.landmarks.contains(place) || numbers.happens(in: 50)
        let club = Number<Club>(rawValue: isInFirst ? 1 : Int64(numbers.within(1...clubs)))
        let why = prose.paragraph(numbers.within(2...4), &numbers)
        let proposal = Discussion.Proposal(
            club: club, why: Prose(source: why, html: Markdown.safeHTML(why)),
            studyDesign: numbers.pick(StudyDesign.allCases), schedule: try plan.schedule(of: place),
            tags: [numbers.pick(FieldWords.tags), numbers.pick(FieldWords.tags)].compactMap(Tag.init(rawValue:)))
        let poster = Number<Member>(rawValue: Int64(1 + numbers.below(plan.numbers.members)))
        return GeneratedDiscussion(
            work: place == article ? .new(self.article(article)) : .known(Number(rawValue: Int64(article + 1))),
            proposal: proposal, poster: Viewer(member: poster, role: .member, clubs: [:]),
            postedAt: try plan.postedAt(place))
    }

    private func article(_ place: Int) -> ArticleRecord {
        var numbers = numbers(.articles, place)
        var record = ArticleRecord()
        record.title = FieldProse.title(&numbers)
        record.titleHTML = record.title.replacing("&", with: "&amp;")
        record.identifiers = [Self.doi(of: place)].compactMap { $0 }
        record.contributors = (0..<numbers.within(1...7)).map { _ in
            let name = FieldProse.name(&numbers)
            return ArticleRecord.Contributor(family: name.family, given: name.given)
        }
        record.container = ArticleRecord.Container(title: numbers.pick(FieldWords.journals))
        record.published = PartialDate(year: numbers.within(2008...2024), month: numbers.within(1...12))
        record.abstract = ["Background", "Methods", "Results", "Conclusions"].map { label in
            ArticleRecord.AbstractSection(label: label, text: prose.paragraph(numbers.within(1...3), &numbers))
        }
        record.keywords = [numbers.pick(FieldWords.conditions), numbers.pick(FieldWords.outcomes)]
        return record
    }

    /// Under the prefix that registries keep for trying things.
    private static func doi(of place: Int) -> Identifier? { Identifier(.doi, "10.5555/generated.\(place + 1)") }

    func contribution(_ outline: GeneratedThreads.Outline) throws -> GeneratedContribution {
        var numbers = numbers(.contributions, outline.number)
        var entry = Contribution.Entry()
        entry.kind =
            (outline.depth > 0 && numbers.happens(in: 50) ? .comment : numbers.pick(Contribution.Kind.allCases))
            .rawValue
        entry.body = body(&numbers)
        entry.submission = "generated-\(outline.number)"
        let critique = try Critique(entry) { Markdown.safeHTML($0, scope: "n\(outline.number)") }
        return GeneratedContribution(
            read: ReadCritique(critique), discussion: Number(rawValue: Int64(outline.discussion)),
            parent: outline.parent.map { Number(rawValue: Int64($0)) }, depth: outline.depth,
            author: Number(rawValue: Int64(outline.author)), writtenAt: outline.writtenAt)
    }

    private func body(_ numbers: inout SeededNumbers) -> String {
        let sentences = numbers.within(1...3) * numbers.within(1...3) + 1
        let text = prose.paragraph(sentences, &numbers)
        switch numbers.below(20) {
        case 0: return "> \(prose.sentence(&numbers))\n\n\(text)"
        case 1: return "**In short:** \(text)"
        case 2:
            let points = (0..<numbers.within(2...4)).map { _ in "- \(prose.sentence(&numbers))" }
            return "Points I would raise:\n\n\(points.joined(separator: "\n"))"
        case 3:
            let cited = Self.doi(of: numbers.below(plan.numbers.articles))?.value ?? ""
            return "\(text) Compare [what was found before](https://doi.org/\(cited))."
        case 4:
            let rows = (1...3).map { _ in
                "| \(numbers.pick(FieldWords.outcomes)) | \(numbers.within(2...40)) % | \(numbers.within(2...40)) % |"
            }
            return "\(text)\n\n| Outcome | Intervention | Control |\n|---|---|---|\n" + rows.joined(separator: "\n")
        default: return text
        }
    }
}
