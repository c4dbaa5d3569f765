/// Servers for manuscripts that no journal has accepted yet.
enum PreprintServer {
    static func isName(_ text: String) -> Bool {
        let name = text.lowercased()
        return names.contains(name) || name.hasPrefix("arxiv") || name.hasSuffix("rxiv")
    }

    private static let names: Set<String> = [
        "research square", "ssrn", "ssrn electronic journal", "preprints", "preprints.org", "osf preprints", "authorea",
        "jmir preprints", "techrxiv", "psyarxiv", "socarxiv", "edarxiv",
        "medrxiv : the preprint server for health sciences",
        "biorxiv : the preprint server for biology", "scielo preprints", "preprints with the lancet", "peerj preprints",
    ]
}
