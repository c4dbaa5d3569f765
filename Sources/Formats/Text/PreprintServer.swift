/// Servers of preprints that describe their papers as journals do.
enum PreprintServer {
    static func isName(_ title: String) -> Bool { names.contains(title.lowercased().filter { $0.isLetter }) }

    private static let names: Set<String> = [
        "arxiv", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "edarxiv", "eartharxiv", "techrxiv",
        "agrirxiv",
        "researchsquare", "ssrn", "ssrnelectronicjournal", "preprintsorg", "authorea", "osfpreprints", "peerjpreprints",
        "jmirpreprints", "sciencepreprints", "scielopreprints", "essoar",
    ]
}
