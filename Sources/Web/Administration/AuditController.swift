import Colloquium
import Hummingbird
import Pages
import Store

/// Who did what, for administrators.
struct AuditController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: AdministratorContext) async throws -> Response {
        let asked = AuditPage.Filter(
            member: request.query("member"), act: request.query("act"), thing: request.query("thing"))
        let contents = try await site.store.auditContents(for: context.viewer)
        let slice = Slice(size: 50, page: request.page)
        let entries = try await site.store.audit(filter(asked), for: context.viewer, slice)
        let page = AuditPage(
            entries.rows.map { AuditLine($0, time: context.visit.time) }, filter: asked,
            members: contents.members.map { ($0.number, $0.name) }, known: contents.acts, path: Self.path(asked),
            page: slice.page, hasMore: entries.hasMore)
        return try await site.respond(page, to: request, context)
    }

    private func filter(_ asked: AuditPage.Filter) -> AuditFilter {
        var filter = AuditFilter()
        filter.member = Int64(asked.member).map(Number.init(rawValue:))
        filter.act = asked.act
        filter.subject = subject(asked.thing)
        return filter
    }

    /// What the audit calls the thing at an address of this site, with or without the words after its number.
    private func subject(_ address: String) -> String {
        let text = address.tidied
        let path = text.hasPrefix(site.origin) ? text.dropFirst(site.origin.count) : text[...]
        let parts = path.split(separator: "/").map { part in
            part.first?.isNumber == true ? part.prefix { $0.isNumber } : part
        }
        return parts.joined(separator: "/")
    }

    private static func path(_ asked: AuditPage.Filter) -> String {
        let fields = [("member", asked.member), ("act", asked.act), ("thing", asked.thing)].filter { !$0.1.isEmpty }
        let query = FormData(parts: fields.map { .init(name: $0.0, fileName: nil, bytes: Array($0.1.utf8)) }).encoded
        return query.isEmpty ? SitePath.audit : "\(SitePath.audit)?\(query)"
    }
}

extension AuditLine {
    init(_ entry: AuditEntry, time: ReaderTime) {
        let member = entry.member.flatMap { number in entry.memberName.map { (number: number, name: $0) } }
        self.init(
            act: entry.act, subject: entry.subject, detail: entry.detail, by: member, at: time.moment(entry.at))
    }
}
