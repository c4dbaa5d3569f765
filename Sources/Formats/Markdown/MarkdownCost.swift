/// Where cmark-gfm 0.29 takes quadratic time, counted beforehand. The limits are far above what people write and low
/// enough that the worst text of 100 kB is parsed in a fraction of a second.
enum MarkdownCost {
    /// Quotations, lists and emphasis inside each other.
    static let maximumDepth = 100
    private static let maximumBrackets = 6_000
    private static let maximumAddresses = 2_000
    private static let maximumTables = 300
    private static let maximumCells = 20_000

    static func isBearable(_ source: String) -> Bool {
        var brackets = 0
        var addresses = 0
        var quotations = 0
        var tables = 0
        var columns = 0
        var cells = 0
        var line = Line()
        for byte in source.utf8 {
            if byte == UInt8(ascii: "[") { brackets += 1 }
            if byte == UInt8(ascii: "@") { addresses += 1 }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                if line.isDelimiterRow {
                    tables += 1
                    columns = max(columns, line.columns)
                } else if line.isBlank {
                    columns = 0
                }
                // Rows are filled up with empty cells to the width of the table.
                cells += columns
                line = Line()
            } else {
                line.take(byte)
            }
            quotations = max(quotations, line.quotations)
            if brackets > maximumBrackets || addresses > maximumAddresses || quotations > maximumDepth
                || tables > maximumTables || cells > maximumCells
            {
                return false
            }
        }
        return true
    }

    private struct Line {
        private(set) var quotations = 0
        private(set) var columns = 1
        private(set) var isBlank = true
        private var isInPrefix = true
        private var hasDash = false
        private var hasOnlyDelimiters = true

        /// At every such row the parser reads the paragraph above anew as the head of a table.
        var isDelimiterRow: Bool { hasDash && hasOnlyDelimiters }

        mutating func take(_ byte: UInt8) {
            if byte == UInt8(ascii: "|") { columns += 1 }
            if byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") { isBlank = false }
            switch byte {
            case UInt8(ascii: ">"):
                if isInPrefix { quotations += 1 }
                hasOnlyDelimiters = hasOnlyDelimiters && isInPrefix
            case UInt8(ascii: " "), UInt8(ascii: "\t"): break
            case UInt8(ascii: "-"):
                hasDash = true
                isInPrefix = false
            case UInt8(ascii: "|"), UInt8(ascii: ":"): isInPrefix = false
            default:
                isInPrefix = false
                hasOnlyDelimiters = false
            }
        }
    }
}
