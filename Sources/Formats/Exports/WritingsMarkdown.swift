package import Colloquium

extension OwnWritings {
    /// As a text to keep, in Markdown.
    /// - Parameter origin: of the site, before every path.
    package func markdown(origin: String) -> String {
        var parts = ["# What \(member.escapedForMarkdown) wrote", "## Contributions"]
        parts += contributions.isEmpty ? ["None."] : contributions.flatMap { $0.markdown(origin) }
        parts.append("## Appraisals")
        parts += appraisals.isEmpty ? ["None."] : appraisals.flatMap { $0.markdown(origin) }
        return parts.joined(separator: "\n\n") + "\n"
    }
}

extension OwnWritings.OwnContribution {
    fileprivate func markdown(_ origin: String) -> [String] {
        [
            "### \(contribution.kind.name), on \(place.heading)",
            "\(contribution.writtenAt.writtenDay). <\(origin)/contributions/\(contribution.number)>",
            contribution.body.source.quotedForMarkdown,
        ]
    }
}

extension OwnWritings.OwnAppraisal {
    fileprivate func markdown(_ origin: String) -> [String] {
        let pico = appraisal.pico
        let lines =
            [
                ("Study design", appraisal.studyDesign.name), ("Population", pico.population),
                ("Intervention", pico.intervention), ("Comparison", pico.comparison), ("Outcome", pico.outcome),
            ] + appraisal.judgements.map { ($0.domain.name, words($0)) }
            + (appraisal.certainty.map { [("Certainty", words($0))] } ?? [])
        return [
            "### Appraisal of \(place.heading)", "\(writtenAt.writtenDay). <\(origin)/appraisals/\(number)>",
            lines.filter { !$0.1.isEmpty }.map { "- \($0.0): \($0.1.escapedForMarkdown)" }.joined(separator: "\n"),
        ]
    }

    private func words(_ judgement: Judgement) -> String {
        [judgement.verdict.name, judgement.reason, judgement.place].filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private func words(_ certainty: Certainty) -> String {
        ([certainty.level.name]
            + certainty.reasons.map { [$0.cause.name, $0.note].filter { !$0.isEmpty }.joined(separator: ": ") })
            .joined(separator: "; ")
    }
}

extension OwnWritings.Place {
    fileprivate var heading: String {
        title.isEmpty ? "discussion \(discussion)" : "“\(title.escapedForMarkdown)”"
    }
}
