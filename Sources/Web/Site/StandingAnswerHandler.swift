import Colloquium
import Formats
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTPTypes

/// Gives standing answers where the connection is read, before anything is set in motion for the request: that takes a
/// third of the time, or less. What it has no answer to goes on as if it were not there.
///
/// Answers on one connection keep the order of the requests (RFC 9112, section 9.3.2): nothing is answered here while
/// an earlier request waits for its answer from elsewhere.
final class StandingAnswerHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let site: WebSite
    private let logger: Logger
    /// How many requests went on and wait for their answer.
    private var waiting = 0
    /// How many answers of this handler are on their way out.
    private var leaving = 0
    /// Whether the request that is being read has its answer.
    private var isAnswered = false
    private var hasWritten = false
    /// Whether the last answer of the connection was given (RFC 9112, section 9.6): what comes behind it is not read.
    private var isOver = false
    /// That the reader sends no more, not told to who would close the connection before the answers have left.
    private var heldEnd: ChannelEvent?
    private var date = DateField()

    init(site: WebSite, logger: Logger) {
        self.site = site
        self.logger = logger
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isOver { return }
        switch unwrapInboundIn(data) {
        case .head(let request):
            // Who does not read their answers has to wait where such readers are made to.
            if waiting == 0, context.channel.isWritable, let answer = site.standingAnswer(to: request) {
                isAnswered = true
                write(answer, to: request, context)
                return
            }
            waiting += 1
        case .body:
            if isAnswered { return }
        case .end:
            if isAnswered {
                isAnswered = false
                return
            }
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if hasWritten {
            hasWritten = false
            context.flush()
        }
        context.fireChannelReadComplete()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let end = event as? ChannelEvent, end == .inputClosed, leaving > 0 {
            heldEnd = end
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { waiting = max(waiting - 1, 0) }
        context.write(data, promise: promise)
    }

    private func write(_ answer: StandingAnswer, to request: HTTPRequest, _ context: ChannelHandlerContext) {
        let start = ContinuousClock.now
        let id = RequestID().description
        var (head, body) = answer.body.answer(to: request.headerFields)
        head.headerFields.harden(id: id, isSecure: site.isSecure)
        head.headerFields.append(date.now)
        isOver = request.headerFields[.connection]?.lowercased() == "close"
        if isOver { head.headerFields[.connection] = "close" }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if let body { context.write(wrapOutboundOut(.body(body)), promise: nil) }
        let isSent = context.eventLoop.makePromise(of: Void.self)
        isSent.futureResult.assumeIsolated().whenComplete { _ in self.left(context) }
        leaving += 1
        hasWritten = true
        context.write(wrapOutboundOut(.end(nil)), promise: isSent)
        logger.logRequest(request.method, answer.route, head.status, since: start, id: id)
    }

    /// An answer has left, or cannot any more.
    private func left(_ context: ChannelHandlerContext) {
        leaving -= 1
        guard leaving == 0 else { return }
        if isOver {
            context.close(promise: nil)
        } else if let end = heldEnd {
            heldEnd = nil
            context.fireUserInboundEventTriggered(end)
        }
    }
}

/// The time of an answer, written once a second (RFC 9110, section 6.6.1).
private struct DateField {
    private var second: Int64 = 0
    private var field = HTTPField(name: .date, value: "")

    var now: HTTPField {
        mutating get {
            let now = Instant.now()
            if now.rawValue / 1000 != second {
                second = now.rawValue / 1000
                field.value = HTTPDate.text(now)
            }
            return field
        }
    }
}
