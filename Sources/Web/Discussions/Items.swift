import Colloquium
import Formats
import Pages
import Store

extension DiscussionItem {
    init(_ row: DiscussionSummary, at now: Instant, time: ReaderTime) {
        self.init(
            row.number, title: row.title, notices: row.notices, versionNotices: row.versionNotices,
            citation: Citation(
                family: row.firstAuthor, given: row.firstGiven, authors: row.authors, journal: row.container,
                year: row.published),
            why: Markdown.plainText(row.why).tidiedLine.excerpt(420), schedule: row.schedule,
            calledOffAt: row.calledOffAt,
            contributions: row.contributions,
            club: (row.isClubOpen ? row.club : nil, row.clubName), poster: row.posterName, postedAt: row.postedAt,
            at: now,
            time: time.inClub(row.clubZone))
    }
}

extension CitedNoticeLine {
    init(_ cited: CitedNotice) { self.init(work: cited.work, notice: cited.notice) }
}

extension QuestionItem {
    init(_ row: QuestionSummary, answers openings: [String] = [], time: ReaderTime) {
        self.init(
            row.number, title: row.title, nature: row.nature, asker: row.authorName, askedAt: row.askedAt,
            answers: row.answers, club: row.clubName, specialty: row.specialty,
            openings: openings, time: time)
    }
}

extension WorkCard {
    init(_ named: NamedWork, among notices: [CitedNoticeLine]) {
        self.init(
            named.identifier, article: named.article, title: named.title,
            citation: Citation(
                by: named.firstAuthor, authors: named.authors, journal: named.journal, year: named.year),
            among: notices)
    }
}
