internal import CCurl
import Foundation

/// An address of the Internet protocol, of version 4 or 6.
enum IPAddress: Hashable, Sendable {
    case v4(UInt32)
    case v6(high: UInt64, low: UInt64)

    /// Reads four decimal numbers with dots, or the text of RFC 4291 §2.2 without brackets and zone; no other spelling.
    init?(_ text: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self = .v4(UInt32(bigEndian: four.s_addr))
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            self.init(six)
        } else {
            return nil
        }
    }

    fileprivate init(_ six: in6_addr) {
        let (high, low) = withUnsafeBytes(of: six) {
            ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
        self = .v6(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low))
    }
}

/// Where a socket is about to connect to.
struct Peer: Hashable, Sendable {
    let address: IPAddress
    let port: Int

    init(address: IPAddress, port: Int) {
        self.address = address
        self.port = port
    }

    /// Nil for a family that is not the Internet's.
    init?(_ socket: UnsafePointer<sockaddr>) {
        let bytes = UnsafeRawPointer(socket)
        switch Int32(socket.pointee.sa_family) {
        case AF_INET:
            let name = bytes.loadUnaligned(as: sockaddr_in.self)
            address = .v4(UInt32(bigEndian: name.sin_addr.s_addr))
            port = Int(UInt16(bigEndian: name.sin_port))
        case AF_INET6:
            let name = bytes.loadUnaligned(as: sockaddr_in6.self)
            address = IPAddress(name.sin6_addr)
            port = Int(UInt16(bigEndian: name.sin6_port))
        default: return nil
        }
    }
}
