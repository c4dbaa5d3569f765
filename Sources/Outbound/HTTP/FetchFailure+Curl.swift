import CCurl

extension FetchFailure {
    /// What libcurl's code means to the person who wants what is at `host`.
    /// - Parameter cause: libcurl's own words, for an operator.
    init(_ code: CURLcode, at host: String, limit: Int, cause: String = "") {
        let cause = cause.isEmpty ? String(cString: curl_easy_strerror(code)) : cause
        self =
            switch code {
            case CURLE_OPERATION_TIMEDOUT: .timedOut
            case CURLE_FILESIZE_EXCEEDED: .tooLarge(limit: limit)
            case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_PEER_FAILED_VERIFICATION,
                CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_FAILED_INIT:
                .unreachable(Self.noConnection(code, host), cause: cause)
            default:
                .broken(
                    """
                    The server of \(host) broke off or sent an answer that cannot be read. \
                    Try again later, or open the address in a browser.
                    """, cause: cause)
            }
    }

    private static func noConnection(_ code: CURLcode, _ host: String) -> String {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST:
            """
            \(host) could not be found: either it is mistyped, or this site has no network at the moment. \
            Check the address, and try again later.
            """
        case CURLE_COULDNT_CONNECT:
            """
            The server of \(host) cannot be reached at the moment. Try again later, \
            or open the address in a browser to see whether it still exists.
            """
        case CURLE_PEER_FAILED_VERIFICATION:
            """
            The server of \(host) could not prove that it is the right one (its certificate is not valid), \
            so nothing was read from it. Tell its owner, or use another address of the article.
            """
        case CURLE_SSL_CONNECT_ERROR:
            "No secure connection to the server of \(host) came about. Try again later, or use another address."
        default:
            "This site’s own set-up keeps it from asking other servers. Tell the administrator."
        }
    }
}
