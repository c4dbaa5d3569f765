import Foundation

extension InternetMessage {
    /// Text outside ASCII in a header: `=?utf-8?Q?…?=` and `=?utf-8?B?…?=` (RFC 2047).
    enum EncodedWord {
        /// The longest encoded word in characters, delimiters included (RFC 2047 §2).
        static let limit = 75
        private static let overhead = "=?utf-8?Q?".utf8.count + "?=".utf8.count

        /// Words that, read one after the other, give back the text; each holds whole Unicode scalars. The shorter of
        /// the two encodings is used for all, so that mostly Latin text stays legible in the raw message.
        /// - Parameter limit: the longest word allowed, in characters; at least 24 so that any scalar fits.
        static func encode(_ text: String, limit: Int) -> [String] {
            let room = max(limit, 24) - overhead
            let quoted = text.utf8.reduce(0) { $0 + (isSafe($1) || $1 == 0x20 ? 1 : 3) }
            return quoted <= text.utf8.count * 4 / 3
                ? pieces(of: text, room: room, cost: { $0.reduce(0) { $0 + (isSafe($1) || $1 == 0x20 ? 1 : 3) } })
                    .map { "=?utf-8?Q?\(quote($0))?=" }
                : pieces(of: text, room: room / 4 * 3, cost: { $0.count })
                    .map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }
        }

        /// Splits between scalars where the next one would not fit the room.
        private static func pieces(of text: String, room: Int, cost: (Unicode.Scalar.UTF8View) -> Int) -> [[UInt8]] {
            var pieces: [[UInt8]] = []
            var current: [UInt8] = []
            var used = 0
            for scalar in text.unicodeScalars {
                let needed = cost(scalar.utf8)
                if used + needed > room {
                    pieces.append(current)
                    current = []
                    used = 0
                }
                current += scalar.utf8
                used += needed
            }
            return pieces + [current]
        }

        private static func quote(_ bytes: [UInt8]) -> String {
            bytes.reduce(into: "") { text, byte in
                switch byte {
                case 0x20: text += "_"
                case _ where isSafe(byte): text.unicodeScalars.append(Unicode.Scalar(byte))
                default: text += QuotedPrintable.escape(byte)
                }
            }
        }

        /// The few characters that a `Q` word may hold as they are in every place, a display name included
        /// (RFC 2047 §5, rule 3).
        private static func isSafe(_ byte: UInt8) -> Bool {
            switch Unicode.Scalar(byte) {
            case "a"..."z", "A"..."Z", "0"..."9", "!", "*", "+", "-", "/": true
            default: false
            }
        }
    }
}
