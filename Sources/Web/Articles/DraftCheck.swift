import Colloquium
import Store

/// The last look at a draft before it is published: an identifier that was typed into the form is looked up first, so
/// that nothing is published that nobody saw.
struct DraftCheck: Sendable {
    let site: WebSite

    /// The work under the identifiers that the form gives it, with what was typed of it.
    /// - Throws: a problem at an identifier that names another work, or that names more than the form showed; that is kept,
    ///   so that the form shows it now.
    func article(_ form: DraftForm, _ context: MemberContext) async throws -> (DraftedArticle, ArticleEntry) {
        guard form.isOfWhatItWasMade else {
            throw Refusal(.conflict, "This draft was changed in another window. Check what it shows now, then publish.")
        }
        guard form.draft.discussion(of: form.item) != nil || form.shows(form.article.record) else {
            throw Refusal(
                .conflict,
                "More is known of this article since you opened the form, which shows it now. Check it, then publish.")
        }
        let known = form.article.record.identifiers
        guard let names = try? form.article.record.identifiers(correctedBy: form.entry),
            let new = names.first(where: { $0.scheme != .url && !known.contains($0) }),
            form.draft.discussion(of: form.item) == nil
        else { return (form.article, form.entry) }
        try site.limits.count(.lookUp, "member \(context.member.number)", at: site.now)
        let article = try await IntakeDesk(outside: site.outside).lookedUpAgain(form.article.renamed(names))
        // Nobody has more to say of it: what was read in the form is published, as the word of who typed it.
        if form.shows(article.record) { return (article, form.typed.article) }
        try await site.store.replace(
            form.item, of: form.draft.number, from: form.article, by: article, of: context.member.number,
            at: site.now)
        throw Refusal.invalid(
            new.scheme.rawValue, "This was looked up, and the form shows now what it names. Check it, then publish.")
    }
}

extension DraftForm {
    /// Whether the work still goes by the title and the identifiers that the form was made of; each that the form did not
    /// have may have come since.
    fileprivate var isOfWhatItWasMade: Bool {
        let told = ArticleEntry(article.record)
        return [\ArticleEntry.title, \.doi, \.pmid, \.pmcid].allSatisfy { path in
            let given = typed.given[keyPath: path].tidied
            return given.isEmpty || given == told[keyPath: path].tidied
        }
    }

    /// Whether the form had all that is known by now, or the member changed it.
    fileprivate func shows(_ record: ArticleRecord) -> Bool {
        let told = ArticleEntry(record)
        return ArticleEntry.fields.map(\.path).allSatisfy { path in
            let value = told[keyPath: path].tidied
            return value.isEmpty || value == typed.article[keyPath: path].tidied
                || value == typed.given[keyPath: path].tidied
        }
    }
}
