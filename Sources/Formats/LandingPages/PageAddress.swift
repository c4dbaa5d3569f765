internal import Colloquium
internal import Foundation

/// The address that relative links of a page are read against.
struct PageAddress {
    private let url: URL?

    /// `page` is where the page was had from, which may be unknown; `base` what it says itself in `<base href>`.
    init(page: String, base: String) {
        let own = URL(string: page)
        url = base.isEmpty ? own : URL(string: base, relativeTo: own)?.absoluteURL ?? own
    }

    /// An absolute http(s) address; nil for every other scheme and for what cannot be resolved.
    func resolve(_ reference: String) -> String? {
        let reference = reference.trimmingSpace
        guard !reference.isEmpty, reference.utf8.count <= 2_000 else { return nil }
        if let absolute = WebAddress(reference) { return absolute.description }
        guard let url, let resolved = URL(string: reference, relativeTo: url)?.absoluteString else { return nil }
        return WebAddress(resolved)?.description
    }
}
