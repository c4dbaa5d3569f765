/// The filters of PubMed's result page, by their names in its address, as terms of a search (PubMed User Guide, "Filters"
/// and "Search field tags").
enum PubMedFilter {
    /// Nil for a filter that no term stands for.
    static func term(for filter: String) -> String? {
        let halves = filter.split(separator: ".", maxSplits: 1).map(String.init)
        guard halves.count == 2 else { return nil }
        switch halves[0] {
        case "pubt": return publicationTypes[halves[1]].map { "\"\($0)\"[Publication Type]" }
        case "lang": return halves[1].isPlainWord ? "\(halves[1])[Language]" : nil
        case "years": return years(halves[1])
        case "datesearch": return recent(halves[1])
        default: return terms[filter]
        }
    }

    /// Several filters of one kind are alternatives on the page; those of different kinds all hold.
    static func narrowed(_ term: String, by filters: [String]) -> String {
        if filters.isEmpty { return term }
        var kinds: [String] = []
        var alternatives: [String: [String]] = [:]
        for filter in filters {
            let kind = String(filter[(filter.lastIndex(of: "[") ?? filter.startIndex)...])
            if alternatives[kind] == nil { kinds.append(kind) }
            alternatives[kind, default: []].append(filter)
        }
        let clauses = kinds.map { kind in
            let all = alternatives[kind] ?? []
            return all.count == 1 ? all[0] : "(\(all.joined(separator: " OR ")))"
        }
        return "(\(term)) AND \(clauses.joined(separator: " AND "))"
    }

    private static func years(_ range: String) -> String? {
        let years = range.split(separator: "-").map(String.init)
        guard (1...2).contains(years.count), years.allSatisfy({ $0.isASCIIDigits && $0.utf8.count == 4 }) else {
            return nil
        }
        return "\(years[0]):\(years.count == 2 ? years[1] : "3000")[Date - Publication]"
    }

    private static func recent(_ span: String) -> String? {
        guard let count = span.dropping(prefix: "y_"), count.isASCIIDigits, count.utf8.count <= 2 else { return nil }
        return "\"last \(count) years\"[Date - Publication]"
    }

    private static let terms = [
        "simsearch1.fha": "hasabstract", "simsearch2.ffrft": "free full text[Filter]",
        "simsearch3.fft": "full text[Filter]", "hum_ani.humans": "humans[MeSH Terms]",
        "hum_ani.animal": "animals[MeSH Terms:noexp]", "sex.female": "female[MeSH Terms]",
        "sex.male": "male[MeSH Terms]",
        "subject.medline": "medline[Filter]", "articletype.medline": "medline[Filter]",
        "age.allchild": "\"child\"[MeSH Terms]", "age.alladult": "\"adult\"[MeSH Terms]",
        "age.aged": "\"aged\"[MeSH Terms]", "age.infant": "\"infant\"[MeSH Terms]",
        "age.newborn": "\"infant, newborn\"[MeSH Terms]", "age.adolescent": "\"adolescent\"[MeSH Terms]",
    ]

    private static let publicationTypes = [
        "booksdocs": "Books and Documents", "casereports": "Case Reports", "clinicalstudy": "Clinical Study",
        "clinicaltrial": "Clinical Trial", "comment": "Comment", "comparativestudy": "Comparative Study",
        "consensusdevelopmentconference": "Consensus Development Conference",
        "controlledclinicaltrial": "Controlled Clinical Trial", "editorial": "Editorial",
        "evaluationstudy": "Evaluation Study", "guideline": "Guideline", "letter": "Letter",
        "meta-analysis": "Meta-Analysis", "multicenterstudy": "Multicenter Study",
        "observationalstudy": "Observational Study", "practiceguideline": "Practice Guideline",
        "pragmaticclinicaltrial": "Pragmatic Clinical Trial", "preprint": "Preprint",
        "randomizedcontrolledtrial": "Randomized Controlled Trial", "review": "Review",
        "systematicreview": "Systematic Review", "validationstudy": "Validation Study",
    ]
}

extension String {
    fileprivate var isPlainWord: Bool { !isEmpty && utf8.allSatisfy { $0.isASCIILetter || $0 == UInt8(ascii: "-") } }
}
