/// The way to the neighbouring pages of a list.
package struct Pagination: Sendable {
    let previousPath: [String]
    let nextPagePath: [String]
    let pageNumber: Int
    let isPaged: Bool

    /// `path` is the list's address; other parameters may be in it already.
    package init(path: String, page: Int, hasMore: Bool) {
        let joint = path.contains("?") ? "&" : "?"
        previousPath = page > 1 ? [page == 2 ? path : "\(path)\(joint)page=\(page - 1)"] : []
        nextPagePath = hasMore ? ["\(path)\(joint)page=\(page + 1)"] : []
        pageNumber = page
        isPaged = page > 1 || hasMore
    }
}
