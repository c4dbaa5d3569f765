import Foundation

/// One connection of a client, read and written on one thread.
struct LoopbackConnection {
    let socket: Int32
    private var buffered: [UInt8] = []

    init(socket: Int32) {
        self.socket = socket
    }

    /// Nil when the client has left or what it sent is no request.
    mutating func nextRequest() -> LoopbackRequest? {
        guard let head = read(through: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count == 3 else { return nil }
        let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            return (String(line[..<colon]), value)
        }
        let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
        guard let body = read(count: length) else { return nil }
        return LoopbackRequest(method: String(words[0]), target: String(words[1]), headers: headers, body: body)
    }

    /// Whether the connection can take another request.
    func send(_ answer: LoopbackAnswer, to request: LoopbackRequest) -> Bool {
        wait(answer.delay)
        switch answer.manner {
        case .whole:
            return write(head(answer, ["Content-Length: \(answer.body.count)"]))
                && (request.method == "HEAD" || answer.status == 304 || write(answer.body))
        case .cut(let count):
            _ = write(head(answer, ["Content-Length: \(answer.body.count)"]) + answer.body.prefix(count))
        case .raw(let bytes, let pause):
            _ = write(bytes, every: pause)
        case .silence:
            while !clientHasLeft { wait(.milliseconds(20)) }
        case .endless:
            let chunk = Array("\(String(answer.body.count, radix: 16))\r\n".utf8) + answer.body + Array("\r\n".utf8)
            var goesOn = write(head(answer, ["Transfer-Encoding: chunked"]))
            while goesOn { goesOn = write(chunk) }
        case .drip(let pause):
            return write(head(answer, ["Content-Length: \(answer.body.count)"])) && write(answer.body, every: pause)
        }
        return false
    }

    private func head(_ answer: LoopbackAnswer, _ framing: [String]) -> [UInt8] {
        let isFramed = answer.headers.contains {
            ["content-length", "transfer-encoding"].contains($0.name.lowercased())
        }
        let fields = answer.headers.map { "\($0.name): \($0.value)" } + (isFramed ? [] : framing)
        let lines = ["HTTP/1.1 \(answer.status) Answer"] + fields + ["", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }
}

extension LoopbackConnection {
    private func wait(_ duration: Duration) {
        guard duration > .zero else { return }
        let (seconds, attoseconds) = duration.components
        Thread.sleep(forTimeInterval: Double(seconds) + Double(attoseconds) / 1e18)
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private func write(_ bytes: [UInt8], every pause: Duration) -> Bool {
        guard pause > .zero else { return write(bytes) }
        return bytes.allSatisfy { byte in
            defer { wait(pause) }
            return write([byte])
        }
    }

    private var clientHasLeft: Bool {
        var byte: UInt8 = 0
        let flags = Int32(MSG_PEEK | MSG_DONTWAIT)
        let count = recv(socket, &byte, 1, flags)
        return count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)
    }

    private mutating func fill() -> Bool {
        var piece = [UInt8](repeating: 0, count: 16_384)
        let count = recv(socket, &piece, piece.count, 0)
        guard count > 0 else { return false }
        buffered += piece.prefix(count)
        return true
    }

    private mutating func read(count: Int) -> [UInt8]? {
        while buffered.count < count { guard fill() else { return nil } }
        defer { buffered.removeFirst(count) }
        return Array(buffered.prefix(count))
    }

    /// Up to the mark, without it.
    private mutating func read(through mark: [UInt8]) -> [UInt8]? {
        while true {
            if let range = buffered.firstRange(of: mark) {
                defer { buffered.removeSubrange(..<range.upperBound) }
                return Array(buffered[..<range.lowerBound])
            }
            guard fill() else { return nil }
        }
    }
}
