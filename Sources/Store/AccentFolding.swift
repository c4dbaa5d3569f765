import Foundation
import GRDB

/// Comparing names without regard to accents, which SQLite's LIKE cannot.
enum AccentFolding {
    static let function = DatabaseFunction("without_accents", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(folded)
    }

    /// Letters that are no letter with an accent to Unicode, and are typed as these where a keyboard lacks them.
    private static let letters: [Character: String] = [
        "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        "ß": "ss",
    ]

    static func folded(_ text: String) -> String {
        let plain = text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        if plain.utf8.allSatisfy({ $0 < 0x80 }) { return plain }
        return plain.reduce(into: "") { $0 += letters[$1] ?? String($1) }
    }
}

extension SQL {
    /// A column without its accents. Most names have none, and cost nothing.
    static func withoutAccents(_ column: SQL) -> SQL {
        "CASE WHEN \(column) GLOB '*[^ -~]*' THEN without_accents(\(column)) ELSE \(column) END"
    }
}
