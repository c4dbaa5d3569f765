extension InternetMessage {
    /// The quoted-printable encoding of text in UTF-8 (RFC 2045 §6.7).
    enum QuotedPrintable {
        /// Characters of an encoded line, its soft break included.
        private static let lineLimit = 76

        /// The text in lines of at most 76 ASCII characters. Any line end (CRLF, CR, LF) becomes CRLF. A dot or "From "
        /// at the start of a line is escaped too: not all relays treat these with care (RFC 2049 §3).
        static func encode(_ text: String) -> String {
            var output: [UInt8] = []
            output.reserveCapacity(text.utf8.count * 5 / 4)
            var line: [UInt8] = []
            func endLine() {
                encode(line: line, into: &output)
                line.removeAll(keepingCapacity: true)
            }
            var previous: UInt8 = 0
            for byte in text.utf8 {
                switch byte {
                case 0x0A where previous == 0x0D: break
                case 0x0A, 0x0D:
                    endLine()
                    output += [0x0D, 0x0A]
                default: line.append(byte)
                }
                previous = byte
            }
            endLine()
            return String(decoding: output, as: UTF8.self)
        }

        /// A byte as an equals sign and two upper-case hexadecimal digits.
        static func escape(_ byte: UInt8) -> String {
            String(decoding: escaped(byte), as: UTF8.self)
        }

        private static func encode(line: [UInt8], into output: inout [UInt8]) {
            var width = 0
            for (index, byte) in line.enumerated() {
                let isLast = index == line.count - 1
                let room = isLast ? lineLimit : lineLimit - 1
                if width + (isPlain(byte) && !(isLast && isBlank(byte)) ? 1 : 3) > room {
                    output += [equals, 0x0D, 0x0A]
                    width = 0
                }
                let atRisk =
                    isLast && isBlank(byte) || width == 0 && (byte == dot || line[index...].starts(with: "From ".utf8))
                let encoded = isPlain(byte) && !atRisk ? [byte] : escaped(byte)
                output += encoded
                width += encoded.count
            }
        }

        private static func isPlain(_ byte: UInt8) -> Bool {
            ((0x20...0x7E).contains(byte) && byte != equals) || byte == 0x09
        }

        /// Spaces and tabs may not end an encoded line: relays strip them.
        private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

        private static func escaped(_ byte: UInt8) -> [UInt8] {
            [equals, hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
        }

        private static let equals = UInt8(ascii: "=")
        private static let dot = UInt8(ascii: ".")
        private static let hexadecimal = Array("0123456789ABCDEF".utf8)
    }
}
