/// One line of the catalogue: values between tabs, in the order of `columns`.
struct JournalLine {
    static let columns = [
        "name", "abbreviation", "also", "issn_print", "issn_electronic", "feed", "confirmed", "home", "fields",
    ]

    /// What is wrong with a line, as a sentence without its number.
    struct Fault: Error, Hashable {
        let reason: String
    }

    private let values: [String: String]

    init(_ line: Substring) throws(Fault) {
        let values = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard values.count == Self.columns.count else {
            throw Fault(reason: "There are \(values.count) columns instead of \(Self.columns.count).")
        }
        if let untidy = zip(Self.columns, values).first(where: { $1.tidiedLine != $1 }) {
            throw Fault(reason: "The column \(untidy.0) has spaces or characters that do not belong there.")
        }
        self.values = Dictionary(uniqueKeysWithValues: zip(Self.columns, values))
    }

    func journal() throws(Fault) -> CatalogueJournal {
        CatalogueJournal(
            name: try needed("name"), abbreviation: value("abbreviation"), otherNames: try list("also"),
            printISSN: try issn("issn_print"), electronicISSN: try issn("issn_electronic"), feed: try address("feed"),
            confirmation: try confirmation(), home: try address("home"), fields: try fields())
    }

    private func value(_ column: String) -> String { values[column] ?? "" }

    private func needed(_ column: String) throws(Fault) -> String {
        guard !value(column).isEmpty else { throw Fault(reason: "The column \(column) is empty.") }
        return value(column)
    }

    private func list(_ column: String) throws(Fault) -> [String] {
        if value(column).isEmpty { return [] }
        let items = value(column).split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
        guard !items.contains(""), Set(items).count == items.count else {
            throw Fault(reason: "The list in the column \(column) has an empty or a repeated item.")
        }
        return items
    }

    private func fields() throws(Fault) -> [String] {
        _ = try needed("fields")
        return try list("fields")
    }

    private func issn(_ column: String) throws(Fault) -> String? {
        if value(column).isEmpty { return nil }
        guard ISSN.isValid(value(column)) else {
            throw Fault(reason: "“\(value(column))” is not an ISSN, or its check digit is wrong.")
        }
        return value(column)
    }

    private func address(_ column: String) throws(Fault) -> WebAddress {
        // Compared with what was read, so that nobody follows another address than the one in the file.
        guard let address = WebAddress(value(column)), address.scheme == "https", address.description == value(column)
        else { throw Fault(reason: "“\(value(column))” is not an absolute https address in its plain form.") }
        return address
    }

    private func confirmation() throws(Fault) -> CatalogueJournal.Confirmation {
        guard let confirmation = CatalogueJournal.Confirmation(rawValue: value("confirmed")) else {
            let known = CatalogueJournal.Confirmation.allCases.map(\.rawValue).joined(separator: ", ")
            throw Fault(reason: "“\(value("confirmed"))” is none of \(known).")
        }
        return confirmation
    }
}
