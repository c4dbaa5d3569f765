import Colloquium
import Formats
import Hummingbird
import Pages
import Store

/// What search engines are told: where not to go, and what there is to read.
struct CrawlerController: Sendable {
    let site: WebSite

    /// Rules as RFC 9309 has them. Searches never end; what stands behind the rest is for one person, or the same again in
    /// another form.
    func robots(_ request: Request, _ context: VisitContext) async throws -> Response {
        let lines =
            ["User-agent: *"] + SitePath.closedToCrawlers.map { "Disallow: \($0)" }
            + ["", "Sitemap: \(site.origin)\(SitePath.sitemap)", ""]
        return file(lines.joined(separator: "\n"), "text/plain; charset=utf-8")
    }

    /// The list of sitemaps.
    func index(_ request: Request, _ context: VisitContext) async throws -> Response {
        var files: [String] = []
        for kind in PublicKind.allCases {
            let last = try await site.store.lastNumber(of: kind)
            let count = (last + Sitemap.numbersInFile - 1) / Sitemap.numbersInFile
            if count > 0 { files += (1...count).map { site.origin + SitePath.sitemap(kind.rawValue, $0) } }
        }
        return file(Sitemap.index(files), "application/xml; charset=utf-8")
    }

    /// One sitemap: what is public of some numbers of a kind.
    func sitemap(_ kind: PublicKind) -> @Sendable (Request, VisitContext) async throws -> Response {
        { request, context in
            let size = Sitemap.numbersInFile
            guard let part = Int64(context.parameters.get("part") ?? ""), part > 0, part <= Int64.max / size,
                (part - 1) * size < max(1, try await site.store.lastNumber(of: kind))
            else { throw Refusal(.notFound, "There is no such sitemap.") }
            let pages = try await site.store.publicAddresses(of: kind, (part - 1) * size + 1...part * size)
            return file(
                Sitemap.text(pages.map { (site.origin + kind.path(of: $0), $0.changedAt) }),
                "application/xml; charset=utf-8")
        }
    }

    private func file(_ text: String, _ type: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: type, .cacheControl: "public, max-age=3600"],
            body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}

extension PublicKind {
    fileprivate func path(of page: PublicAddress) -> String {
        switch self {
        case .articles: SitePath.article(Number(rawValue: page.number), page.title)
        case .discussions: SitePath.discussion(Number(rawValue: page.number), page.title)
        case .questions: SitePath.question(Number(rawValue: page.number), page.title)
        }
    }
}
