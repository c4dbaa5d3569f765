import Colloquium
import Formats
import Hummingbird
import Pages
import Store

/// How discussions and contributions are cited.
struct CitationController: Sendable {
    let site: WebSite

    func discussion(
        _ file: CitationFile
    ) -> @Sendable (Request, VisitContext) async throws -> Response {
        { request, context in
            let number = try context.parameters.number("discussion", of: Discussion.self)
            let reading = try await site.store.discussion(number, for: context.viewer)
            let writing = CitedWriting(reading, on: try await site.store.site().name, origin: site.origin)
            return site.download(
                file.text(of: [writing.record]), file.mediaType, named: "discussion-\(number)", file.rawValue)
        }
    }

    func contribution(_ file: CitationFile) -> @Sendable (Request, VisitContext) async throws -> Response {
        { request, context in
            let (row, writing) = try await cited(context)
            return site.download(
                file.text(of: [writing.record]), file.mediaType, named: "contribution-\(row.number)", file.rawValue)
        }
    }

    func contributionPage(_ request: Request, _ context: VisitContext) async throws -> Response {
        let (row, writing) = try await cited(context)
        let files = CitationFile.allCases.map { ($0.name, SitePath.citation(of: row.number, as: $0.rawValue)) }
        let page = ContributionCitationPage(CiteBox(writing, files: files), of: row.number, by: row.authorName)
        return try await site.respond(page, to: request, context)
    }

    private func cited(_ context: VisitContext) async throws -> (ContributionReading, CitedWriting) {
        let row = try await site.store.contribution(
            context.parameters.number("contribution", of: Contribution.self), for: context.viewer)
        if row.withdrawnAt != nil { throw Refusal(.gone, "This contribution was withdrawn.") }
        let reading = try await site.store.discussion(row.discussion, for: context.viewer)
        let writing = CitedWriting(
            .contribution(row.kind), of: reading.article.record, notices: reading.notices.map(\.kind),
            by: ArticleRecord.Contributor(named: row.authorName), on: try await site.store.site().name,
            at: site.origin + SitePath.contribution(row.number), day: row.writtenAt.day)
        return (row, writing)
    }
}

extension CitedWriting {
    init(_ reading: DiscussionReading, on site: String, origin: String) {
        self.init(
            .discussion, of: reading.article.record, notices: reading.notices.map(\.kind),
            by: ArticleRecord.Contributor(named: reading.poster.name), on: site,
            at: origin + SitePath.discussion(reading.discussion.number), day: reading.postedAt.day)
    }
}

extension CiteBox {
    init(_ reading: DiscussionReading, on site: String, origin: String) {
        let number = reading.discussion.number
        self.init(
            CitedWriting(reading, on: site, origin: origin),
            files: CitationFile.allCases.map { ($0.name, SitePath.citation(of: number, as: $0.rawValue)) })
    }
}

extension Instant {
    /// The day in UTC.
    var day: PartialDate? { PartialDate(String(ReaderTime.machine(self).prefix(10))) }
}

extension WebSite {
    /// A file to keep.
    func download(_ text: String, _ mediaType: String, named name: String, _ ending: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: mediaType, .cacheControl: "private, no-store",
                .contentDisposition: "attachment; filename=\"\(name).\(ending)\"",
            ], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
