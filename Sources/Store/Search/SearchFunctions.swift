import Colloquium
import GRDB

/// What SQLite lacks for a search.
enum SearchFunctions {
    /// A name as names are compared.
    static let wordsToCompare = DatabaseFunction("words_to_compare", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(\.wordsToCompare)
    }
}
