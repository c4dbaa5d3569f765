import CCurl

extension FetchFailure {
    /// What libcurl's code means to the person who wants what is at `host`.
    init(_ code: CURLcode, at host: String, limit: Int) {
        self =
            switch code {
            case CURLE_OPERATION_TIMEDOUT: .timedOut
            case CURLE_FILESIZE_EXCEEDED: .tooLarge(limit: limit)
            case CURLE_COULDNT_RESOLVE_HOST:
                .unreachable("There is no server called \(host). Check the address for a typing mistake.")
            case CURLE_COULDNT_CONNECT:
                .unreachable(
                    """
                    The server of \(host) cannot be reached at the moment. Try again later, \
                    or open the address in a browser to see whether it still exists.
                    """)
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE:
                .unreachable(
                    """
                    The server of \(host) could not prove that it is the right one (its certificate is not valid), \
                    so nothing was read from it. Tell its owner, or use another address of the article.
                    """)
            default:
                .broken(
                    """
                    The server of \(host) broke off or sent an answer that cannot be read. \
                    Try again later, or open the address in a browser.
                    """)
            }
    }
}
