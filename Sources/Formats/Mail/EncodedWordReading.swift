internal import Foundation

/// Reads the encoded words of a header field (RFC 2047).
enum EncodedWordReading {
    /// Text with its encoded words read; white space between two of them stands for nothing (§6.2). What is not quite an
    /// encoded word stays as it is.
    static func text(_ raw: String) -> String {
        guard raw.contains("=?") else { return raw }
        var text = ""
        var rest = raw[...]
        var endsInWord = false
        while let match = rest.firstMatch(of: /=\?([^?\s]+)\?([QqBb])\?([^?]*)\?=/) {
            let between = rest[..<match.range.lowerBound]
            if !endsInWord || !between.allSatisfy(\.isWhitespace) { text += between }
            let word = decoded(String(match.3), isBase64: match.2.lowercased() == "b", charset: String(match.1))
            text += word ?? String(rest[match.range])
            endsInWord = word != nil
            rest = rest[match.range.upperBound...]
        }
        return text + rest
    }

    private static func decoded(_ text: String, isBase64: Bool, charset: String) -> String? {
        // RFC 2231 §5: a language may stand behind the name of the character set.
        let label = charset.split(separator: "*").first.map(String.init) ?? charset
        if isBase64 {
            guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters) else { return nil }
            return MailText.decoded(Array(data)[...], charset: label)
        }
        let quoted = text.replacing("_", with: " ")
        return MailText.decoded(TransferEncoding.quotedPrintable.decoded(Array(quoted.utf8)[...])[...], charset: label)
    }
}
