import Colloquium
import Formats
import Foundation
import Outbound
import Store

/// Asks services outside as their operators wish: at their pace, again only after a while, and not at all where the last
/// answer is still good.
struct PoliteFetcher: Sendable {
    let fetcher: Fetcher
    let pace: RequestPace
    let keeper: AnswerKeeper
    let clock: @Sendable () -> Instant
    /// Half the pause before the second try; it doubles with every further one.
    var backOff = Duration.milliseconds(150)

    /// No single try takes longer: a service that needs more time is asked again later.
    private static let longestTry = Duration.seconds(20)

    /// Asks until the answer can be read or the time is up.
    /// - Parameter reading: makes a value of the answer, or says why it is none. Only an answer that it takes is kept.
    func read<Value: Utterance & Sendable>(
        _ request: ServiceRequest, until deadline: ContinuousClock.Instant,
        _ reading: @Sendable (ServiceAnswer) throws(Silence) -> Value
    ) async throws(Silence) -> Value {
        let kept = request.keeping == .whileFresh ? await keeper.answer(to: request.address) : nil
        if let kept, kept.freshUntil > clock(), let value = try? reading(kept.answer(saidAt: kept.keptAt)) {
            return value
        }
        var retries = Retries(backOff: backOff)
        while true {
            let silence: Silence
            var wish: Duration?
            do {
                let answer = try await fetch(request, kept, until: deadline)
                wish = retryAfter(answer)
                return try await settle(answer, to: request, kept, reading)
            } catch {
                silence = error
            }
            guard let pause = retries.pause(after: silence, wish: wish), .now + pause < deadline else {
                // Better what was right an hour ago than nothing (RFC 9111 §4.2.4).
                if silence.isPassing, let kept, let value = try? reading(kept.answer(saidAt: kept.keptAt)) {
                    return value
                }
                throw silence
            }
            do { try await Task.sleep(for: pause) } catch { throw .cancelled }
        }
    }

    private func fetch(
        _ request: ServiceRequest, _ kept: KeptAnswer?, until deadline: ContinuousClock.Instant
    ) async throws(Silence) -> FetchAnswer {
        var headers = [(name: "Accept", value: request.accept)]
        if let kept {
            headers += [("If-None-Match", kept.entityTag), ("If-Modified-Since", kept.lastModified)].filter {
                FetchHeaders.isValidator($0.1)
            }
        }
        // A little over the time there is: who waits for the answer is told by the one who set the time.
        let rest = ContinuousClock.now.duration(to: deadline) + .seconds(1)
        let limits = FetchLimits(maximumBytes: request.maximumBytes, timeout: min(Self.longestTry, rest))
        do throws(FetchFailure) {
            return try await fetcher.fetch(
                FetchRequest(
                    address: request.wholeAddress, headers: headers, limits: limits,
                    beforeHop: { (host: String) async throws(FetchFailure) in
                        do { try await pace.turn(at: host) } catch { throw .cancelled }
                    }))
        } catch {
            throw error == .cancelled ? .cancelled : .failure(error)
        }
    }

    private func settle<Value: Utterance & Sendable>(
        _ answer: FetchAnswer, to request: ServiceRequest, _ kept: KeptAnswer?,
        _ reading: @Sendable (ServiceAnswer) throws(Silence) -> Value
    ) async throws(Silence) -> Value {
        if answer.status == 304, let kept {
            let now = clock()
            let value = try reading(kept.answer(saidAt: now))
            await keeper.keep(kept.confirmed(by: answer, saying: value, at: now))
            return value
        }
        let now = clock()
        let value = try reading(
            ServiceAnswer(status: answer.status, address: answer.address, body: answer.body, saidAt: now))
        if request.keeping == .whileFresh, let kept = KeptAnswer(answer, to: request, saying: value, at: now) {
            await keeper.keep(kept)
        }
        return value
    }

    private func retryAfter(_ answer: FetchAnswer) -> Duration? {
        guard let text = answer.headers["Retry-After"] else { return nil }
        if let seconds = Int(text) { return .seconds(max(0, seconds)) }
        return HTTPDate.instant(text).map { .milliseconds(max(0, Span.between(clock(), $0).milliseconds)) }
    }
}

/// How often and after what pause a question is put again.
private struct Retries {
    let backOff: Duration
    private var count = 0
    private var nonsense = 0

    init(backOff: Duration) { self.backOff = backOff }

    /// Nil when it should not be put again.
    /// - Parameter wish: what the server said about coming back.
    mutating func pause(after silence: Silence, wish: Duration?) -> Duration? {
        if case .unreadable = silence { nonsense += 1 }
        // Nonsense under status 200 is seldom better a moment later.
        guard silence.isPassing, count < 4, nonsense < 2 else { return nil }
        count += 1
        return wish.map { max($0, .milliseconds(50)) } ?? backOff * (1 << count)
    }
}

extension KeptAnswer {
    fileprivate func answer(saidAt: Instant) -> ServiceAnswer {
        ServiceAnswer(status: status, address: finalAddress, body: Array(body), saidAt: saidAt)
    }

    /// Nil where the answer may not be kept.
    init?(_ answer: FetchAnswer, to request: ServiceRequest, saying value: some Utterance, at now: Instant) {
        let freshness = Freshness(of: answer, saying: value, at: now)
        guard freshness.mayBeKept else { return nil }
        self.init(
            address: request.address,
            // A redirect may carry along the parameters that say who asked.
            finalAddress: request.introduction.isEmpty ? answer.address : request.address, status: answer.status,
            entityTag: answer.headers.validator("ETag"), lastModified: answer.headers.validator("Last-Modified"),
            body: Data(answer.body), keptAt: now, freshUntil: freshness.until)
    }

    /// The same answer after the server said that it still holds (304).
    fileprivate func confirmed(
        by answer: FetchAnswer, saying value: some Utterance, at now: Instant
    ) -> KeptAnswer {
        let confirmed = FetchAnswer(
            address: finalAddress, permanentAddress: nil, status: status, headers: answer.headers, body: [])
        return KeptAnswer(
            address: address, finalAddress: finalAddress, status: status,
            entityTag: answer.headers["ETag"] == nil ? entityTag : answer.headers.validator("ETag"),
            lastModified: answer.headers["Last-Modified"] == nil
                ? lastModified : answer.headers.validator("Last-Modified"),
            body: body, keptAt: now,
            freshUntil: Freshness(of: confirmed, saying: value, at: now).until)
    }
}
