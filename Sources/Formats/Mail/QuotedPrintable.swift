extension InternetMessage {
    /// The quoted-printable encoding of text in UTF-8 (RFC 2045 §6.7).
    enum QuotedPrintable {
        /// Characters of an encoded line, its soft break included.
        private static let lineLimit = 76

        /// The text in lines of at most 76 ASCII characters. Any line end (CRLF, CR, LF) becomes CRLF. A dot or "From "
        /// at the start of a line is escaped too: not all relays treat these with care (RFC 2049 §3).
        static func encode(_ text: String) -> [UInt8] {
            var text = text
            return text.withUTF8 { bytes in
                var output: [UInt8] = []
                output.reserveCapacity(bytes.count * 5 / 4)
                var start = 0
                while let end = bytes[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
                    encode(line: bytes[start..<end], into: &output)
                    output.append(0x0D)
                    output.append(0x0A)
                    start = end + 1
                    if bytes[end] == 0x0D, start < bytes.count, bytes[start] == 0x0A { start += 1 }
                }
                encode(line: bytes[start...], into: &output)
                return output
            }
        }

        /// A byte as an equals sign and two upper-case hexadecimal digits.
        static func escape(_ byte: UInt8) -> String {
            var output: [UInt8] = []
            escape(byte, into: &output)
            return String(decoding: output, as: UTF8.self)
        }

        private static func encode(line: Slice<UnsafeBufferPointer<UInt8>>, into output: inout [UInt8]) {
            var width = 0
            let last = line.endIndex - 1
            for index in line.indices {
                let byte = line[index]
                let isPlain = isPlain(byte) && !(index == last && isBlank(byte))
                if width + (isPlain ? 1 : 3) > (index == last ? lineLimit : lineLimit - 1) {
                    output.append(equals)
                    output.append(0x0D)
                    output.append(0x0A)
                    width = 0
                }
                if isPlain, width > 0 || !isAtRisk(line[index...]) {
                    output.append(byte)
                    width += 1
                } else {
                    escape(byte, into: &output)
                    width += 3
                }
            }
        }

        /// Whether relays may change how a line begins.
        private static func isAtRisk(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
            rest.first == dot || rest.first == UInt8(ascii: "F") && rest.starts(with: "From ".utf8)
        }

        private static func isPlain(_ byte: UInt8) -> Bool {
            ((0x20...0x7E).contains(byte) && byte != equals) || byte == 0x09
        }

        /// Spaces and tabs may not end an encoded line: relays strip them.
        private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

        private static func escape(_ byte: UInt8, into output: inout [UInt8]) {
            output.append(equals)
            output.append(hexadecimal[Int(byte >> 4)])
            output.append(hexadecimal[Int(byte & 15)])
        }

        private static let equals = UInt8(ascii: "=")
        private static let dot = UInt8(ascii: ".")
        private static let hexadecimal = Array("0123456789ABCDEF".utf8)
    }
}
