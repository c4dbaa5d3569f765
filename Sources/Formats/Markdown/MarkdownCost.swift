/// Where cmark-gfm 0.29 takes quadratic time, counted beforehand: text that costs more is left unread. The limits are far
/// above what people write. A step is about a nanosecond of the parser's, and a text that is let through costs some
/// 20 milliseconds at most.
struct MarkdownCost {
    /// Quotations, lists and emphasis inside each other.
    static let maximumDepth = 100
    private static let maximumBrackets = 1_000
    private static let maximumAddresses = 1_000
    private static let maximumTables = 300
    private static let maximumCells = 20_000
    private static let maximumPipesInLine = 200
    /// Of reading paragraphs anew.
    private static let maximumSteps = 10_000_000
    /// Lines, each at the depth of the deepest.
    private static let maximumNestedLines = 400_000
    /// Bytes of words without a space, for each address in them.
    private static let maximumScannedBytes = 2_000_000
    /// Bytes of the text, for each `<!` and `<?`: their end is looked for up to the text's.
    private static let maximumSearchedBytes = 5_000_000

    private let length: Int
    private var brackets = 0
    private var addresses = 0
    private var markups = 0
    private var tables = 0
    private var columns = 0
    private var cells = 0
    private var lines = 0
    private var depth = 0
    private var pipesInLine = 0
    private var steps = 0
    private var scannedBytes = 0
    private var paragraph = Paragraph()
    private var line = Line()
    private var word = Word()

    static func isBearable(_ source: String) -> Bool {
        var cost = MarkdownCost(length: source.utf8.count)
        var before: UInt8?
        for byte in source.utf8 {
            // Both together end one line, and leave no empty one behind.
            let isSecondHalf = before == UInt8(ascii: "\r") && byte == UInt8(ascii: "\n")
            before = byte
            if isSecondHalf { continue }
            cost.take(byte)
            if byte.endsLine, !cost.isBearable { return false }
        }
        cost.endLine()
        return cost.isBearable
    }

    private init(length: Int) { self.length = length }

    private var isBearable: Bool {
        brackets <= Self.maximumBrackets && addresses <= Self.maximumAddresses && tables <= Self.maximumTables
            && cells <= Self.maximumCells && depth <= Self.maximumDepth && pipesInLine <= Self.maximumPipesInLine
            && steps <= Self.maximumSteps && depth * lines <= Self.maximumNestedLines
            && scannedBytes <= Self.maximumScannedBytes && markups * length <= Self.maximumSearchedBytes
    }

    private mutating func take(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "["): brackets += 1
        case UInt8(ascii: "@"): addresses += 1
        case UInt8(ascii: "!"), UInt8(ascii: "?"): if line.before == UInt8(ascii: "<") { markups += 1 }
        default: break
        }
        if byte.endsLine {
            endLine()
            return
        }
        if byte.endsWord { endWord() } else { word.take(byte, after: line.before) }
        line.take(byte)
    }

    private mutating func endWord() {
        scannedBytes += word.length * word.addresses
        word = Word()
    }

    private mutating func endLine() {
        endWord()
        if line.isDelimiterRow {
            tables += 1
            columns = max(columns, line.columns)
            steps += paragraph.steps
        } else if line.isBlank {
            columns = 0
        }
        // Rows are filled up with empty cells to the width of the table.
        cells += columns
        lines += 1
        depth = max(depth, line.depth)
        pipesInLine = max(pipesInLine, line.columns - 1)
        paragraph.take(line)
        line = Line()
    }

    /// What was written since the last empty line: the parser reads all of it anew, as the head of a table, at every row that
    /// could stand below one.
    private struct Paragraph {
        private(set) var steps = 0
        private var bytesSincePipe = 0

        mutating func take(_ line: Line) {
            if line.isBlank {
                self = Paragraph()
                return
            }
            // From the beginning of a line it looks back for the last pipe, and each cell is hung behind all those before it.
            steps += bytesSincePipe + line.columns * line.columns + 100 * line.columns + 10 * line.length
            bytesSincePipe = line.bytesSincePipe ?? bytesSincePipe + line.length + 1
        }
    }

    private struct Line {
        private(set) var length = 0
        private(set) var before: UInt8?
        private(set) var columns = 1
        private(set) var isBlank = true
        /// Nil where it has none.
        private(set) var bytesSincePipe: Int?
        private var indentation = 0
        private var containers = 0
        private var isInPrefix = true
        private var hasDash = false
        private var hasPipeOrColon = false
        private var hasOnlyDelimiters = true

        /// At every such row the parser reads the paragraph above anew; dashes alone make a heading of it.
        var isDelimiterRow: Bool { hasDash && hasPipeOrColon && hasOnlyDelimiters }

        /// Quotations and lists that begin in it, and those that its indentation may continue.
        var depth: Int { containers + indentation / 2 }

        mutating func take(_ byte: UInt8) {
            length += 1
            bytesSincePipe? += 1
            if byte.endsWord {
                if isBlank { indentation += byte == UInt8(ascii: "\t") ? 4 : 1 }
                if isInPrefix, before?.endsListMarker ?? false { containers += 1 }
            } else {
                isBlank = false
            }
            switch byte {
            case UInt8(ascii: ">"):
                if isInPrefix { containers += 1 }
                hasOnlyDelimiters = hasOnlyDelimiters && isInPrefix
            case UInt8(ascii: "-"): hasDash = true
            case UInt8(ascii: "|"), UInt8(ascii: ":"):
                if byte == UInt8(ascii: "|") {
                    columns += 1
                    bytesSincePipe = 0
                }
                hasPipeOrColon = true
                isInPrefix = false
            case _ where byte.isSpaceInLine: break
            case _ where byte.isInListMarker: hasOnlyDelimiters = false
            default:
                isInPrefix = false
                hasOnlyDelimiters = false
            }
            before = byte
        }
    }

    /// What stands between two spaces. From where an address begins in it the parser looks to its end, and back from there for
    /// brackets that close what they did not open.
    private struct Word {
        private(set) var length = 0
        private(set) var addresses = 0

        mutating func take(_ byte: UInt8, after before: UInt8?) {
            length += 1
            let begins =
                switch byte {
                case UInt8(ascii: "."): before == UInt8(ascii: "w") || before == UInt8(ascii: "W")
                case UInt8(ascii: "/"): before == UInt8(ascii: "/")
                case UInt8(ascii: ")"): addresses > 0
                case UInt8(ascii: "@"): true
                default: false
                }
            if begins { addresses += 1 }
        }
    }
}

extension UInt8 {
    fileprivate var endsLine: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

    fileprivate var endsWord: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

    /// As the parser of tables has it: the vertical tab and the form feed, too.
    fileprivate var isSpaceInLine: Bool { endsWord || self == 0x0B || self == 0x0C }

    fileprivate var isInListMarker: Bool {
        UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") || endsListMarker
    }

    fileprivate var endsListMarker: Bool {
        switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"): true
        default: false
        }
    }
}
