import Foundation
import Synchronization

/// The listening socket and the connections of a `LoopbackServer`. Its threads hold it and not the server, so that a
/// forgotten server can end them.
final class LoopbackListener: Sendable {
    struct State {
        var requests: [LoopbackRequest] = []
        var connections = 0
        var mostAtOnce = 0
        var open: Set<Int32> = []
        var isStopped = false
    }

    struct CannotListen: Error {
        let host: String
        let errno: Int32
    }

    let state = Mutex(State())
    let port: Int
    private let listening: Int32
    private let answer: LoopbackServer.Answering

    init(host: String, _ answer: @escaping LoopbackServer.Answering) throws {
        self.answer = answer
        (listening, port) = try Self.listen(at: host)
    }

    func start() {
        spawn { [self] in accept() }
    }

    /// `shutdown` wakes the threads that read; each closes its own socket. All under the lock: a number that was closed
    /// may be another socket's the moment after.
    func stop() {
        state.withLock { state in
            guard !state.isStopped else { return }
            state.isStopped = true
            for socket in state.open.union([listening]) { shutdown(socket, Int32(SHUT_RDWR)) }
        }
    }

    private func accept() {
        while true {
            let socket = Foundation.accept(listening, nil, nil)
            guard socket >= 0 || !state.withLock(\.isStopped) else { break }
            // Out of file numbers, say: those who wait are taken when there are some again.
            guard socket >= 0 else {
                Thread.sleep(forTimeInterval: 0.01)
                continue
            }
            guard enter(socket) else {
                close(socket)
                continue
            }
            spawn { [self] in serve(socket) }
        }
        state.withLock { _ in _ = close(listening) }
    }

    private func enter(_ socket: Int32) -> Bool {
        state.withLock { state in
            guard !state.isStopped else { return false }
            state.connections += 1
            state.open.insert(socket)
            state.mostAtOnce = max(state.mostAtOnce, state.open.count)
            return true
        }
    }

    private func serve(_ socket: Int32) {
        var connection = LoopbackConnection(socket: socket)
        while let request = connection.nextRequest() {
            state.withLock { $0.requests.append(request) }
            guard connection.send(answerNow(request), to: request) else { break }
        }
        state.withLock { state in
            state.open.remove(socket)
            close(socket)
        }
    }

    /// Waits on this connection's own thread, never on one that tasks run on.
    private func answerNow(_ request: LoopbackRequest) -> LoopbackAnswer {
        let slot = AnswerSlot()
        Task { [answer] in slot.put(await answer(request)) }
        return slot.wait()
    }

    private func spawn(_ body: @escaping @Sendable () -> Void) {
        let thread = Thread(block: body)
        thread.stackSize = 512 * 1024
        thread.start()
    }
}

extension LoopbackListener {
    private static func listen(at host: String) throws -> (socket: Int32, port: Int) {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST | AI_PASSIVE
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, "0", &hints, &found) == 0, let address = found else {
            throw CannotListen(host: host, errno: errno)
        }
        defer { freeaddrinfo(found) }
        let listening = socket(address.pointee.ai_family, address.pointee.ai_socktype, 0)
        guard listening >= 0, bind(listening, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0,
            Foundation.listen(listening, 1_024) == 0
        else { throw CannotListen(host: host, errno: errno) }
        return (listening, try port(of: listening))
    }

    private static func port(of socket: Int32) throws -> Int {
        var name = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let port = withUnsafeMutablePointer(to: &name) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                getsockname(socket, address, &length) == 0 ? address : nil
            }.map { address in
                // Both families keep the port in the same place.
                address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { UInt16(bigEndian: $0.pointee.sin_port) }
            }
        }
        guard let port else { throw CannotListen(host: "", errno: errno) }
        return Int(port)
    }
}

/// Where a task leaves the answer that a connection's thread waits for.
private final class AnswerSlot: Sendable {
    private let answer = Mutex(LoopbackAnswer(status: 500))
    private let isReady = DispatchSemaphore(value: 0)

    func put(_ value: LoopbackAnswer) {
        answer.withLock { $0 = value }
        isReady.signal()
    }

    func wait() -> LoopbackAnswer {
        isReady.wait()
        return answer.withLock { $0 }
    }
}
