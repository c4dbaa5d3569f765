import Colloquium

@testable import Formats

/// Short forms for what the tests of the citation formats look at.
extension ArticleRecord {
    var names: [String] { contributors.map(\.indexName) }

    var numbers: [String] { identifiers.map(\.label) }

    var stated: [String] { relations.map { "\($0.kind.rawValue) \($0.target.label)" } }

    var headings: [String] { abstract.map(\.label) }
}

extension RIS {
    static func records(of text: String) throws -> [ArticleRecord] { try records(in: Array(text.utf8)) }
}

extension BibTeX {
    static func records(of text: String) throws -> [ArticleRecord] { try records(in: Array(text.utf8)) }
}

extension Nbib {
    static func records(of text: String) throws -> [ArticleRecord] { try records(in: Array(text.utf8)) }
}

extension CSLJSON {
    static func records(of text: String) throws -> [ArticleRecord] { try records(in: Array(text.utf8)) }
}
