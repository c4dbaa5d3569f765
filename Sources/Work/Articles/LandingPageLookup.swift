import Colloquium
import Formats
import Outbound

/// The page of the article itself, at an address that a person gave or where doi.org leads.
struct LandingPageLookup: Lookup {
    let settings: ResolutionSettings
    let fetcher: PoliteFetcher
    var service: ResolutionService { .landingPage }

    func outcome(
        by identifier: Identifier, until deadline: ContinuousClock.Instant
    ) async throws(Silence) -> Finding.Outcome {
        let isAddress = identifier.scheme == .url
        var request =
            isAddress
            ? ServiceRequest(identifier.value)
            : ServiceRequest(
                settings.doiResolver, path: "/" + PercentCoding.encoded(identifier.value, keeping: "/:;().-_~"))
        request.accept = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5"
        do {
            let outcome = try await fetcher.read(request, until: deadline) { answer throws(Silence) in
                try PageAnswer(answer).outcome(missing: missing(identifier, answer))
            }
            return about(identifier, outcome)
        } catch .failure(let failure) where !Silence.failure(failure).isPassing {
            // What the guard refuses today it refuses tomorrow.
            return .refused(reason: failure.reason)
        }
    }

    private func missing(_ identifier: Identifier, _ answer: ServiceAnswer) -> String {
        let host = WebAddress(answer.address)?.bareHost ?? ""
        if identifier.scheme == .doi, host == WebAddress(settings.doiResolver)?.bareHost {
            return "There is no DOI \(identifier.value). Check it for a typing error."
        }
        return "\(host) has no page at this address (any more). Check the address."
    }

    /// A page that doi.org led to may show another work than the DOI names.
    private func about(_ identifier: Identifier, _ outcome: Finding.Outcome) -> Finding.Outcome {
        guard identifier.scheme == .doi,
            let stated = Finding(service, by: identifier, outcome).record?.identifier(.doi),
            stated != identifier
        else { return outcome }
        return .unknown(reason: "\(identifier.label) leads to a page that shows another work, \(stated.label).")
    }
}

/// What a page says, or why it says nothing, in words for the person who pasted its address.
struct PageAnswer {
    private let answer: ServiceAnswer
    private let host: String

    init(_ answer: ServiceAnswer) {
        self.answer = answer
        host = WebAddress(answer.address)?.bareHost ?? answer.address
    }

    /// - Parameter missing: why there is nothing, where the server says that there is no such page.
    func outcome(missing: String) throws(Silence) -> Finding.Outcome {
        switch answer.status {
        case 200: return try content()
        case 404, 410: return .unknown(reason: missing)
        case 401, 402: return refusal(.signIn)
        case 403, 429, 503:
            if let barrier = PageBarrier(of: answer.body) { return refusal(barrier) }
            if answer.status == 403 { return refusal(.challenge) }
            throw .status(answer.status)
        default: throw .status(answer.status)
        }
    }

    private func content() throws(Silence) -> Finding.Outcome {
        do throws(FormatError) {
            let read = try RecordReader.read(answer.body, from: answer.address)
            if read.format.isFeed {
                return .unknown(reason: "This address is a feed of articles. Follow it as a source instead.")
            }
            if read.records.count == 1, let record = read.records.first {
                return .found(record, saidAt: answer.saidAt)
            }
            return .unknown(
                reason: "This address holds \(read.records.count) records. Download the file and upload it here.")
        } catch .notARecord(let found) {
            if let barrier = PageBarrier(of: answer.body) { return refusal(barrier) }
            return .unknown(
                reason: """
                    What is at this address (\(found)) does not say which article it shows. Enter the DOI or PMID, or \
                    export the citation there and upload it here.
                    """)
        } catch {
            throw Silence(error)
        }
    }

    private func refusal(_ barrier: PageBarrier) -> Finding.Outcome {
        let what =
            switch barrier {
            case .challenge: "\(host) shows its pages to people alone, not to this site."
            case .signIn: "\(host) asks to sign in before it shows this page."
            }
        return .refused(reason: "\(what) Enter the DOI or PMID, or export the citation there and upload it here.")
    }
}
