import Colloquium
import Foundation
import Logging
import Outbound
import Store

/// One poll of one source: asks, reads, and says what came of it. Never fails: a failure is what came of it,
/// unless it was told to stop.
struct SourcePoll: Sendable {
    let fetcher: SourceFetcher
    let settings: ResolutionSettings
    let logger: Logger
    let clock: @Sendable () -> Instant

    /// - Parameter deliver: takes the report, once. What it holds counts as being read until `deliver` returns, so that
    ///   no more than can be written is read.
    func run(on source: LeasedSource, _ deliver: @Sendable (PollReport) async -> Void) async {
        // Whoever waited longer than the lease may not be the only one to ask any more.
        let fetcher = fetcher.asking { [clock] in clock() < source.leasedUntil }
        do {
            switch source.address.kind {
            case .feed:
                try await fetcher.read(source.address.description, headers: Self.conditions(source)) { answer in
                    await deliver(Self.report(on: source, answer, at: clock()).withJitter)
                }
            case .pubMedSearch(let search):
                let searches = PubMedSearches(settings: settings, fetcher: fetcher)
                await deliver(try await searches.report(on: source, search, at: clock()).withJitter)
            }
        } catch FetchFailure.cancelled {
            // The site is stopping or the lease has ended, which says nothing of the source: it is asked again.
        } catch is Crowded {
            await deliver(PollReport(source, .postponed))
        } catch {
            log(error, source)
            await deliver(Self.report(on: source, error).withJitter)
        }
    }

    /// Followers read the reason; what lies behind it only an operator can do something about.
    private func log(_ error: any Error, _ source: LeasedSource) {
        guard let cause = (error as? FetchFailure)?.cause else { return }
        logger.info("source not read", metadata: ["source.number": "\(source.number)", "error": "\(cause)"])
    }

    private static func report(on source: LeasedSource, _ error: any Error) -> PollReport {
        switch error {
        case let failure as FetchFailure:
            return PollReport(source, failure.isOfAnswer ? .refused(failure.reason) : .failed(failure.reason))
        case let unreadable as Unreadable:
            var report = PollReport(source, .refused(unreadable.reason))
            report.hints = unreadable.hints
            return report
        default: return PollReport(source, .failed("The feed could not be read."))
        }
    }

    /// By which a server can answer that nothing has changed (RFC 9110, section 13.1).
    private static func conditions(_ source: LeasedSource) -> [(name: String, value: String)] {
        [("If-None-Match", source.etag), ("If-Modified-Since", source.lastModified)].filter {
            FetchHeaders.isValidator($0.1)
        }
    }

    private static func report(on source: LeasedSource, _ answer: FetchAnswer, at now: Instant) -> PollReport {
        var report = outcome(for: source, answer, at: now)
        report.hints = PollHints(answer, at: now)
        // An address is only kept where the source was seen to be: hotels and hospitals lead everything to a page of theirs.
        if case .refused = report.result { return report }
        if case .gone = report.result { return report }
        report.movedTo = answer.permanentAddress.flatMap { SourceAddress($0) }
        return report
    }

    private static func outcome(for source: LeasedSource, _ answer: FetchAnswer, at now: Instant) -> PollReport {
        switch answer.status {
        case 304: return PollReport(source, .unchanged)
        case 410: return PollReport(source, .gone)
        case 200...299: break
        default: return PollReport(source, .refused(RefusedAnswer.reason(answer.status)))
        }
        let validators = PollReport.Validators(
            etag: answer.headers.validator("ETag"), lastModified: answer.headers.validator("Last-Modified"),
            digest: PollReport.Validators.digest(of: answer.body))
        if validators.digest == source.digest { return PollReport(source, .unchanged, validators: validators) }
        do {
            let reading = try FeedReading(answer.body)
            // What is missing in a feed that breaks off comes when it is asked for without saying what was had of it.
            return PollReport(
                source, .read(reading.reading(for: source, at: now)),
                validators: reading.isWhole ? validators : PollReport.Validators())
        } catch {
            // The validators of the last feed that could be read stay: what came instead must not be taken for it.
            return PollReport(source, .refused(error.reason))
        }
    }
}

extension FetchFailure {
    /// Whether a server was reached, so that it is not the site that is cut off.
    fileprivate var isOfAnswer: Bool {
        switch self {
        case .tooLarge, .tooManyRedirects: true
        case .notAllowed, .unreachable, .timedOut, .broken, .cancelled: false
        }
    }
}

extension PollReport {
    fileprivate var withJitter: PollReport {
        var report = self
        report.jitter = Double.random(in: 0...1)
        return report
    }
}

/// Why an answer is none, by its status, for the person who follows the source, or would.
enum RefusedAnswer {
    /// - Parameter isFollowed: otherwise nobody asks again but the person.
    static func reason(_ status: Int, isFollowed: Bool = true) -> String {
        let outlook = isFollowed ? "It is asked again later." : "Nothing is followed yet; look again in an hour."
        return reason(status, outlook)
    }

    private static func reason(_ status: Int, _ outlook: String) -> String {
        switch status {
        case 401, 402, 407:
            "The publisher shows this feed only to people who are signed in there (\(status)); the site cannot follow it."
        case 403, 406, 451:
            """
            The publisher refuses programs that read its pages (\(status)). Look for another feed of the journal, or \
            follow it by a search of PubMed.
            """
        case 404: "There is no feed at this address (404). Look for its new one on the journal’s page."
        case 410: "This feed was closed for good (410). Look for its new address on the journal’s page."
        case 408, 425, 429, 503:
            "The server has too much to do at the moment (\(status)). \(outlook)"
        case 500...: "The server is out of order at the moment (\(status)). \(outlook)"
        default: "The server gave an answer that means nothing for a feed (\(status))."
        }
    }
}
