package import Colloquium

/// What the National Library of Medicine's search (esearch, `retmode=json`) answers.
package enum PubMedSearchAnswer {
    /// The citations found, by PMID.
    /// - Throws: `.unrecognised` for what is no such answer, `.malformed` with NLM's own words for a complaint.
    package static func numbers(in bytes: [UInt8]) throws(FormatError) -> [Identifier] {
        guard let answer = LooseJSON.decode(Answer.self, from: bytes) else { throw .unrecognised }
        let complaint = [answer.error.line, answer.result?.value?.error.line ?? ""].first { !$0.isEmpty }
        if let complaint { throw .malformed(complaint) }
        guard let result = answer.result?.value, result.numbers != nil else { throw .unrecognised }
        return result.numbers.all.compactMap { Identifier(.pmid, $0.value) }
    }

    private struct Answer: Decodable {
        struct Result: Decodable {
            var numbers: LooseList<LooseText>?
            var error: LooseText?
            enum CodingKeys: String, CodingKey {
                case numbers = "idlist"
                case error = "ERROR"
            }
        }
        var result: Loose<Result>?
        var error: LooseText?
        enum CodingKeys: String, CodingKey {
            case error
            case result = "esearchresult"
        }
    }
}

/// What efetch answers, with status 200, where it has no records to give.
package enum PubMedComplaint {
    /// NLM's words for what went wrong; nil where the bytes are no complaint.
    package static func words(in bytes: [UInt8]) -> String? {
        let head = CharacterCoding.text(Array(bytes.prefix(4_000)))
        guard let match = head.firstMatch(of: /<ERROR>(?<words>[^<]*)<\/ERROR>/) else { return nil }
        return InlineText(html: String(match.words)).plain
    }

    /// Whether the words say that there is no such citation, rather than that the service is out of order.
    package static func isAboutTheNumber(_ words: String) -> Bool {
        ["ID list is empty", "Empty id list", "not found", "cannot get document summary"]
            .contains { words.lowercased().contains($0.lowercased()) }
    }
}
