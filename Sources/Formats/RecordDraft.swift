internal import Colloquium

/// A record being filled from one source: every field set through it remembers where its value was read. There is one
/// of it: a record has some thirty fields to count references of, and a copy of it would be thrown away at once.
struct RecordDraft: ~Copyable {
    /// The source as a person would name it: "PubMed".
    let source: String
    private(set) var record = ArticleRecord()

    /// - Parameter fields: about how many of them the source fills.
    init(source: String, fields: Int = 12) {
        self.source = source
        record.origins = Dictionary(minimumCapacity: fields)
    }

    /// The record, which leaves the draft without being copied.
    consuming func finished() -> ArticleRecord {
        var finished = ArticleRecord()
        swap(&finished, &record)
        return finished
    }

    private static let nothing = ArticleRecord()

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

    /// Sets a value that is not text; the field's own nothing leaves it as it is.
    mutating func fill<Value: Equatable>(
        _ field: ArticleRecord.Field, _ path: WritableKeyPath<ArticleRecord, Value>, from element: String,
        value: Value, raw: String
    ) {
        guard value != Self.nothing[keyPath: path] else { return }
        record[keyPath: path] = value
        note(field, from: element, raw: raw)
    }

    /// States dates; the earliest on which this version was public becomes `published`. Of two of a kind the first
    /// counts, or the one that tells more of the same.
    mutating func dates(_ dates: [(ArticleRecord.PublicationDate, element: String)]) {
        for (stated, element) in dates {
            if let known = record.dates.firstIndex(where: { $0.kind == stated.kind }) {
                if stated.date.refines(record.dates[known].date) { record.dates[known] = stated }
                continue
            }
            record.dates.append(stated)
            if record.origins[.dates] == nil { note(.dates, from: element, raw: stated.date.description) }
        }
        let publicKinds: Set<ArticleRecord.PublicationDate.Kind> = [.online, .print, .posted, .published]
        let candidates = dates.filter { publicKinds.contains($0.0.kind) }
        guard let first = candidates.first else { return }
        let earliest = candidates.dropFirst().reduce(first) { best, next in
            StatedDate.earlier(best.0.date, next.0.date) == best.0.date ? best : next
        }
        published(earliest.0.date, from: earliest.element)
    }

    /// States one date beside those that decide when the work was published.
    mutating func date(_ stated: ArticleRecord.PublicationDate, from element: String, raw: String) {
        guard !record.dates.contains(where: { $0.kind == stated.kind }) else { return }
        record.dates.append(stated)
        if record.origins[.dates] == nil { note(.dates, from: element, raw: raw) }
    }

    mutating func contributorsAreComplete(_ areComplete: Bool) { record.contributorsAreComplete = areComplete }

    mutating func kind(_ kind: ArticleRecord.Kind, from element: String) {
        record.kind = kind
        if kind != .article { note(.kind, from: element, raw: kind.rawValue) }
    }

    /// The key under which the source knows the record.
    mutating func key(_ key: String) { record.sourceKey = PlainText.line(key, limit: InlineText.maximumBytes) }

    /// Adds a summary; the first abstract proper is the work's.
    mutating func summarise(_ abstract: ArticleRecord.Abstract, from element: String, raw: String = "") {
        guard let first = abstract.sections.first, abstract.sections.count > 1 || !Self.saysThereIsNone(first.text)
        else {
            return
        }
        let isSecond = abstract.kind == .abstract && !record.abstract.isEmpty
        guard !isSecond else { return }
        record.abstracts.append(abstract)
        if abstract.kind == .abstract || record.origins[.abstract] == nil {
            note(.abstract, from: element, raw: raw.isEmpty ? abstract.sections[0].text : raw)
        }
    }

    /// Sources fill the place of an abstract with words for its absence.
    private static func saysThereIsNone(_ text: String) -> Bool {
        guard text.utf8.count < 40 else { return false }
        let words = text.lowercased().filter { $0.isLetter || $0 == " " }
        return [
            "no abstract", "no abstract available", "no abstract is available for this article", "not available",
            "abstract not available", "na",
        ].contains(words)
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
    /// Each once, where it stood first.
    var withoutRepetitions: [Element] {
        let all = Array(self)
        // Comparing a few with each other is less work than hashing them.
        if all.count < 16 {
            return all.indices.contains { all[..<$0].contains(all[$0]) }
                ? all.reduce(into: []) { kept, element in if !kept.contains(element) { kept.append(element) } } : all
        }
        var seen: Set<Element> = []
        return all.filter { seen.insert($0).inserted }
    }
}

extension ArticleRecord.Contributor {
    func with(role: Role) -> ArticleRecord.Contributor {
        var person = self
        person.role = role
        return person
    }
}
