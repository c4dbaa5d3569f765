/// The way of one fetch from address to address.
struct Route {
    private(set) var address: FetchAddress
    private(set) var redirects = 0
    /// Once another origin has had a say in where to go, what was meant for the first is not sent to any, not even to the
    /// first again.
    private(set) var hasLeftOrigin = false
    private var permanent: FetchAddress?
    private var isPermanentSoFar = true

    init(from address: FetchAddress) {
        self.address = address
    }

    mutating func follow(_ location: String, isPermanent: Bool) throws(FetchFailure) {
        let next = try FetchAddress(location, foundAt: address)
        hasLeftOrigin = hasLeftOrigin || !next.isSameOrigin(as: address)
        isPermanentSoFar = isPermanentSoFar && isPermanent
        if isPermanentSoFar { permanent = next }
        address = next
        redirects += 1
    }

    func answer(_ reply: Reply) -> FetchAnswer {
        FetchAnswer(
            address: address.text, permanentAddress: permanent?.text, status: reply.status, headers: reply.headers,
            body: reply.body)
    }
}
