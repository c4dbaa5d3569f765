/// The journals offered to whoever looks for one to follow, read from `Journals/journals.tsv`.
package struct JournalCatalogue: Sendable {
    /// A line that cannot be used.
    package struct Malformed: Error, Hashable, CustomStringConvertible {
        /// Counted from one, the line of column names included.
        package let line: Int
        package let reason: String

        package var description: String { "Line \(line) of the catalogue of journals: \(reason)" }
    }

    /// In the order of the file.
    package let journals: [CatalogueJournal]
    let names: [JournalNames]

    /// Takes the whole text of the file; the first line names the columns, empty lines are passed over.
    package init(_ text: String) throws(Malformed) {
        var journals: [CatalogueJournal] = []
        var taken: Set<String> = []
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.first.map(String.init) == JournalLine.columns.joined(separator: "\t") else {
            throw Malformed(line: 1, reason: "It does not name the columns.")
        }
        for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
            do {
                let journal = try JournalLine(line).journal()
                try Self.take(journal, from: &taken)
                journals.append(journal)
            } catch {
                throw Malformed(line: index + 1, reason: error.reason)
            }
        }
        self.journals = journals
        names = journals.map(JournalNames.init)
    }

    /// Every field that a journal has, in alphabetical order.
    package var fields: [String] { Set(journals.flatMap(\.fields)).sorted() }

    /// Refuses what another line has already: the same feed would be followed twice, and an ISSN or a name would not
    /// tell which is meant.
    private static func take(_ journal: CatalogueJournal, from taken: inout Set<String>) throws(JournalLine.Fault) {
        for mark in [journal.feed.description, SearchWords(journal.name).joined] + journal.issns {
            guard taken.insert(mark).inserted else {
                throw JournalLine.Fault(reason: "“\(mark)” stands on an earlier line too.")
            }
        }
    }
}

extension JournalCatalogue {
    /// The journal with a name, abbreviation or ISSN; nil where none or several have it.
    package func journal(called typed: String) -> CatalogueJournal? {
        let key = NewsWord.journalKey(typed)
        let issn = ISSN.normalised(typed)
        let meant = journals.filter { journal in
            issn.map(journal.issns.contains) ?? journal.allNames.contains { NewsWord.journalKey($0) == key }
        }
        return meant.count == 1 ? meant[0] : nil
    }

    /// The journal whose page for readers has an address, with or without its scheme and "www."; nil where several
    /// share the page.
    package func journal(at typed: String) -> CatalogueJournal? {
        guard let page = WebAddress(typed.contains("://") ? typed : "https://" + typed) else { return nil }
        let here = journals.filter { $0.home.place == page.place }
        return here.count == 1 ? here[0] : nil
    }
}

extension WebAddress {
    /// What two spellings of one page's address have in common.
    fileprivate var place: String {
        let name = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        let trail = path.hasSuffix("/") ? String(path.dropLast()) : path
        return name + trail.lowercased() + (query.isEmpty ? "" : "?" + query)
    }
}
