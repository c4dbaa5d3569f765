import CCurl
import Foundation

/// One exchange while libcurl carries it: its handle, and what the callbacks note. Used by the loop's thread alone.
final class Transfer {
    let exchange: Exchange
    private(set) var handle: CurlHandle
    private var header = HeaderReader()
    private var body: [UInt8] = []
    /// Why this side broke the transfer off; libcurl's code would only say that it did.
    private var refusal: FetchFailure?
    private var sockets = Sockets.none
    private var fields: UnsafeMutablePointer<curl_slist>?

    /// What the guard said of the addresses of the name. One that was let through makes the outcome its own: that another
    /// was refused does not say why it failed.
    private enum Sockets {
        case none, refused, letThrough
    }

    /// Nil when libcurl has no memory for it.
    init?(_ exchange: Exchange, stage: LoadedStage) {
        guard let handle = CurlHandle() else { return nil }
        self.exchange = exchange
        self.handle = handle
        fields = exchange.fields.reduce(nil) { curl_slist_append($0, $1) }
        configure(stage)
        connectCallbacks()
    }

    deinit {
        curl_slist_free_all(fields)
    }

    private func configure(_ stage: LoadedStage) {
        handle.set(CURLOPT_URL, to: exchange.address.text)
        handle.set(CURLOPT_PROTOCOLS_STR, to: exchange.address.scheme)
        // Each redirect is judged like an address that someone typed, before it is followed.
        handle.set(CURLOPT_FOLLOWLOCATION, to: 0)
        // A proxy set in the environment would connect for us, past every check of where to.
        handle.set(CURLOPT_PROXY, to: "")
        handle.set(CURLOPT_NETRC, to: Int(CURL_NETRC_IGNORED.rawValue))
        // Requests to one host are few and spaced; one connection for many at once would gain nothing.
        handle.set(CURLOPT_HTTP_VERSION, to: CURL_HTTP_VERSION_1_1)
        handle.set(CURLOPT_ACCEPT_ENCODING, to: "gzip, deflate, br")
        handle.set(CURLOPT_HTTPHEADER, to: fields)
        handle.set(CURLOPT_MAXFILESIZE, to: exchange.limits.maximumBytes)
        // A name server that does not answer must hold up its own transfer only, also when that is given up.
        handle.set(CURLOPT_QUICK_EXIT, to: 1)
        let time = max(1, ContinuousClock.now.duration(to: exchange.deadline).milliseconds)
        handle.set(CURLOPT_TIMEOUT_MS, to: time)
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, to: max(1, min(time, exchange.limits.connectTimeout.milliseconds)))
        handle.set(CURLOPT_SSLVERSION, to: CURL_SSLVERSION_TLSv1_2)
        handle.set(CURLOPT_SSL_VERIFYPEER, to: 1)
        handle.set(CURLOPT_SSL_VERIFYHOST, to: 2)
        stage.set(on: &handle)
    }
}

extension Transfer {
    /// What the caller is told when libcurl has ended with `result`.
    func outcome(_ result: CURLcode) -> ExchangeOutcome {
        if let refusal { return .failure(refusal) }
        let result = result == CURLE_OK && !header.isWhole ? CURLE_PARTIAL_FILE : result
        guard result == CURLE_OK else {
            if sockets == .refused { return .failure(Passage.refusal(of: exchange.address.host)) }
            return .failure(
                FetchFailure(
                    result, at: exchange.address.host, limit: exchange.limits.maximumBytes,
                    cause: handle.explanation(of: result)))
        }
        return .success(Reply(status: header.status, headers: header.headers, body: body))
    }

    /// Opens a socket to where the name has led just now; refuses when the passage does not lead there. This is the guard
    /// that counts: what is asked here is what is connected to, whatever redirects and name servers said before.
    private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        guard let name = ccurl_peer(address), let peer = Peer(name), exchange.passage.leads(to: peer) else {
            if sockets == .none { sockets = .refused }
            return CURL_SOCKET_BAD
        }
        sockets = .letThrough
        let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return socket(address.pointee.family, kind, address.pointee.protocol)
    }

    /// Asked before every request, also on a connection that an earlier transfer opened.
    private func mayRequest(from text: String, port: Int) -> Bool {
        guard let address = IPAddress(text), exchange.passage.leads(to: Peer(address: address, port: port)) else {
            refusal = Passage.refusal(of: exchange.address.host)
            return false
        }
        return true
    }

    private func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        if header.take(line) { return true }
        refusal = .broken(
            """
            The server of \(exchange.address.host) sent an answer that cannot be read: its header is too long. \
            Try again later, or open the address in a browser.
            """, cause: "a header of more than \(HeaderReader.maximumBytes) bytes")
        return false
    }

    private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= exchange.limits.maximumBytes else {
            refusal = .tooLarge(limit: exchange.limits.maximumBytes)
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    /// libcurl keeps the pointer until the handle is gone, which this object holds.
    private func connectCallbacks() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        handle.set(CURLOPT_OPENSOCKETDATA, to: context)
        handle.setOpenSocket { context, _, address in
            guard let transfer = Transfer.from(context), let address else { return CURL_SOCKET_BAD }
            return transfer.openSocket(address)
        }
        handle.set(CURLOPT_PREREQDATA, to: context)
        handle.setBeforeRequest { context, peer, _, port, _ in
            guard let transfer = Transfer.from(context), let peer else { return CURL_PREREQFUNC_ABORT }
            let isFine = transfer.mayRequest(from: String(cString: peer), port: Int(port))
            return isFine ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
        handle.set(CURLOPT_HEADERDATA, to: context)
        handle.set(CURLOPT_HEADERFUNCTION) { buffer, size, count, context in
            let line = UnsafeRawBufferPointer(start: buffer, count: size * count)
            return Transfer.from(context)?.takeHeader(line) == true ? line.count : 0
        }
        handle.set(CURLOPT_WRITEDATA, to: context)
        handle.set(CURLOPT_WRITEFUNCTION) { buffer, size, count, context in
            let bytes = UnsafeRawBufferPointer(start: buffer, count: size * count)
            return Transfer.from(context)?.takeBody(bytes) == true ? bytes.count : 0
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }
}
