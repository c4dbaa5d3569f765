package import Colloquium
import Formats
import Pages
import Store

extension WebSite {
    /// Renders `text` with links to the members and contributions it names, which are looked up first.
    /// - Parameter level: of its highest heading.
    package func linkedMarkdown(
        _ text: String, headingsFrom level: Int = 4, for viewer: Viewer
    ) async throws -> @Sendable (String) -> String {
        let named = TextReference.pieces(of: text).compactMap {
            if case .name(_, let named) = $0 { named } else { nil }
        }
        let known = try await store.known(named, for: viewer)
        return { source in
            Markdown.safeHTML(source, scope: "n\(Token().text.prefix(8))", headingsFrom: level) { reference in
                switch reference {
                case .member(let handle): known.members[handle].map { SitePath.member($0.number, $0.name) }
                case .contribution(let number):
                    known.contributions.contains(number) ? SitePath.contribution(number) : nil
                }
            }
        }
    }
}
