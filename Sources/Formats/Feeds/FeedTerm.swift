/// The elements of feeds that say something of an article, whatever the vocabulary. A name is looked up once a document,
/// in `FeedTerms`: the elements of a file are too many for their names to be compared as texts.
enum FeedTerm: String {
    case abstract, author, available, body, category, content, contributor, coverDate, coverDisplayDate,
        created, creator, date, description, div, doi, eIssn, eissn, enclosure, encoded, endingPage, fullitem,
        group, guid, id, identifier, issn, issue, issued, issueNumber, keywords, language, lastBuildDate,
        license, link, managingEditor, modified, number, onlineDate, pageRange, pubdate, pubDate,
        publicationDate, publicationName, published, publisher, section, source, startingPage, subject,
        subtitle, summary, tagline, title, updated, url, volume
    /// Any other.
    case other = ""

    /// - Parameter name: the local name; iTunes' is read in whatever case it is written.
    init(_ name: String, of vocabulary: FeedVocabulary) {
        self = Self(rawValue: vocabulary == .itunes ? name.lowercased() : name) ?? .other
    }
}
