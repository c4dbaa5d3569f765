import Foundation

/// A port of the loopback where the kernel answers no more: the queue of those not yet accepted is full.
final class FullListener {
    let port: Int
    private var sockets: [Int32] = []

    struct CannotListen: Error {}

    init() throws {
        let listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listening, address, length) + listen(listening, 0) + getsockname(listening, address, &length)
            }
        }
        guard listening >= 0, result == 0 else { throw CannotListen() }
        port = Int(UInt16(bigEndian: name.sin_port))
        sockets = [listening]
        // Nobody accepts these; enough for any kernel to stop answering.
        for _ in 0..<8 {
            let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
            withUnsafePointer(to: name) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = connect(client, $0, length) }
            }
            sockets.append(client)
        }
    }

    func close() {
        for socket in sockets { Foundation.close(socket) }
    }
}
