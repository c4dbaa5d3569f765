/// A name by which the world knows a work: a scheme and a value in that scheme's normal form, so that two
/// spellings of one identifier are equal.
package struct Identifier: Hashable, Sendable {
    package enum Scheme: String, CaseIterable, Hashable, Sendable, Codable, CodingKeyRepresentable {
        case doi, pmid, pmcid, arxiv, isbn, pii, url
    }

    package let scheme: Scheme
    /// The normal form, fit to compare and to store; for people see `label`, for links `url`.
    package let value: String

    /// Reads any usual spelling within one scheme; nil when the text is not an identifier of that scheme.
    package init?(_ scheme: Scheme, _ raw: String) {
        // The longest identifiers are addresses of 2,000 characters; what is longer was pasted by mistake or in malice.
        guard raw.utf8.count <= 8_000 else { return nil }
        let text = raw.trimmedForIdentifier
        let value =
            switch scheme {
            case .doi: DOI.normalised(text)
            case .pmid: PubMedNumbers.pmid(text)
            case .pmcid: PubMedNumbers.pmcid(text)
            case .arxiv: ArxivNumber.normalised(text)
            case .isbn: ISBN.normalised(text)
            case .pii: PublisherItem.normalised(text)
            case .url: WebAddress(text)?.description
            }
        guard let value else { return nil }
        self.scheme = scheme
        self.value = value
    }

    /// A DOI in one of its usual spellings, which needs no second look; nil for any other text.
    init?(plainDOI text: String) {
        guard let value = DOI.usual(text) else { return nil }
        self.scheme = .doi
        self.value = value
    }
}

extension Identifier {
    /// Whether registries answer to it: what none of them has does not exist.
    package var isInRegistries: Bool { Scheme.inRegistries.contains(scheme) }

    /// Whether services outside are asked for it: of books Crossref has some. An address is never fetched.
    package var isLookedUp: Bool { isInRegistries || scheme == .isbn }
}

extension Identifier.Scheme {
    package static let inRegistries: Set<Identifier.Scheme> = [.doi, .pmid, .pmcid, .arxiv]
}

extension Identifier: Codable {
    private enum CodingKeys: CodingKey { case scheme, value }

    /// Values from outside pass through normalisation again: equality rests on it.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let scheme = try container.decode(Scheme.self, forKey: .scheme)
        let value = try container.decode(String.self, forKey: .value)
        guard let identifier = Identifier(scheme, value) else {
            throw DecodingError.dataCorruptedError(
                forKey: .value, in: container, debugDescription: "not an identifier of the scheme \(scheme.rawValue)")
        }
        self = identifier
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(scheme, forKey: .scheme)
        try container.encode(value, forKey: .value)
    }
}

extension Identifier {
    /// Where a reader opens the work; nil for a publisher's item number, which no public site resolves.
    package var url: String? {
        switch scheme {
        case .doi: "https://doi.org/" + PercentCoding.encoded(value, keeping: "/:;().,+@$!*'=~-_")
        case .pmid: "https://pubmed.ncbi.nlm.nih.gov/\(value)/"
        case .pmcid: "https://pmc.ncbi.nlm.nih.gov/articles/\(value)/"
        case .arxiv: "https://arxiv.org/abs/\(value)"
        case .isbn: "https://search.worldcat.org/search?q=bn:\(value)"
        case .pii: nil
        case .url: value
        }
    }

    /// In one word, as forms name it: "doi:10.1000/182".
    package var key: String { "\(scheme.rawValue):\(value)" }

    /// Nil where the text is no `key`.
    package init?(key: String) {
        let parts = key.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let scheme = Scheme(rawValue: String(parts[0])) else { return nil }
        self.init(scheme, String(parts[1]))
    }

    /// How the identifier is printed in a reference.
    package var label: String {
        switch scheme {
        case .doi: "doi:\(value)"
        case .pmid: "PMID \(value)"
        case .pmcid: value
        case .arxiv: "arXiv:\(value)"
        case .isbn: "ISBN \(value)"
        case .pii: "PII \(value)"
        case .url: WebAddress(value)?.withoutScheme ?? value
        }
    }
}
