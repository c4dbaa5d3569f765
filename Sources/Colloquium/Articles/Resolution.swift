/// What all the services had to say of one work within the time there was.
package struct Resolution: Hashable, Sendable {
    /// The identifiers that were known beforehand.
    package let asked: [Identifier]
    /// One for each service that was asked, in the order of `ResolutionService`: what it found, else the last it said.
    package let findings: [Finding]

    package init(asked: [Identifier], findings: [Finding]) {
        self.asked = asked
        self.findings = ResolutionService.allCases.compactMap { service in
            let own = findings.filter { $0.service == service }
            return own.first { $0.record != nil } ?? own.last
        }
    }

    /// The findings that have a record.
    package var found: [Finding] { findings.filter { $0.record != nil } }

    /// What was asked for and what was learnt: every identifier of the work, each once.
    package var identifiers: [Identifier] {
        var seen: Set<Identifier> = []
        return (asked + found.flatMap { $0.record?.identifiers ?? [] }).filter { seen.insert($0).inserted }
    }

    /// The services that are asked again later.
    package var pending: [ResolutionService] { findings.filter(\.isPending).map(\.service) }

    /// "Pending: Crossref did not answer."; empty when nothing is pending.
    package var pendingSentence: String {
        let late = findings.filter { $0.outcome == .late }.map(\.service.name)
        var sentences = late.isEmpty ? [] : ["\(late.listed) did not answer."]
        for finding in findings {
            if case .failed(let reason) = finding.outcome, !sentences.contains(reason) { sentences.append(reason) }
        }
        return sentences.isEmpty ? "" : "Pending: " + sentences.joined(separator: " ")
    }

    /// Why there is no record, a sentence for each service that said so; empty where one was found.
    package var complaints: [String] {
        guard found.isEmpty else { return [] }
        var seen: Set<String> = []
        return findings.filter { !$0.isPending }.map(\.reason).filter { seen.insert($0).inserted }
    }
}

extension [String] {
    /// "A", "A and B", "A, B and C"
    package var listed: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
