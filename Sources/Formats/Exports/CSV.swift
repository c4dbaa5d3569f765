/// Tables as RFC 4180 writes them, safe to open in a spreadsheet.
package enum CSV {
    /// Every row with its end of line. Without the mark before the first, Excel takes UTF-8 for the code page of its
    /// computer and garbles names.
    package static func text(_ rows: [[String]]) -> String {
        "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A spreadsheet takes what begins with one of these for a formula and runs it: an apostrophe makes it text.
    private static func cell(_ value: String) -> String {
        let text =
            value.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } == true ? "'" + value : value
        let isPlain = !text.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
        if isPlain { return text }
        var quoted = "\""
        // By scalars: a quotation mark with an accent on it is another character, and still ends the cell.
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
