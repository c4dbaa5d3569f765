/// One question to one service: what do you have under this identifier?
package struct Inquiry: Hashable, Sendable {
    package let service: ResolutionService
    package let identifier: Identifier

    package init(_ service: ResolutionService, _ identifier: Identifier) {
        self.service = service
        self.identifier = identifier
    }

    /// No work is known to one service under more names than this; a page that claims so is a list.
    private static let limit = 3

    /// What can be asked at once, before anything has been answered.
    package static func first(of identifiers: [Identifier]) -> [Inquiry] {
        next(of: identifiers, findings: [], underWay: [])
    }

    /// What is worth asking now: services that are neither asked at this moment nor have found the work, each by the
    /// surest identifier under which it was not asked yet. An identifier that was learnt from one answer so opens the
    /// next service; a question is never put twice.
    /// - Parameters:
    ///   - identifiers: all that are known of the work by now.
    ///   - expected: services that are asked without waiting for what others say.
    package static func next(
        of identifiers: [Identifier], findings: [Finding], underWay: [Inquiry], expected: Set<ResolutionService> = []
    ) -> [Inquiry] {
        let known = identifiers + identifiers.compactMap(\.ePrint)
        return ResolutionService.allCases.compactMap { service in
            let own = findings.filter { $0.service == service }
            let isBusy = underWay.contains { $0.service == service }
            // A service that is out of order for one identifier is so for the next.
            guard !isBusy, own.count < limit, own.allSatisfy(\.isUnknown) else { return nil }
            let asked = Set(own.map(\.identifier))
            let open = service.schemes.flatMap { scheme in known.filter { $0.scheme == scheme } }
            let isExpected = expected.contains(service)
            return open.first { !asked.contains($0) && (isExpected || service.isOpen(to: $0, after: findings)) }
                .map { Inquiry(service, $0) }
        }
    }
}

extension Finding {
    fileprivate var isUnknown: Bool {
        if case .unknown = outcome { true } else { false }
    }
}

extension ResolutionService {
    /// DOIs are Crossref's, but for a few: the other registries, and the page to which doi.org leads, are asked for
    /// those that Crossref does not have or cannot tell of.
    fileprivate func isOpen(to identifier: Identifier, after findings: [Finding]) -> Bool {
        guard identifier.scheme == .doi, self == .dataCite || self == .landingPage else { return true }
        return findings.contains {
            $0.service == .crossref && $0.identifier == identifier && $0.record == nil
        }
    }
}
