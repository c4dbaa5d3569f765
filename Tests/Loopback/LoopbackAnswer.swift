/// What a `LoopbackServer` answers, well or badly.
package struct LoopbackAnswer: Sendable {
    package enum Manner: Sendable {
        /// Header with `Content-Length`, and body; the connection stays for the next request.
        case whole
        /// Announces the whole body, sends so many bytes of it and closes.
        case cut(after: Int)
        /// Sends the body again and again, in chunks, until the client leaves.
        case endless
        /// One byte of the body at a time, with a pause after each.
        case drip(every: Duration)
        /// Nothing but these bytes, with a pause after each if there is one; then closes.
        case raw([UInt8], every: Duration = .zero)
        /// Nothing at all until the client leaves.
        case silence
    }

    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    /// Before the first byte.
    package var delay: Duration
    package var manner: Manner

    package init(
        status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
        delay: Duration = .zero, manner: Manner = .whole
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.delay = delay
        self.manner = manner
    }

    package init(
        _ text: String, type: String = "text/plain; charset=utf-8", status: Int = 200, delay: Duration = .zero
    ) {
        self.init(status: status, headers: [("Content-Type", type)], body: Array(text.utf8), delay: delay)
    }

    package static func redirect(_ status: Int = 302, to location: String) -> LoopbackAnswer {
        LoopbackAnswer(status: status, headers: [("Location", location)])
    }

    package static func raw(_ text: String, every pause: Duration = .zero) -> LoopbackAnswer {
        LoopbackAnswer(manner: .raw(Array(text.utf8), every: pause))
    }
}
