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

    var doi: String { item.at("doi_data", "doi")?.text ?? "" }

    var people: [XMLTree.Element] {
        item.all("contributors").flatMap { Array($0.children) }.filter { person in
            ["person_name", "organization"].contains(person.name)
                && ["author", ""].contains(person.attribute("contributor_role"))
        }
    }

    var dates: [XMLTree.Element] {
        let own = item.all("publication_date") + item.all("posted_date") + item.all("approval_date")
        return own.isEmpty ? around.all("journal_issue", "publication_date") : own
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
