internal import Colloquium

/// Identifiers that reference managers keep in notes and other fields for want of one of their own: "PMID: 123",
/// "doi: 10.1000/1", "arXiv preprint arXiv:1412.6980v2".
enum NotedIdentifiers {
    static func pmid(in note: String) -> Identifier? {
        let head = note.prefix(300)
        let labelled = head.firstMatch(of: /(?i)\b(?:PMID|PubMed(?: ID)?|MEDLINE)\s*[:=]?\s*([0-9]{1,9})\b/)?.1
        let followed = head.firstMatch(of: /(?i)\b([0-9]{5,9})\s*[\[(]?(?:PubMed|MEDLINE)\b/)?.1
        return (labelled ?? followed).flatMap { Identifier(.pmid, String($0)) }
    }

    static func pmcid(in note: String) -> Identifier? {
        note.prefix(300).firstMatch(of: /(?i)\bPMC\s?[0-9]{3,9}\b/).flatMap { Identifier(.pmcid, String($0.0)) }
    }

    /// A DOI that is labelled, in an address, or all there is.
    static func doi(in note: String) -> Identifier? {
        let head = note.prefix(300)
        if let match = head.firstMatch(of: /(?i)\bdoi(?:\.org\/|\s*[:=]?\s*)(10\.\S+)/) {
            return Identifier(.doi, String(match.1))
        }
        return Identifier(.doi, String(head))
    }

    /// The number and, where it is said, the version.
    static func arxiv(in note: String) -> (identifier: Identifier, version: String)? {
        let head = note.prefix(300)
        let pattern =
            #/
            (?i) \b arxiv (?: \.org/(?:abs|pdf)/ | \s*[:.]\s* | \s+ )
            ( [a-z\-.]{2,14}/[0-9]{7} | [0-9]{4}\.[0-9]{4,5} ) (?: v([0-9]{1,3}) )?
            /#
        guard let match = head.firstMatch(of: pattern), let number = Identifier(.arxiv, String(match.1)) else {
            return nil
        }
        return (number, match.2.map(String.init) ?? "")
    }

    /// arXiv's own number, bare or labelled, with its version.
    static func arxivNumber(_ raw: String) -> (identifier: Identifier, version: String)? {
        guard let number = Identifier(.arxiv, raw) else { return nil }
        let version = raw.prefix(60).firstMatch(of: /[0-9]v([0-9]{1,3})\s*$/)?.1
        return (number, version.map(String.init) ?? "")
    }
}

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
