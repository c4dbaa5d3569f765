internal import Colloquium

/// Servers of preprints, which registries describe without a journal's name.
enum PreprintServer {
    /// Whether a container of that name holds preprints.
    static func isName(_ title: String) -> Bool {
        // Most are journals, and say so by having none of these.
        var copy = title
        let mayBe = copy.withUTF8 { bytes in signs.contains { ByteSearch.first($0, in: bytes) != nil } }
        return mayBe && names.contains(title.lowercased().filter { $0.isLetter })
    }

    private static let signs: [StaticString] = [
        "xiv", "Xiv", "XIV", "reprint", "REPRINT", "ssrn", "SSRN", "square", "Square", "uthorea", "ssoar", "SSOAr",
    ]

    /// The server at an address.
    static func name(at address: String) -> String? {
        guard let host = WebAddress(address)?.host else { return nil }
        return hosts.first { host == $0.key || host.hasSuffix("." + $0.key) }?.value
    }

    private static let names: Set<String> = [
        "arxiv", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "edarxiv", "eartharxiv", "techrxiv",
        "agrirxiv", "researchsquare", "ssrn", "ssrnelectronicjournal", "preprintsorg", "authorea", "osfpreprints",
        "peerjpreprints", "jmirpreprints", "scielopreprints", "essoar", "engrxiv", "metaarxiv", "africarxiv",
    ]

    private static let hosts: [String: String] = [
        "arxiv.org": "arXiv", "biorxiv.org": "bioRxiv", "medrxiv.org": "medRxiv", "chemrxiv.org": "ChemRxiv",
        "preprints.org": "Preprints.org", "preprints.scielo.org": "SciELO Preprints", "ssrn.com": "SSRN",
        "researchsquare.com": "Research Square", "authorea.com": "Authorea", "techrxiv.org": "TechRxiv",
        "eartharxiv.org": "EarthArXiv", "ecoevorxiv.org": "EcoEvoRxiv", "engrxiv.org": "engrXiv",
        "preprints.jmir.org": "JMIR Preprints", "essopenarchive.org": "ESS Open Archive",
    ]
}
