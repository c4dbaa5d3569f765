import Foundation
import GRDB

/// Comparing names without regard to accents, which SQLite's LIKE cannot.
enum AccentFolding {
    static let function = DatabaseFunction("without_accents", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(folded)
    }

    static func folded(_ text: String) -> String {
        text.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
    }
}

extension SQL {
    /// A column without its accents. Most names have none, and cost nothing.
    static func withoutAccents(_ column: SQL) -> SQL {
        "CASE WHEN \(column) GLOB '*[^ -~]*' THEN without_accents(\(column)) ELSE \(column) END"
    }
}
