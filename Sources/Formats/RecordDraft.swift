internal import Colloquium

/// A record being filled from one source: every field set through it remembers where its value was read.
struct RecordDraft {
    /// The source as a person would name it: "PubMed".
    let source: String
    private(set) var record = ArticleRecord()

    init(source: String) { self.source = source }

    /// Sets one text; an empty value leaves the field as it is.
    mutating func fill(
        _ field: ArticleRecord.Field, _ path: WritableKeyPath<ArticleRecord, String>, from element: String,
        _ value: String, raw: String? = nil
    ) {
        guard !value.isEmpty else { return }
        record[keyPath: path] = value
        note(field, from: element, raw: raw ?? value)
    }

    /// Sets a list without its repetitions; an empty one leaves the field as it is.
    mutating func fill<Value: Hashable>(
        _ field: ArticleRecord.Field, _ path: WritableKeyPath<ArticleRecord, [Value]>, from element: String,
        _ values: [Value], raw: String
    ) {
        guard !values.isEmpty else { return }
        record[keyPath: path] = values.withoutRepetitions
        note(field, from: element, raw: raw)
    }

    mutating func title(_ title: InlineText, from element: String, raw: String? = nil) {
        guard !title.plain.isEmpty else { return }
        record.title = title.plain
        record.titleHTML = title.withoutOverallBold.html
        note(.title, from: element, raw: raw ?? title.plain)
    }

    /// Adds an identifier of the work itself; what cannot be one is left out.
    mutating func identify(_ scheme: Identifier.Scheme, _ raw: String, from element: String) {
        identify(Identifier(scheme, raw), from: element, raw: raw)
    }

    mutating func identify(_ identifier: Identifier?, from element: String, raw: String) {
        guard let identifier, !record.identifiers.contains(identifier) else { return }
        record.identifiers.append(identifier)
        if record.origins[.identifiers] == nil { note(.identifiers, from: element, raw: raw) }
    }

    mutating func published(_ date: PartialDate?, from element: String, raw: String? = nil) {
        guard let date else { return }
        record.published = date
        note(.published, from: element, raw: raw ?? date.description)
    }

    mutating func container(title: String, abbreviation: String = "", issns: [String] = [], from element: String) {
        record.container.title = title
        record.container.abbreviation = abbreviation
        record.container.issns = issns.compactMap(ISSN.normalised).withoutRepetitions
        if record.container != ArticleRecord.Container() { note(.container, from: element, raw: title) }
    }

    private mutating func note(_ field: ArticleRecord.Field, from element: String, raw: String) {
        record.origins[field] = ArticleRecord.Origin(source: source, element: element, raw: raw)
    }
}

extension Sequence where Element: Hashable {
    var withoutRepetitions: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

/// Numbers of serials: eight characters, printed with a hyphen in the middle.
enum ISSN {
    static func normalised(_ raw: String) -> String? {
        let characters = raw.uppercased().filter { $0.isASCII && ($0.isNumber || $0 == "X") }
        guard characters.count == 8, !characters.dropLast().contains("X") else { return nil }
        return "\(characters.prefix(4))-\(characters.suffix(4))"
    }
}

/// Numbers of people: sixteen characters in four groups, often wrapped in an address.
enum ORCIDNumber {
    static func normalised(_ raw: String) -> String {
        let last = raw.split(separator: "/").last.map(String.init) ?? ""
        let characters = last.uppercased().filter { $0.isASCII && ($0.isNumber || $0 == "X") }
        guard characters.count == 16, !characters.dropLast().contains("X") else { return "" }
        return stride(from: 0, to: 16, by: 4)
            .map { String(characters.dropFirst($0).prefix(4)) }
            .joined(separator: "-")
    }
}
