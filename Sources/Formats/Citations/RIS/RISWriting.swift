package import Colloquium

extension RIS {
    /// The record as an entry of a RIS file, each line ended as the format asks. No value holds a line break, so that
    /// none can pass for a tag.
    package static func entry(_ record: ArticleRecord) -> String {
        var lines = ["TY  - \(RISVocabulary.type(record.kind))"]
        func write(_ tag: String, _ value: String) {
            let value = value.tidiedLine
            if !value.isEmpty { lines.append("\(tag)  - \(value)") }
        }
        write("TI", record.citedTitle)
        for person in record.contributors { write("AU", name(person)) }
        for person in record.otherContributors where person.role == .editor { write("ED", name(person)) }
        for person in record.otherContributors where person.role == .translator { write("A4", name(person)) }
        write(record.kind == .chapter ? "BT" : "T2", record.container.title)
        write("J2", record.container.abbreviation)
        write("PB", record.publisher)
        if let date = record.published { write("PY", String(date.year)) }
        write("DA", date(record.published))
        write("VL", record.volume)
        write("IS", record.issue)
        writePages(of: record, write)
        for issn in record.container.issns { write("SN", issn) }
        for identifier in record.identifiers { writeIdentifier(identifier, of: record, write) }
        for link in record.links { write("UR", link) }
        for text in record.fullText { write(text.mediaType == "application/pdf" ? "L1" : "L2", text.url) }
        write("LA", record.language)
        write("M3", record.publicationTypes.first ?? "")
        write("AB", AbstractText.written(record.abstract))
        for keyword in (record.keywords + record.meshTerms).withoutRepetitions { write("KW", keyword) }
        return (lines + ["ER  - ", ""]).joined(separator: "\r\n")
    }

    private static func name(_ person: ArticleRecord.Contributor) -> String {
        guard person.collective.isEmpty else {
            let isClear = CitationName.contributor(person.collective)?.collective == person.collective
            return isClear ? person.collective : person.collective + ","
        }
        return [person.family, person.given, person.suffix].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private static func date(_ date: PartialDate?) -> String {
        guard let date, date.month != nil else { return "" }
        let parts = date.description.split(separator: "-", omittingEmptySubsequences: false).map { String($0) }
        return (parts + ["", ""]).prefix(3).joined(separator: "/") + "/"
    }

    private static func writePages(of record: ArticleRecord, _ write: (String, String) -> Void) {
        let ends = record.pages.split(separator: "-", maxSplits: 1).map { String($0) }
        if ends.count == 2, !ends[1].contains("-") {
            write("SP", ends[0])
            write("EP", ends[1])
        } else {
            write("SP", record.pages)
        }
    }

    private static func writeIdentifier(
        _ identifier: Identifier, of record: ArticleRecord, _ write: (String, String) -> Void
    ) {
        switch identifier.scheme {
        case .doi: write("DO", identifier.value)
        case .pmid: write("AN", "PMID: \(identifier.value)")
        case .pmcid: write("C2", identifier.value)
        case .isbn: write("SN", identifier.value)
        case .arxiv: write("N1", "arXiv:\(identifier.value)" + (record.version.isEmpty ? "" : "v\(record.version)"))
        case .url where !record.links.contains(identifier.value): write("UR", identifier.value)
        case .pii, .url: break
        }
    }
}
