import Colloquium
import Pages

/// How its reader ends the mails, at the end of each, rendered once for all: nothing but their own address differs.
struct StopForm: Sendable {
    private let text: Gap
    private let html: Gap

    init(siteName: String, _ templates: Templates) {
        let stop = DigestStop(siteName: siteName, unsubscribeURL: Gap.mark)
        text = Gap(templates.render(DigestStopText(stop)))
        html = Gap(templates.render(DigestStopHTML(stop)))
    }

    func text(at url: String) -> String { text.filled(url) }

    func html(at url: String) -> String { html.filled(url.escapedForHTML) }
}

/// A text with a place for something in it.
private struct Gap: Sendable {
    /// Of no name and no address.
    static let mark = "\u{1}"

    private let before: Substring
    private let after: Substring

    init(_ text: String) {
        let parts = text.split(separator: Self.mark, maxSplits: 1, omittingEmptySubsequences: false)
        before = parts[0]
        after = parts.count > 1 ? parts[1] : ""
    }

    func filled(_ value: String) -> String { "\(before)\(value)\(after)" }
}
