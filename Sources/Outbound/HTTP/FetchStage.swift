import CCurl
import Synchronization

/// What stands between the fetcher and the network besides the operator's policy. Tests set it so that a server on the
/// loopback can play a host of the Internet; everybody else takes it as it is.
struct FetchStage: Sendable {
    /// The ports that need no operator's leave.
    var ports = Passage.webPorts
    /// `host:port:address[,address]`: answers of a name server (CURLOPT_RESOLVE).
    var names: [String] = []
    /// What the name server answers from the second request on; the same as before when it is nil.
    var laterNames: [String]?
    /// A PEM file of the authorities whose certificates are believed, instead of the system's.
    var authorities: String?
}

/// The same, as libcurl takes it.
final class LoadedStage: Sendable {
    private nonisolated(unsafe) let names: UnsafeMutablePointer<curl_slist>?
    private nonisolated(unsafe) let laterNames: UnsafeMutablePointer<curl_slist>?
    private let authorities: String?
    private let requests = Atomic(0)

    init(_ stage: FetchStage) {
        names = stage.names.reduce(nil) { curl_slist_append($0, $1) }
        laterNames = stage.laterNames?.reduce(nil) { curl_slist_append($0, $1) }
        authorities = stage.authorities
    }

    deinit {
        curl_slist_free_all(names)
        curl_slist_free_all(laterNames)
    }

    func set(on handle: inout CurlHandle) {
        let isFirst = requests.add(1, ordering: .relaxed).oldValue == 0
        let names = isFirst ? names : laterNames ?? names
        if names != nil { handle.set(CURLOPT_RESOLVE, to: names) }
        if let authorities { handle.set(CURLOPT_CAINFO, to: authorities) }
    }
}
