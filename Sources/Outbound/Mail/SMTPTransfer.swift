import CCurl

/// What libcurl's callbacks read and note during one delivery. Used by the one thread that runs the transfer, which also
/// sees the connection closed later.
final class SMTPTransfer {
    /// How far the message has gone.
    enum Phase {
        /// libcurl has not been told that the message ends: the relay has seen no end of data.
        case sending
        /// libcurl has been, or is being, told: from here only a reply shows what the relay did.
        case handedOver
        /// The caller could not record the hand-over, so the transfer was broken off before it.
        case held(any Error)
    }

    private(set) var phase = Phase.sending
    /// The relay's last reply before the goodbye, its lines joined by spaces, at most 500 characters.
    private(set) var reply = ""
    /// The last SMTP command sent, by its name alone: arguments may be credentials and are not kept.
    private(set) var command = ""

    private let message: [UInt8]
    private var sent = 0
    /// Gone when the transfer is over.
    private var handingOver: (() throws -> Void)?
    private var replyIsComplete = true
    /// libcurl says `QUIT` before it reports how the transfer went; the answer to that explains nothing.
    private var isLeaving = false

    init(message: [UInt8], handingOver: @escaping () throws -> Void) {
        self.message = message
        self.handingOver = handingOver
    }

    /// Copies the next piece of the message; 0 at its end, `CURL_READFUNC_ABORT` to break off.
    ///
    /// The hand-over sits between the call that gave the last byte, which libcurl has written to the socket by the time
    /// it asks again, and the 0 that lets it send the terminating dot.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        if sent < message.count {
            let count = min(buffer.count, message.count - sent)
            message.withUnsafeBytes { buffer.copyMemory(from: .init(rebasing: $0[sent..<sent + count])) }
            sent += count
            return count
        }
        guard case .sending = phase else { return if case .handedOver = phase { 0 } else { Int(CURL_READFUNC_ABORT) } }
        do {
            try handingOver?()
            phase = .handedOver
            return 0
        } catch {
            phase = .held(error)
            return Int(CURL_READFUNC_ABORT)
        }
    }

    /// Forgets who is told of the hand-over: what still comes on the connection is none of this delivery.
    func isOver() {
        handingOver = nil
        isLeaving = true
    }

    /// Takes one line of the relay's; "550-" continues a reply and "550 " ends it (RFC 5321 §4.2.1).
    func received(line bytes: UnsafeRawBufferPointer) {
        guard !isLeaving else { return }
        if replyIsComplete { reply = "" }
        replyIsComplete = bytes.count < 4 || bytes[3] != UInt8(ascii: "-")
        let printable = bytes.map { (0x20...0x7E).contains($0) ? $0 : 0x20 }
        let line = String(decoding: printable, as: UTF8.self).trimmed
        reply = String((reply.isEmpty ? line : reply + " " + line).prefix(500))
    }

    /// Notes which command a line sent is; anything that is none, such as an answer to an `AUTH` challenge, is ignored.
    func sent(line bytes: UnsafeRawBufferPointer) {
        isLeaving = isLeaving || bytes.starts(with: "QUIT\r\n".utf8)
        for name in ["EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA"]
        where bytes.starts(with: name.utf8) && [0x20, 0x0D].contains(bytes.dropFirst(name.utf8.count).first) {
            command = name
        }
    }
}

extension SMTPTransfer {
    /// Connects the callbacks. The transfer must stay alive until `handle` has performed.
    func attach(to handle: inout CurlHandle) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        handle.set(CURLOPT_READDATA, to: context)
        handle.set(CURLOPT_READFUNCTION) { buffer, size, count, context in
            SMTPTransfer.from(context).read(into: .init(start: buffer, count: size * count))
        }
        handle.set(CURLOPT_HEADERDATA, to: context)
        handle.set(CURLOPT_HEADERFUNCTION) { buffer, size, count, context in
            SMTPTransfer.from(context).received(line: .init(start: buffer, count: size * count))
            return size * count
        }
        // Verbose, but into this function alone: libcurl tells in no other way which command a reply answers.
        handle.set(CURLOPT_VERBOSE, to: 1)
        handle.set(CURLOPT_DEBUGDATA, to: context)
        handle.setDebug { _, kind, data, size, context in
            if kind == CURLINFO_HEADER_OUT { SMTPTransfer.from(context).sent(line: .init(start: data, count: size)) }
            return 0
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> SMTPTransfer {
        Unmanaged<SMTPTransfer>.fromOpaque(context!).takeUnretainedValue()
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = Substring(self)
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
