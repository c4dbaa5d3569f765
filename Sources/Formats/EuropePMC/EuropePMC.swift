internal import Colloquium

/// Europe PMC's search as it answers in JSON with `resultType=core`.
enum EuropePMC {
    static func recognises(_ outline: JSONOutline) -> Bool {
        outline.has("resultList") && ["hitCount", "version", "request"].contains { outline.has($0) }
    }

    /// Empty where the search found nothing.
    static func records(in bytes: [UInt8]) throws(FormatError) -> [ArticleRecord] {
        guard let answer = LooseJSON.decode(EuropePMCAnswer.self, from: bytes) else { throw .unrecognised }
        return answer.list?.value?.results.all.map(\.record).filter { !$0.isBare } ?? []
    }
}
