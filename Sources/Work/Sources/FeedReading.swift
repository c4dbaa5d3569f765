import Colloquium
import Formats
import Store

/// What an answer with status 200 holds for a source.
struct FeedReading {
    let title: String
    let page: String
    /// The items that are taken, the newest where there are too many.
    let records: [ArticleRecord]
    /// What is odd although it can be read, a sentence; empty when nothing is.
    let notice: String
    /// False where it breaks off in the middle.
    let isWhole: Bool

    init(title: String, page: String, records: [ArticleRecord], notice: String = "", isWhole: Bool = true) {
        self.title = title
        self.page = page
        self.records = records
        self.notice = notice
        self.isWhole = isWhole
    }

    /// - Throws: why the bytes are no feed, for the person who follows it.
    init(_ body: [UInt8]) throws(Unreadable) {
        let read: ReadRecords
        do { read = try RecordReader.read(body) } catch { throw Unreadable(error) }
        guard read.format.isFeed else { throw Unreadable(found: read.format) }
        let head = read.feed ?? FeedHead()
        // The reader takes what it can of a feed that is broken somewhere; here there was nothing to take.
        if read.records.isEmpty, head.title.isEmpty { throw Unreadable(FormatError.malformed("")) }
        let isWhole = FeedEnd.isReached(in: body)
        self.init(
            title: head.title, page: head.page, records: Self.newest(read.records),
            notice: isWhole
                ? Self.notice(of: read.records.count)
                : "The feed is broken off in the middle, so that some of its articles are missing.",
            isWhole: isWhole)
    }

    private static func newest(_ records: [ArticleRecord]) -> [ArticleRecord] {
        guard records.count > Store.keptItems else { return records }
        let order = records.indices.sorted { one, other in
            let dates = (records[one].published?.order ?? 0, records[other].published?.order ?? 0)
            return dates.0 == dates.1 ? one < other : dates.0 > dates.1
        }
        return order.prefix(Store.keptItems).map { records[$0] }
    }

    private static func notice(of count: Int) -> String {
        guard count > Store.keptItems else { return "" }
        if count >= RecordReader.maximumRecords {
            return """
                The feed lists \(count) items or more; only the newest \(Store.keptItems) of the first \(count) are taken \
                from it.
                """
        }
        return "The feed lists \(count) items; only the newest \(Store.keptItems) are taken from it."
    }

    /// What the store takes.
    func reading(for source: LeasedSource, at now: Instant) -> PollReport.Reading {
        PollReport.Reading(
            items: ReadItem.all(of: records, from: source.number, home: source.page.isEmpty ? page : source.page),
            title: title, page: page, rhythm: FeedRhythm.stated(by: records.compactMap(\.published), at: now),
            notice: notice(at: now))
    }

    /// What is odd at a moment: a clock that goes wrong, where nothing graver is.
    func notice(at now: Instant) -> String {
        // Issues are dated months ahead, and years begin at different hours.
        let last = (Int(now.writtenDay.prefix(4)) ?? 0) + 1
        let early = records.count { ($0.published?.year ?? 0) > last }
        guard notice.isEmpty, early > 0 else { return notice }
        let articles = early == 1 ? "an article" : "\(early) articles"
        return
            "The feed dates \(articles) years from now: its clock is wrong. Check the date before you bring one to a club."
    }
}

extension PartialDate {
    /// Grows with the date; a day that is not known comes before all days.
    fileprivate var order: Int { (year * 13 + (month ?? 0)) * 32 + (day ?? 0) }
}

/// Why an answer with status 200 is no feed.
struct Unreadable: Error {
    let reason: String
    /// When the server wants to be asked again.
    var hints = PollHints()

    init(_ reason: String, hints: PollHints = PollHints()) {
        self.reason = reason
        self.hints = hints
    }

    init(_ error: FormatError) {
        reason =
            switch error {
            case .empty: "The server answers with nothing at all. It may be out of order; nothing was lost."
            case .tooLarge(let limit):
                "The feed is larger than \(limit / 1_000_000) MB, which is more than is read of one feed."
            case .malformed, .damaged:
                """
                The feed is damaged, so that nothing in it can be read. Its publisher has to mend it; it is tried again by \
                itself.
                """
            case .unrecognised: "What the server answers is no feed. \(Self.advice)"
            case .notARecord(let found):
                // “a web page, “Just a moment”, and not”: what is put in ends as it began.
                "The server answers with \(found)\(found.contains(", ") ? "," : "") and not with a feed. \(Self.advice)"
            }
    }

    init(found format: RecordFormat) {
        reason =
            switch format {
            case .landingPage:
                """
                The server answers with a web page and not with a feed. The feed may have moved, or the publisher first \
                wants to see that a person asks. \(Self.advice)
                """
            case .opml: "This is a list of feeds and not a feed; import it as an OPML file."
            default: "This is \(format.displayName) and not a feed. \(Self.advice)"
            }
    }

    private static let advice =
        "Choose the journal from the list of journals, or follow a search of PubMed in its place."
}
