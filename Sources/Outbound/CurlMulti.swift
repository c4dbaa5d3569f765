import CCurl

/// Many transfers of libcurl on one thread: a multi handle with the connections and names it remembers.
///
/// Not to be used from two threads at once, but for `wakeUp()`, which libcurl offers to all threads; that is why the
/// compiler is told that it may be shared.
final class CurlMulti: @unchecked Sendable {
    private let multi: UnsafeMutableRawPointer

    /// Nil when libcurl cannot be set up or memory has run out.
    ///
    /// - Parameter connections: how many are kept open, those in use among them.
    init?(connections: Int) {
        guard CurlHandle.isStarted, let multi = curl_multi_init() else { return nil }
        self.multi = multi
        ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, connections)
    }

    deinit {
        curl_multi_cleanup(multi)
    }

    /// False when libcurl refuses: an option of the handle, or memory.
    func add(_ handle: borrowing CurlHandle) -> Bool {
        handle.refusedOption == CURLE_OK && curl_multi_add_handle(multi, handle.easy) == CURLM_OK
    }

    func remove(_ handle: borrowing CurlHandle) {
        curl_multi_remove_handle(multi, handle.easy)
    }

    /// Moves every transfer on as far as it goes without waiting.
    func perform() {
        var running: Int32 = 0
        curl_multi_perform(multi, &running)
    }

    /// The next transfer that has ended, by its easy handle, and how.
    func nextEnded() -> (easy: UnsafeMutableRawPointer, result: CURLcode)? {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            if message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle {
                return (easy, message.pointee.data.result)
            }
        }
        return nil
    }

    /// Waits until a transfer can go on, `wakeUp()` is called or the time has passed.
    func wait(atMost milliseconds: Int) {
        curl_multi_poll(multi, nil, 0, Int32(milliseconds), nil)
    }

    func wakeUp() {
        curl_multi_wakeup(multi)
    }
}
