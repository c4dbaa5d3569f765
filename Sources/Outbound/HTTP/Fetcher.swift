import CCurl

/// Asks web servers for what is at an address. The only way out of the site but for mail, and a guarded one: what members
/// paste and feeds say decides where it goes, so it goes nowhere that only this machine or its network could reach.
///
/// Many fetches may run at once; connections are kept for the next request to the same server.
package final class Fetcher: Sendable {
    private let policy: FetchPolicy
    private let ports: Set<Int>
    let loop: FetchLoop?

    package convenience init(policy: FetchPolicy) {
        self.init(policy: policy, stage: FetchStage())
    }

    init(policy: FetchPolicy, stage: FetchStage) {
        self.policy = policy
        ports = stage.ports
        loop = FetchLoop(stage: LoadedStage(stage))
    }

    deinit {
        loop?.stop()
    }

    /// Asks, and follows where the answer leads. Any answer is returned, whatever its status.
    ///
    /// Redirects are followed for 301, 302, 303, 307 and 308 with a `Location` (RFC 9110 §15.4); each address on the way
    /// is judged as the first. Cookies are neither kept nor sent.
    package func fetch(_ request: FetchRequest) async throws(FetchFailure) -> FetchAnswer {
        var deadline = ContinuousClock.now + request.limits.timeout
        var route = Route(from: try FetchAddress(request.address))
        while true {
            let passage = try Passage(to: route.address, under: policy, ports: ports)
            let start = ContinuousClock.now
            try await request.beforeHop(route.address.host)
            deadline += start.duration(to: .now)
            let reply = try await reply(to: request, at: route, passage, deadline: deadline)
            guard let target = reply.redirection else { return route.answer(reply) }
            guard route.redirects < request.limits.maximumRedirects else { throw .tooManyRedirects }
            guard ContinuousClock.now < deadline else { throw .timedOut }
            try route.follow(target, isPermanent: [301, 308].contains(reply.status))
        }
    }

    /// Ends every fetch, with `.cancelled`, and refuses new ones. Returns when nothing runs any more.
    package func close() async {
        loop?.stop()
        await loop?.ended()
    }

    private func reply(
        to request: FetchRequest, at route: Route, _ passage: Passage, deadline: ContinuousClock.Instant
    ) async throws(FetchFailure) -> Reply {
        let fields = try request.fields(userAgent: policy.userAgent, leavesOrigin: route.hasLeftOrigin)
        guard let loop else { throw FetchFailure(CURLE_FAILED_INIT, at: route.address.host, limit: 0) }
        let exchange = Exchange(
            address: route.address, passage: passage, fields: fields, limits: request.limits, deadline: deadline)
        return try await loop.perform(exchange).get()
    }
}

extension Reply {
    /// Where the answer sends on to, if it does.
    fileprivate var redirection: String? {
        guard [301, 302, 303, 307, 308].contains(status), let location = headers["Location"] else { return nil }
        return location.isEmpty ? nil : location
    }
}
