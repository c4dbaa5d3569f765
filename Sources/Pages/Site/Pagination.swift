/// The way to the neighbouring pages of a list.
package struct Pagination: Sendable {
    let previousPath: [String]
    let nextPagePath: [String]
    let pageNumber: Int
    let isPaged: Bool
    /// What the list is called, where a page has several.
    let pagedList: String
    let previousLabel: String
    let nextLabel: String

    /// The order of a list.
    package enum Order: Sendable {
        case newestFirst
        /// Those come first that are wanted most.
        case mostWantedFirst
        /// As they stand in what was handed in.
        case asHandedIn
    }

    /// `path` is the list's address; other parameters may be in it already.
    /// - Parameter parameter: what the address calls the page of this list.
    package init(
        path: String, page: Int, hasMore: Bool, parameter: String = "page", of list: String = "",
        _ order: Order = .newestFirst
    ) {
        let joint = path.contains("?") ? "&" : "?"
        previousPath = page > 1 ? [page == 2 ? path : "\(path)\(joint)\(parameter)=\(page - 1)"] : []
        nextPagePath = hasMore ? ["\(path)\(joint)\(parameter)=\(page + 1)"] : []
        pagedList = list.isEmpty ? "Pages" : "Pages of \(list)"
        (previousLabel, nextLabel) =
            switch order {
            case .newestFirst: ("Newer", "Older")
            case .mostWantedFirst, .asHandedIn: ("Back", "More")
            }
        pageNumber = page
        isPaged = page > 1 || hasMore
    }
}

extension Pagination: NamedParts {
    package func child(named part: String) -> Any? {
        switch part {
        case "previousPath": previousPath
        case "nextPagePath": nextPagePath
        case "pageNumber": pageNumber
        case "isPaged": isPaged
        case "pagedList": pagedList
        case "previousLabel": previousLabel
        case "nextLabel": nextLabel
        default: nil
        }
    }
}
