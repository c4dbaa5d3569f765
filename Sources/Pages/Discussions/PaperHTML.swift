import Colloquium

extension Prose {
    /// Its HTML for paper, where the address of a link is printed behind its words: links whose words are that address are
    /// told from others, so that none is printed twice. Texts are stored as HTML that knows nothing of paper.
    var paperHTML: String {
        guard html.has("href=\"http") else { return html }
        return html.replacing(Self.link) { link in
            let (attributes, address, words) = (link.output.1, link.output.2, link.output.3)
            let isAddress = ["", "http://", "https://"].contains { "\($0)\(words)" == address }
            return isAddress ? "<a class=\"is-address\" \(attributes)>\(words)</a>" : String(link.output.0)
        }
    }

    /// Kept, because a pattern is read anew each time where it is written in place; it is never changed.
    nonisolated(unsafe) private static let link = /<a ([^>]*href="(http[^"]*)"[^>]*)>([^<]*)<\/a>/
}
