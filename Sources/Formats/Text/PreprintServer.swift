/// Servers for manuscripts that no journal has accepted yet, which describe their papers as journals do.
enum PreprintServer {
    static func isName(_ title: String) -> Bool {
        let name = title.lowercased()
        if name.hasPrefix("arxiv") || name.hasPrefix("medrxiv") || name.hasPrefix("biorxiv") { return true }
        let letters = name.filter { $0.isLetter }
        return letters.hasSuffix("rxiv") || names.contains(letters)
    }

    /// Letters alone: spelling and spaces differ.
    private static let names: Set<String> = [
        "researchsquare", "ssrn", "ssrnelectronicjournal", "preprints", "preprintsorg", "authorea", "osfpreprints",
        "peerjpreprints", "jmirpreprints", "sciencepreprints", "scielopreprints", "essoar", "preprintswiththelancet",
    ]
}
