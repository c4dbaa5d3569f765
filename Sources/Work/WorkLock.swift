package import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// Held by the one process that does the work of a data directory: sends mail, writes digests. The kernel frees it when
/// the process ends, however it ends.
package final class WorkLock: Sendable {
    private let descriptor: Int32

    /// Nil when another process holds it.
    /// - Throws: when the file cannot be opened.
    package init?(directory: URL) throws {
        let path = directory.appending(path: "work.lock").path
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            close(descriptor)
            return nil
        }
    }

    deinit { close(descriptor) }
}
