internal import Colloquium

/// One work in Crossref's deposit schema, with the container it was deposited in.
struct CrossrefWork {
    /// The element that carries the work's own titles, contributors and DOI.
    let item: XMLTree.Element
    /// The journal, book, conference… around it; the item itself for a work that stands alone.
    let around: XMLTree.Element

    /// Every work under one `crossref` element.
    static func works(in deposit: XMLTree.Element) -> [CrossrefWork] {
        deposit.children.flatMap { container -> [CrossrefWork] in
            switch container.name {
            case "journal": return inner(container, "journal_article")
            case "book": return inner(container, "content_item", orElse: bookMetadata(container))
            case "conference": return inner(container, "conference_paper", orElse: nil)
            case "sa_component", "database":
                return inner(container, "dataset") + inner(container, "component")
            case "report-paper":
                return inner(container, "content_item", orElse: container.child("report-paper_metadata"))
            case "standard": return inner(container, "content_item", orElse: container.child("standard_metadata"))
            case "posted_content", "dissertation", "peer_review":
                return [CrossrefWork(item: container, around: container)]
            default: return []
            }
        }
    }

    private static func inner(
        _ container: XMLTree.Element, _ name: StaticString, orElse whole: XMLTree.Element? = nil
    ) -> [CrossrefWork] {
        let items = container.children(name).map { CrossrefWork(item: $0, around: container) }
        return items.isEmpty ? whole.map { [CrossrefWork(item: $0, around: container)] } ?? [] : items
    }

    private static func bookMetadata(_ book: XMLTree.Element) -> XMLTree.Element? {
        book.child("book_metadata") ?? book.child("book_series_metadata") ?? book.child("book_set_metadata")
    }

    /// The book around a chapter.
    var book: XMLTree.Element? { Self.bookMetadata(around) }

    /// Who stands behind a thesis or a report; a preprint's is its server.
    var ownInstitution: XMLTree.Element? {
        item.isNamed("posted_content") || item.isNamed("peer_review")
            ? nil : item.at("institution", "institution_name")
    }

    var doi: String { item.at("doi_data", "doi")?.text ?? "" }

    /// Those who have to do with the work, in order, with roles; a chapter's book has its editors around it.
    var people: [XMLTree.Element] {
        let own = item.all("contributors").flatMap { Array($0.children) }
        let editors = (isPart ? whole?.all("contributors").flatMap { Array($0.children) } : nil) ?? []
        return (own + editors.filter { $0.attribute("contributor_role") == "editor" }).filter {
            ["person_name", "organization"].contains($0.name)
        }
    }

    private var isPart: Bool { item.isNamed("content_item") || item.isNamed("conference_paper") }

    /// What a chapter or a paper stands in.
    private var whole: XMLTree.Element? {
        book ?? around.child("proceedings_metadata") ?? around.child("proceedings_series_metadata")
    }

    /// Days with what they are the days of; those of the issue or the book where the work has none.
    var dates: [(kind: ArticleRecord.PublicationDate.Kind, element: XMLTree.Element)] {
        let own =
            published(item.all("publication_date"))
            + item.all("posted_date").map { (.posted, $0) } + item.all("approval_date").map { (.published, $0) }
            + (item.all("review_date") + item.all("database_date", "publication_date")).map { (.published, $0) }
        let issue = around.all("journal_issue", "publication_date")
        let shown = own.isEmpty ? published(issue + (isPart ? whole?.all("publication_date") ?? [] : [])) : own
        return shown + item.all("acceptance_date").map { (.accepted, $0) }
    }

    private func published(
        _ elements: [XMLTree.Element]
    ) -> [(kind: ArticleRecord.PublicationDate.Kind, element: XMLTree.Element)] {
        elements.map { element in
            switch element.attribute("media_type") {
            case "online": (.online, element)
            case "print": (.print, element)
            default: (.published, element)
            }
        }
    }

    /// Addresses of the text itself; those for the services that compare texts let no one else in.
    var texts: [XMLTree.Element] {
        item.all("doi_data", "collection").filter { $0.attribute("property") != "crawler-based" }
            .flatMap { $0.all("item", "resource") }
    }

    /// Assertions of the kind "this notice corrects that work", wherever the publisher put them.
    var updates: [XMLTree.Element] {
        item.all("crossmark", "updates", "update") + item.all("updates", "update")
    }

    var statedRelations: [XMLTree.Element] {
        let programs = item.all("program") + item.all("crossmark", "custom_metadata", "program")
        return programs.flatMap { $0.all("related_item") }.flatMap { Array($0.children) }
    }

    var licences: [XMLTree.Element] {
        let programs = item.all("program") + item.all("crossmark", "custom_metadata", "program")
        return programs.flatMap { $0.all("license_ref") }
    }
}
