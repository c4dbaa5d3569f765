import Colloquium
import Hummingbird
import Pages
import Store

/// Making one article of two, in two steps: which, and whether.
struct MergeController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: ModeratorContext) async throws -> Response {
        let number = try context.parameters.number("article", of: Article.self)
        let reading = try await site.store.article(number, for: context.viewer)
        if reading.article.number != number { return site.moved(to: SitePath.merge(reading.article.number)) }
        var entry = MergePage.Entry()
        entry.other = request.query("with")
        return try await page(reading.article, entry, request, context)
    }

    /// Shows both articles; once a moderator said which number stays, merges them.
    func merge(_ request: Request, _ context: ModeratorContext) async throws -> Response {
        let reading = try await site.standing(context)
        let entry = MergePage.Entry(
            other: context.form["other"], alike: context.form["alike"], reason: context.form["reason"])
        do {
            let other = try await other(entry, than: reading.article, context)
            if context.form["stays"].isEmpty {
                let clubs = try await site.store.clubs(
                    discussing: reading.article.number, and: other.article.number, for: context.viewer, at: site.now)
                let page = MergeConfirmationPage(
                    .init(reading), .init(other), typed: entry, sharedClubs: clubs, csrf: context.visit.formToken)
                return try await site.respond(page, to: request, context)
            }
            let pair = [reading.article.number, other.article.number]
            guard let stays = pair.first(where: { $0.description == context.form["stays"] }),
                let goes = pair.first(where: { $0 != stays })
            else { throw Refusal.invalid("other", "Say which of the two numbers stays.") }
            try await site.store.merge(goes, into: stays, reason: entry.reason, by: context.viewer, at: site.now)
            return site.redirect(to: CurationDone.merged.added(to: SitePath.article(stays)))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(reading.article, entry, request, context, refusal)
        }
    }

    /// The article that the form names. What else is wrong with the form is said at once.
    private func other(
        _ entry: MergePage.Entry, than article: Article, _ context: ModeratorContext
    ) async throws -> ArticleReading {
        var inspection = Inspection()
        let found = try await named(entry.alike.isEmpty ? entry.other : entry.alike, context)
        if found == nil {
            inspection.note("other", "Name another article: there is none of this number, address or identifier.")
        } else if found?.article.number == article.number {
            inspection.note("other", "Choose another article: this is the same one.")
        }
        _ = inspection.reason(entry.reason)
        guard inspection.problems.isEmpty, let found else { throw Refusal(invalid: inspection.problems) }
        return found
    }

    /// What a moderator calls an article: its number, its address on this site, an identifier; nil where there is none
    /// that they may read.
    private func named(_ text: String, _ context: ModeratorContext) async throws -> ArticleReading? {
        let text = text.tidied
        let path = text.hasPrefix(site.origin) ? String(text.dropFirst(site.origin.count)) : text
        let start = "\(SitePath.articles)/"
        let digits = path.hasPrefix(start) ? String(path.dropFirst(start.count).prefix { $0.isNumber }) : path
        if let number = Int64(digits).map(Number<Article>.init(rawValue:)),
            let reading = try await reading(number, context)
        {
            return reading
        }
        // A number that is no article's is a PMID, perhaps.
        guard let identifier = Identifier.recognise(text),
            let number = try await site.store.article(known: [identifier])
        else { return nil }
        return try await reading(number, context)
    }

    private func reading(_ number: Number<Article>, _ context: ModeratorContext) async throws -> ArticleReading? {
        do {
            return try await site.store.article(number, for: context.viewer)
        } catch let refusal as Refusal where refusal.kind == .notFound {
            return nil
        }
    }

    private func page(
        _ article: Article, _ entry: MergePage.Entry, _ request: Request, _ context: ModeratorContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = MergePage(
            article, entry: entry, alike: try await alike(article, context.viewer), csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    /// Those that something was said of that names both, and those whose titles resemble it.
    private func alike(_ article: Article, _ viewer: Viewer) async throws -> [Article] {
        let asked = try await site.store.doubles(of: article.number, for: viewer).map { pair in
            pair.one.number == article.number ? pair.other.article : pair.one.article
        }
        let near = try await site.store.likely(article.record, for: viewer)
        var seen: Set<Number<Article>> = [article.number]
        return (asked + near).filter { seen.insert($0.number).inserted }
    }
}

extension MergeConfirmationPage.Side {
    init(_ reading: ArticleReading) {
        self.init(
            reading.article, notices: Set(reading.notices.map(\.kind)).sorted(),
            discussions: reading.discussions.count)
    }

    init(_ side: ArticlePair.Side) {
        self.init(side.article, notices: side.notices, discussions: side.discussions)
    }
}

extension WebSite {
    /// The article that a form is about, unless it was merged since the form was made.
    func standing(_ context: ModeratorContext) async throws -> ArticleReading {
        let number = try context.parameters.number("article", of: Article.self)
        let reading = try await store.article(number, for: context.viewer)
        if reading.article.number != number {
            throw Refusal(
                .conflict,
                "Article \(number) was merged already; the work stands as article \(reading.article.number).")
        }
        return reading
    }
}
