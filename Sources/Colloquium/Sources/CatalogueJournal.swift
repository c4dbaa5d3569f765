/// A journal, or one subject of a preprint server, with the feed it can be followed by.
package struct CatalogueJournal: Hashable, Sendable {
    /// How far the address of a feed is known to be right.
    package enum Confirmation: String, CaseIterable, Hashable, Sendable {
        /// Someone fetched it in 2026, got entries, and said so in public.
        case answered
        /// It stands in public lists of feeds exactly so.
        case listed
        /// Made from a number or code of the journal by the known rule of its publisher, or of PubMed.
        case derived
    }

    package let name: String
    /// As the National Library of Medicine cites it, "N Engl J Med"; empty where it cites none.
    package let abbreviation: String
    /// What else people call it: "NEJM".
    package let otherNames: [String]
    /// Of the printed edition; nil where there is none.
    package let printISSN: String?
    /// Of the electronic edition; nil where there is none.
    package let electronicISSN: String?
    package let feed: WebAddress
    package let confirmation: Confirmation
    /// The page for readers.
    package let home: WebAddress
    /// What it is about, the most telling first: "nursing", "education"; never empty.
    package let fields: [String]

    package var issns: [String] { [printISSN, electronicISSN].compactMap(\.self) }
    /// Its name first.
    package var allNames: [String] { [name, abbreviation].filter { !$0.isEmpty } + otherNames }
}
