/// Which of the waiting exchanges may start, so that there are never too many connections in all or to one host, and no
/// host with many waiting holds up the others: hosts take turns, and at one host the first come is the first served.
struct Admission<Ticket> {
    private let limit: Int
    private let limitPerHost: Int
    private(set) var hosts: [String: Host] = [:]
    /// Hosts that have someone waiting and a place free, each once, in the order of their turns.
    private var turns: Queue<String> = Queue()
    private var running = 0

    struct Host {
        var running = 0
        var waiting = Queue<Ticket>()
        var hasTurn = false
    }

    init(limit: Int, limitPerHost: Int) {
        self.limit = limit
        self.limitPerHost = limitPerHost
    }

    mutating func enter(_ ticket: Ticket, at host: String) {
        hosts[host, default: Host()].waiting.append(ticket)
        giveTurn(to: host)
    }

    /// The next to start, or nil when all places are taken or nobody waits. `leave` must be told when it has ended.
    mutating func next() -> Ticket? {
        guard running < limit, let name = turns.popFirst(), var host = hosts[name] else { return nil }
        host.hasTurn = false
        let ticket = host.waiting.popFirst()
        if ticket != nil {
            host.running += 1
            running += 1
        }
        hosts[name] = host
        giveTurn(to: name)
        return ticket
    }

    mutating func leave(_ host: String) {
        running -= 1
        hosts[host]?.running -= 1
        giveTurn(to: host)
    }

    /// Also forgets the host when there is nothing left to remember.
    private mutating func giveTurn(to name: String) {
        guard let host = hosts[name] else { return }
        if host.waiting.isEmpty {
            if host.running == 0 { hosts[name] = nil }
        } else if host.running < limitPerHost, !host.hasTurn {
            hosts[name]?.hasTurn = true
            turns.append(name)
        }
    }
}

/// First in, first out, in constant time each on average.
struct Queue<Element> {
    private var incoming: [Element] = []
    private var outgoing: [Element] = []

    var isEmpty: Bool { incoming.isEmpty && outgoing.isEmpty }

    mutating func append(_ element: Element) {
        incoming.append(element)
    }

    mutating func popFirst() -> Element? {
        if outgoing.isEmpty {
            outgoing = incoming.reversed()
            incoming.removeAll()
        }
        return outgoing.popLast()
    }
}
