import Colloquium
import Formats
import Pages
import Store

extension WebSite {
    /// Renders `text` with links to the members and contributions it names, which are looked up first.
    func linkedMarkdown(_ text: String, for viewer: Viewer) async throws -> (String) -> String {
        let named = TextReference.pieces(of: text).compactMap {
            if case .name(_, let named) = $0 { named } else { nil }
        }
        let known = try await store.known(named, for: viewer)
        return { source in
            Markdown.safeHTML(source, scope: "n\(Token().text.prefix(8))") { reference in
                switch reference {
                case .member(let handle): known.members[handle].map { SitePath.member($0.number, $0.name) }
                case .contribution(let number):
                    known.contributions.contains(number) ? SitePath.contribution(number) : nil
                }
            }
        }
    }
}

extension String {
    /// As a quotation in Markdown, with room for an answer below.
    var quoted: String {
        split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { "> \($0)" }.joined(separator: "\n")
            + "\n\n"
    }
}
