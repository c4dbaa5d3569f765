import Colloquium

extension InternetMessage {
    /// Header fields as lines of text, folded and ending in CRLF (RFC 5322 §2.2).
    enum HeaderField {
        /// RFC 2047 §2 allows 76 characters for a line that holds an encoded word; one limit serves every line.
        private static let lineLimit = 76

        /// Free text, kept exactly: what plain words cannot carry (letters outside ASCII, runs of spaces, words longer
        /// than a line, text that looks encoded) is carried by encoded words.
        static func unstructured(_ name: String, _ value: String) -> String {
            if isPlainLine(value, after: name), !value.contains("=?") { return "\(name): \(value)\r\n" }
            let text = oneLine(value)
            guard !text.isEmpty else { return fold(name, []) }
            let words = text.split(separator: " ", omittingEmptySubsequences: false)
            let roomForWord = lineLimit - name.utf8.count - 2
            let isPlain =
                isPrintableASCII(text) && !text.contains("=?")
                && words.allSatisfy { !$0.isEmpty && $0.utf8.count <= roomForWord }
            return fold(name, isPlain ? words.map(String.init) : encodedWords(text, after: name))
        }

        /// A value with a syntax of its own. Runs of white space count as one space and lines break nowhere else;
        /// words with letters outside ASCII, as in the phrase of a `List-Id`, become encoded words.
        static func structured(_ name: String, _ value: String) -> String {
            if isPlainLine(value, after: name) { return "\(name): \(value)\r\n" }
            var tokens: [String] = []
            var pending: [Substring] = []
            func flush() {
                guard !pending.isEmpty else { return }
                tokens += encodedWords(pending.joined(separator: " "), after: name)
                pending = []
            }
            for word in oneLine(value).split(separator: " ") {
                if isPrintableASCII(word) {
                    flush()
                    tokens.append(String(word))
                } else {
                    pending.append(word)
                }
            }
            flush()
            return fold(name, tokens)
        }

        /// A display name and an address. A name goes as a quoted string where it fits a line, else as encoded words.
        static func mailbox(_ name: String, _ mailbox: Mailbox) -> String {
            let displayName = oneLine(mailbox.name)
            let address = mailbox.address.text
            if displayName.allSatisfy({ $0 == " " }) { return fold(name, [address]) }
            return fold(name, phrase(displayName, after: name) + ["<\(address)>"])
        }

        private static func phrase(_ text: String, after name: String) -> [String] {
            var quoted = "\""
            for character in text {
                if character == "\"" || character == "\\" { quoted.append("\\") }
                quoted.append(character)
            }
            quoted.append("\"")
            let fits = quoted.utf8.count <= lineLimit - name.utf8.count - 2
            return fits && isPrintableASCII(text) && !text.contains("=?") ? [quoted] : encodedWords(text, after: name)
        }

        private static func encodedWords(_ text: String, after name: String) -> [String] {
            EncodedWord.encode(text, limit: min(EncodedWord.limit, lineLimit - name.utf8.count - 2))
        }

        /// Joins words by a space, or by CRLF and a space where a line would grow too long. The first word stays beside
        /// the name: some relays take a first line without a value for an empty header.
        private static func fold(_ name: String, _ words: [String]) -> String {
            var text = name + ":"
            var width = text.utf8.count
            for (index, word) in words.enumerated() {
                let needed = 1 + word.utf8.count
                if index > 0, width + needed > lineLimit {
                    text += "\r\n"
                    width = 0
                }
                text += " " + word
                width += needed
            }
            return text + "\r\n"
        }

        /// Whether it is words of ASCII with one space between them that fit a line, as most values are.
        private static func isPlainLine(_ value: String, after name: String) -> Bool {
            if value.isEmpty || name.utf8.count + 2 + value.utf8.count > lineLimit { return false }
            let space = UInt8(ascii: " ")
            var previous = space
            for byte in value.utf8 {
                if !(0x20...0x7E).contains(byte) || byte == space && previous == space { return false }
                previous = byte
            }
            return previous != space
        }

        /// Control characters and Unicode's line separators as spaces: the guard against injected headers.
        private static func oneLine(_ text: String) -> String {
            if isPrintableASCII(text) { return text }
            var clean = String.UnicodeScalarView()
            for character in text.unicodeScalars {
                switch character.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator: clean.append(" ")
                default: clean.append(character)
                }
            }
            return String(clean)
        }

        private static func isPrintableASCII(_ text: some StringProtocol) -> Bool {
            text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        }
    }
}
