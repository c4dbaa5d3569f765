import Colloquium
import Foundation
import Testing

@testable import Formats

/// What a person reads in one record of a fixture; nil where nobody looked, empty where there is none.
struct RecordFacts: Sendable, CustomTestStringConvertible {
    var file: String
    var item = 0
    var format: RecordFormat
    var count = 1
    var title: String
    var doi: String?
    var pmid: String?
    var pmcid: String?
    var authors: Int
    var firstFamily = ""
    var journal: String?
    var date: String?
    var hasAbstract: Bool?
    var relations: [String] = []

    var testDescription: String { "\(file) [\(item)]" }
}

enum Fixtures {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/records")

    static func bytes(_ file: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: directory.appending(path: file)))
    }

    static func record(_ file: String, item: Int = 0) throws -> ArticleRecord {
        try RecordReader.read(bytes(file)).records[item]
    }

    /// The larger collection beside the checkout, which may be read but not passed on.
    static let corpus = directory.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/corpus/files")

    static var hasCorpus: Bool { FileManager.default.fileExists(atPath: corpus.path) }
}
