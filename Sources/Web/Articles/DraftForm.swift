import Colloquium
import Hummingbird
import Pages
import Store

/// The form of one work of a draft: as it was kept, or as it was sent.
struct DraftForm: Sendable {
    let draft: ArticleDraft
    let item: Int
    let typed: ArticleDraft.Typed
    let sameAs: String

    var article: DraftedArticle { draft.articles[item] }
    /// The record as the form has it.
    var entry: ArticleEntry { typed.entry(on: article.record) }
    var discussion: Discussion.Entry { typed.discussion }

    /// - Parameter picked: the proposal that the draft was made of.
    init(_ draft: ArticleDraft, _ item: Int, picked: Proposal?) {
        self.draft = draft
        self.item = item
        typed = draft.typed(of: item) ?? ArticleDraft.Typed(discussion: Discussion.Entry(picked: picked))
        sameAs = ""
    }

    /// A part that was not asked for is as it was kept.
    init(_ draft: ArticleDraft, _ item: Int, sent form: FormData) {
        self.draft = draft
        self.item = item
        let kept = draft.typed(of: item)
        let (hasRecord, hasGiven) = (form.has("title"), form.has(CorrectionPage.givenPrefix + "title"))
        let known = ArticleEntry(draft.articles[item].record)
        typed = ArticleDraft.Typed(
            given: hasGiven
                ? ArticleEntry(form, prefix: CorrectionPage.givenPrefix) : hasRecord ? known : kept?.given ?? known,
            article: hasRecord ? ArticleEntry(form) : kept?.article ?? known,
            discussion: form.has("why") ? Discussion.Entry(form) : kept?.discussion ?? Discussion.Entry())
        sameAs = form["same-as"]
    }
}

extension WebSite {
    /// The draft a request is about.
    func draft(_ context: MemberContext) async throws -> ArticleDraft {
        try await store.draft(context.parameters.number("draft", of: ArticleDraft.self), of: context.member.number)
    }

    /// Has the services asked for one work of a draft.
    func lookUp(_ item: Int, of draft: ArticleDraft, _ context: MemberContext) async throws {
        let before = draft.articles[item]
        let article = await IntakeDesk(outside: outside).lookedUp(before)
        do {
            try await store.replace(
                item, of: draft.number, from: before, by: article, of: context.member.number, at: now)
        } catch let refusal as Refusal where refusal.kind == .conflict {
            // Asked for twice: the first has it looked up already.
        }
    }
}

extension ArticleDraft {
    /// Which of its works a form or an address names; the first, if none is named.
    func item(_ text: String) throws(Refusal) -> Int {
        guard let item = Int(text.isEmpty ? "0" : text), articles.indices.contains(item) else {
            throw Refusal(.notFound, "This draft has no such article; choose one from its list.")
        }
        return item
    }
}
