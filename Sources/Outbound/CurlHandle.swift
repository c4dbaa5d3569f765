import CCurl

/// One transfer of libcurl: an easy handle, used by one thread and gone with the scope or object that made it.
///
/// A setter that libcurl refuses is remembered rather than thrown, so that a transfer is set up as a plain list and
/// checked once, when it starts.
struct CurlHandle: ~Copyable {
    /// For `CurlMulti` alone, which runs many of them.
    let easy: UnsafeMutableRawPointer
    private(set) var refusedOption: CURLcode = CURLE_OK
    /// libcurl writes its own words on a failure here; it must outlive the handle.
    private let message: UnsafeMutablePointer<CChar>

    /// `curl_global_init` may run once only; a static property is how Swift runs something once for all threads.
    static let isStarted = ccurl_start() == CURLE_OK

    /// Nil when libcurl cannot be set up or memory has run out.
    init?() {
        guard Self.isStarted, let easy = curl_easy_init() else { return nil }
        self.easy = easy
        message = .allocate(capacity: Int(CURL_ERROR_SIZE))
        message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        set(CURLOPT_ERRORBUFFER, to: UnsafeMutableRawPointer(message))
        // libcurl's time-outs on name look-ups would otherwise raise SIGALRM in a process with many threads.
        set(CURLOPT_NOSIGNAL, to: 1)
    }

    deinit {
        curl_easy_cleanup(easy)
        message.deallocate()
    }

    mutating func set(_ option: CURLoption, to value: Int) {
        note(ccurl_set_long(easy, option, value))
    }

    /// libcurl copies the text.
    mutating func set(_ option: CURLoption, to value: String) {
        note(ccurl_set_string(easy, option, value))
    }

    /// The memory must stay valid until the transfer has ended.
    mutating func set(_ option: CURLoption, to value: UnsafeMutableRawPointer?) {
        note(ccurl_set_pointer(easy, option, value))
    }

    /// The list is not copied: it must stay valid until the transfer has ended.
    mutating func set(_ option: CURLoption, to value: UnsafeMutablePointer<curl_slist>?) {
        note(ccurl_set_list(easy, option, value))
    }

    mutating func set(_ option: CURLoption, to function: @escaping ccurl_data_function) {
        note(ccurl_set_data_function(easy, option, function))
    }

    mutating func setDebug(_ function: @escaping ccurl_debug_function) {
        note(ccurl_set_debug_function(easy, function))
    }

    mutating func setOpenSocket(_ function: @escaping ccurl_socket_function) {
        note(ccurl_set_socket_function(easy, function))
    }

    mutating func setBeforeRequest(_ function: @escaping ccurl_request_function) {
        note(ccurl_set_request_function(easy, function))
    }

    /// Runs the transfer and blocks until it has ended; without a transfer, the code of the first refused option.
    func perform() -> CURLcode {
        refusedOption == CURLE_OK ? curl_easy_perform(easy) : refusedOption
    }

    /// The last status the other side sent; 0 when there was none.
    var responseCode: Int {
        var code = 0
        return ccurl_get_long(easy, CURLINFO_RESPONSE_CODE, &code) == CURLE_OK ? code : 0
    }

    /// How many connections the last transfer had to make; 0 where it went over one that was open.
    var connectionsMade: Int {
        var count = 0
        return ccurl_get_long(easy, CURLINFO_NUM_CONNECTS, &count) == CURLE_OK ? count : 0
    }

    /// What went wrong, for an operator: libcurl's words on this transfer, else its general ones for the code.
    func explanation(of code: CURLcode) -> String {
        let particular = String(cString: message)
        return particular.isEmpty ? String(cString: curl_easy_strerror(code)) : particular
    }

    private mutating func note(_ code: CURLcode) {
        if refusedOption == CURLE_OK { refusedOption = code }
    }
}
