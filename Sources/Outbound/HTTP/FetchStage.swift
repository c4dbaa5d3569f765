import CCurl

/// What stands between the fetcher and the network besides the operator's policy. Tests set it so that a server on the
/// loopback can play a host of the Internet; everybody else takes it as it is.
struct FetchStage: Sendable {
    /// The ports that need no operator's leave.
    var ports = Passage.webPorts
    /// `host:port:address[,address]`: answers of a name server (CURLOPT_RESOLVE).
    var names: [String] = []
}

/// The same, as libcurl takes it.
final class StagedNames: Sendable {
    private nonisolated(unsafe) let list: UnsafeMutablePointer<curl_slist>?

    init(_ names: [String]) {
        list = names.reduce(nil) { curl_slist_append($0, $1) }
    }

    deinit {
        curl_slist_free_all(list)
    }

    func set(on handle: inout CurlHandle) {
        if list != nil { handle.set(CURLOPT_RESOLVE, to: list) }
    }
}
