/// Where the connections of one hop may lead. Decided from the address before, and applied to every socket at the moment
/// it is opened, when the name has been looked up for the last time.
enum Passage: Hashable, Sendable {
    /// To what the operator named, wherever its name leads.
    case named
    /// To addresses that anybody could ask, on these ports.
    case global(ports: Set<Int>)

    /// Web servers' own ports; on others there are services that must not be talked to by accident.
    static let webPorts: Set<Int> = [80, 443]

    init(to address: FetchAddress, under policy: FetchPolicy, ports: Set<Int> = webPorts) throws(FetchFailure) {
        if policy.allowed.contains(address.authority) {
            self = .named
            return
        }
        guard ports.contains(address.port) else {
            throw .notAllowed(
                """
                The address names port \(address.port), and only the usual ports 80 and 443 are asked. \
                Remove “:\(address.port)” from the address, or ask the administrator to allow \(address.authority).
                """)
        }
        self = .global(ports: ports)
    }

    func leads(to peer: Peer) -> Bool {
        switch self {
        case .named: true
        case .global(let ports): ports.contains(peer.port) && AddressRange(of: peer.address) == .global
        }
    }

    /// The reason to give when it does not lead there.
    static func refusal(of host: String) -> FetchFailure {
        .notAllowed(
            """
            \(host) does not lead to a server on the public Internet but into a private network, so it is not asked. \
            Check the address, or ask the administrator to allow it.
            """)
    }
}
