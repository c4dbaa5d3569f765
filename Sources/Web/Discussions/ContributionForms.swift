import Colloquium
import Pages
import Store

extension ContributionReading {
    /// Nil where there is nothing left to quote.
    var quotation: String? { withdrawnAt == nil ? body.quoted.tidied : nil }
}

extension ContributionFragment {
    init(_ row: ContributionReading) {
        self.init(
            row.contribution, depth: row.depth, author: (row.authorName, row.authorByline, row.authorHandle),
            edited: row.editedAt != nil, parent: row.parent.map { ($0, row.parentAuthorName ?? "") },
            mark: row.authorMark, disagrees: row.disagrees, isLate: row.isLate, citationNeeded: row.isCitationNeeded,
            declaration: row.declaration, declaredLater: row.declaredLater)
    }
}

extension Contribution.Entry {
    init(_ form: FormData) {
        self.init()
        kind = form["kind"]
        body = form["body"]
        submission = form["submission"].isEmpty ? Token().text : form["submission"]
        draft = form["draft"]
        revision = form["revision"]
        begunOver = ["begun-draft", "begun-revision"].first { form.has($0) }.map { form[$0] }
        disagrees = form["disagrees"]
        late = form["late"]
        underWithdrawn = form["under-withdrawn"]
        identifiesNobody = form.identifiesNobody
        declaration = Declaration.Entry(form)
    }
}

extension Declaration.Entry {
    init(_ form: FormData) {
        self.init()
        competingInterests = form["competing-interests"]
        aiUse = form["ai-use"]
        declaresNone = form["declares-none"]
        identifiesNobody = form.identifiesNobody
    }
}
