/// What the operator lets the site ask of the network, and how it introduces itself.
package struct FetchPolicy: Sendable {
    /// Sent with every request: who asks and where to complain (RFC 9110 §10.1.5).
    package let userAgent: String
    /// `host:port` in lower case, as an address writes them (`[::1]:8080` for IPv6): trusted although the host may be
    /// private and the port another than 80 or 443. It is the name that is trusted, wherever it leads.
    package let allowed: Set<String>

    package init(userAgent: String, allowed: Set<String> = []) {
        self.userAgent = userAgent
        self.allowed = Set(allowed.map { $0.lowercased() })
    }

    /// Whether an entry of `allowed` is spelt as addresses are compared with it; spelt otherwise it would never match.
    package static func isServer(_ entry: String) -> Bool {
        guard let address = try? FetchAddress("http://\(entry)/"), address.port > 0 else { return false }
        return address.authority == entry
    }

    /// Whether an address may be asked, as far as can be told before its name is looked up.
    package func admits(_ address: String) -> Bool {
        guard let address = try? FetchAddress(address), let passage = try? Passage(to: address, under: self) else {
            return false
        }
        let literal = IPAddress(address.host.filter { !"[]".contains($0) })
        return literal.map { passage.leads(to: Peer(address: $0, port: address.port)) } ?? true
    }
}

/// How much of the network's time and bytes one fetch may take, redirects included.
package struct FetchLimits: Hashable, Sendable {
    /// Bytes of the body after decompression.
    package var maximumBytes: Int
    /// Look-up of the name, connection and TLS, for each hop.
    package var connectTimeout: Duration
    /// From the call of `fetch` to the last byte, waiting for a free connection included and for `beforeHop` not.
    package var timeout: Duration
    package var maximumRedirects: Int

    package init(
        maximumBytes: Int = 20_000_000, connectTimeout: Duration = .seconds(5), timeout: Duration = .seconds(30),
        maximumRedirects: Int = 5
    ) {
        self.maximumBytes = maximumBytes
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        self.maximumRedirects = maximumRedirects
    }
}

/// One `GET`.
package struct FetchRequest: Sendable {
    /// An absolute http or https address.
    package var address: String
    /// Sent to the origin of `address`. Another origin that it redirects to is sent only those of
    /// `FetchRequest.harmless`.
    package var headers: [(name: String, value: String)]
    package var limits: FetchLimits
    /// Awaited before each hop that the guard lets pass, with its host: a redirect costs its server as much as a request
    /// that somebody meant for it. What it throws ends the fetch; what it waits is not of the time in `limits`.
    package var beforeHop: BeforeHop

    package typealias BeforeHop = @Sendable (_ host: String) async throws(FetchFailure) -> Void

    package init(
        address: String, headers: [(name: String, value: String)] = [], limits: FetchLimits = FetchLimits(),
        beforeHop: @escaping BeforeHop = { (_: String) async throws(FetchFailure) in }
    ) {
        self.address = address
        self.headers = headers
        self.limits = limits
        self.beforeHop = beforeHop
    }
}
