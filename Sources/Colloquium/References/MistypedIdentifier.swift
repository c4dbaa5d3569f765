extension Identifier.Scheme {
    /// What is wrong with a text that was meant as an identifier of this scheme and is none: a sentence that says what one
    /// looks like.
    package var mistyped: String {
        switch self {
        case .doi: "This is not a DOI: it starts with 10. and has a slash."
        case .pmid: "This is not a PMID: it is a number of up to 9 digits."
        case .pmcid: "This is not a PMCID: it looks like PMC2992225."
        case .arxiv: "This is not an arXiv number: it looks like 2101.00001."
        case .isbn: "This is not an ISBN: it has 10 or 13 digits, and the last of them fits the others."
        case .pii: "This is not a PII: it looks like S0140-6736(20)30183-5."
        case .url: "This is not a web address: it starts with https://."
        }
    }

    /// The scheme of which somebody meant to type an identifier, where `text` says it or begins as its identifiers do.
    package init?(meantBy text: String) {
        let words = text.tidiedLine.lowercased()
        let scheme: Identifier.Scheme? =
            switch words {
            case let doi where doi.wholeMatch(of: /(doi[:\s]\s*\S*|10\.\S*)/) != nil: .doi
            case let isbn where isbn.wholeMatch(of: /97[89]([\s-]*[0-9x]){9,11}|([0-9][\s-]*){9}[0-9x]/) != nil: .isbn
            case let pmid where pmid.wholeMatch(of: /(pmid[:\s]\s*\S*|[0-9]+)/) != nil: .pmid
            case let pmcid where pmcid.wholeMatch(of: /(pmcid[:\s]\s*\S*|pmc\s*[0-9]*)/) != nil: .pmcid
            case let arXiv where arXiv.wholeMatch(of: /arxiv[:\s]\s*\S*/) != nil: .arxiv
            case let isbn where isbn.wholeMatch(of: /isbn(-1[03])?[:\s][0-9xX\s-]*/) != nil: .isbn
            default: nil
            }
        guard let scheme else { return nil }
        self = scheme
    }
}
