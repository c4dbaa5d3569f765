internal import Colloquium
internal import Foundation

/// One work as Crossref's REST interface answers it.
enum CrossrefJSON {
    static func records(in bytes: [UInt8]) throws(FormatError) -> [ArticleRecord] {
        guard let work = work(in: Data(bytes)), work.doi != nil else { throw .unrecognised }
        return [work.record]
    }

    /// With or without the envelope.
    private static func work(in data: Data) -> CrossrefJSONWork? {
        let decoder = JSONDecoder()
        if let answer = try? decoder.decode(CrossrefMessage.self, from: data) { return answer.message }
        return try? decoder.decode(CrossrefJSONWork.self, from: data)
    }
}
