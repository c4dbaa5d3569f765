import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A place to listen, tried before anything else starts: the site's address must be known before it serves, and a wrong
/// host or a port that is taken should be said in words.
enum FreePort {
    /// Binds and lets go again; gives back the port, which for 0 is a free one.
    /// - Throws: `Settings.Wrong` when nothing can listen there.
    static func claim(host: String, port: Int) throws -> Int {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let place = found?.pointee else {
            throw Settings.Wrong(name: Setting.host.name, reason: "“\(host)” is no address of this machine")
        }
        defer { freeaddrinfo(found) }
        let descriptor = socket(place.ai_family, place.ai_socktype, place.ai_protocol)
        defer { close(descriptor) }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, place.ai_addr, place.ai_addrlen) == 0 else {
            let reason = String(cString: strerror(errno))
            throw Settings.Wrong(
                name: Setting.port.name, reason: "nothing can listen on \(host), port \(port) (\(reason.lowercased()))")
        }
        var address = sockaddr_storage()
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &size) }
            // The port stands at the same place in sockaddr_in and sockaddr_in6.
            return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                Int(UInt16(bigEndian: $0.pointee.sin_port))
            }
        }
    }
}
