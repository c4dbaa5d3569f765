/// One citation of an efetch answer, element by element. Only paths from the citation's own top are read: reference
/// lists deeper in the tree hold the identifiers of other works.
struct PubMedCitation {
    let citation: XMLTree.Element
    let article: XMLTree.Element
    let journal: XMLTree.Element?
    let book: XMLTree.Element?
    let data: XMLTree.Element?

    init?(_ element: XMLTree.Element) {
        guard let citation = element.child("MedlineCitation") ?? element.child("BookDocument") else { return nil }
        self.citation = citation
        article = citation.child("Article") ?? citation
        journal = article.child("Journal")
        book = citation.child("Book")
        data = element.child("PubmedData") ?? element.child("PubmedBookData")
    }

    var pmid: String { citation.child("PMID")?.text ?? "" }

    /// Pairs of the kind and the value.
    var articleIds: [(kind: String, value: String)] {
        let lists = (data?.all("ArticleIdList", "ArticleId") ?? []) + citation.all("ArticleIdList", "ArticleId")
        return lists.map { ($0.attribute("IdType"), $0.text) }
    }

    var locations: [(kind: String, value: String)] {
        article.children("ELocationID").filter { $0.attribute("ValidYN") != "N" }
            .map { ($0.attribute("EIdType"), $0.text) }
    }

    var title: XMLTree.Element? { article.child("ArticleTitle") ?? book?.child("BookTitle") }

    var abstractTexts: [XMLTree.Element] { article.all("Abstract", "AbstractText") }

    /// The list of authors; books have lists of editors beside it, of the same form.
    var authorList: XMLTree.Element? {
        article.children("AuthorList").first { ["", "authors"].contains($0.attribute("Type")) }
            ?? book?.children("AuthorList").first {
                article.child("ArticleTitle") == nil && $0.attribute("Type") != "editors"
            }
    }

    var editorLists: [XMLTree.Element] {
        ((book.map { $0.children("AuthorList") } ?? []) + article.children("AuthorList"))
            .filter { $0.attribute("Type") == "editors" }
    }

    static func people(in list: XMLTree.Element?) -> [XMLTree.Element] {
        list?.children("Author").filter { $0.attribute("ValidYN") != "N" } ?? []
    }

    /// The date of the issue, by which the work is cited; of a chapter, the day it was added to its book.
    var issueDate: XMLTree.Element? {
        journal?.at("JournalIssue", "PubDate") ?? citation.child("ContributionDate") ?? book?.child("PubDate")
    }

    /// The date of the first electronic version.
    var articleDate: XMLTree.Element? { article.child("ArticleDate") }

    /// Print, Electronic, Print-Electronic…: what the date of the issue is the date of.
    var publicationModel: String { article.attribute("PubModel") }

    /// Pairs of the step ("received", "accepted") and its day.
    var history: [(step: String, date: XMLTree.Element)] {
        (data?.all("History", "PubMedPubDate") ?? []).map { ($0.attribute("PubStatus"), $0) }
    }

    var otherAbstracts: [XMLTree.Element] { citation.children("OtherAbstract") }

    var corrections: [XMLTree.Element] { citation.all("CommentsCorrectionsList", "CommentsCorrections") }
}
