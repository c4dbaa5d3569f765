/// One scholarly work that is here, however many identifiers it has.
package struct Article: Hashable, Sendable {
    package let number: Number<Article>
    package let record: ArticleRecord
    package let addedAt: Instant

    package init(number: Number<Article>, record: ArticleRecord, addedAt: Instant) {
        self.number = number
        self.record = record
        self.addedAt = addedAt
    }
}
