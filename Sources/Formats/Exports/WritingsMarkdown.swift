package import Colloquium

extension OwnWritings {
    /// As a text to keep, in Markdown.
    /// - Parameter origin: of the site, before every path.
    package func markdown(origin: String) -> String {
        var parts = ["# What \(member.escapedForMarkdown) wrote", "## Contributions"]
        parts += contributions.isEmpty ? ["None."] : contributions.flatMap { $0.markdown(origin) }
        parts.append("## Appraisals")
        parts += appraisals.isEmpty ? ["None."] : appraisals.flatMap { $0.markdown(origin) }
        for (heading, texts) in [
            ("Would this change my practice?", practice.flatMap { $0.markdown(origin) }),
            ("Questions", questions.flatMap { $0.markdown(origin) }),
            ("Answers", answers.flatMap { $0.markdown(origin) }),
            ("Panels", panels.map { $0.markdown(origin) }),
            ("Votes", votes.flatMap { $0.markdown(origin) }),
            ("What I said under polls", remarks.flatMap { $0.markdown(origin) }),
            ("Answers I judged for a panel", judgements.map { $0.markdown(origin) }),
            ("Syntheses that name me", credits.map { $0.markdown(origin) }),
            ("My network", network.markdown), ("My worksheet", worksheet.markdown),
            ("Mentors, coaches, sponsors", mentoring.markdown),
        ] where !texts.isEmpty {
            parts.append("## \(heading)")
            parts += texts
        }
        return parts.joined(separator: "\n\n") + "\n"
    }
}

extension OwnWritings.OwnContribution {
    fileprivate func markdown(_ origin: String) -> [String] {
        [
            "### \(contribution.kind.name), on \(place.heading)",
            "\(contribution.writtenAt.writtenDay). <\(origin)/contributions/\(contribution.number)>",
        ] + place.tags.line + [contribution.body.source.quotedForMarkdown] + (declaration?.markdown ?? [])
    }
}

extension OwnWritings.OwnAppraisal {
    fileprivate func markdown(_ origin: String) -> [String] {
        [
            "### Appraisal of \(place.heading)", "\(writtenAt.writtenDay). <\(origin)/appraisals/\(number)>",
        ] + place.tags.line + [
            appraisal.lines.map { "- \($0.name): \($0.words.escapedForMarkdown)" }.joined(separator: "\n")
        ]
    }
}

extension OwnWritings.OwnPracticeAnswer {
    fileprivate func markdown(_ origin: String) -> [String] {
        let heading = "### \(place.heading), \(time.rawValue) the discussion: \(answer.change.name.lowercased())"
        return [heading, "\(answeredAt.writtenDay). <\(origin)/discussions/\(place.discussion)>"]
            + (answer.why.isEmpty ? [] : [answer.why.quotedForMarkdown])
    }
}

extension OwnWritings.OwnQuestion {
    fileprivate func markdown(_ origin: String) -> [String] {
        ["### \(title.escapedForMarkdown)", "\(nature.name), \(askedAt.writtenDay). <\(origin)/questions/\(number)>"]
            + tags.line + (body.isEmpty ? [] : [body.quotedForMarkdown])
    }
}

extension OwnWritings.OwnAnswer {
    fileprivate func markdown(_ origin: String) -> [String] {
        [
            question.isEmpty ? "### Answer \(number)" : "### To “\(question.escapedForMarkdown)”",
            "\(answeredAt.writtenDay). <\(origin)/answers/\(number)>", body.quotedForMarkdown,
            references.map { "- \($0.escapedForMarkdown)" }.joined(separator: "\n"),
        ]
    }
}

extension OwnWritings.OwnPanel {
    fileprivate func markdown(_ origin: String) -> String {
        let name = topic.isEmpty ? "panel \(number)" : "“\(topic.escapedForMarkdown)”"
        return
            "- \(name)\(isOn ? "" : ", left"). Competing interests: \(competingInterests.escapedForMarkdown). <\(origin)/panels/\(number)>"
    }
}

extension OwnWritings.OwnVote {
    fileprivate func markdown(_ origin: String) -> [String] {
        let asked = question.isEmpty ? "poll \(poll)" : "“\(question.escapedForMarkdown)”"
        let asking = panel.isEmpty ? "" : ", put to the panel “\(panel.escapedForMarkdown)”"
        return [
            "### To \(asked)\(asking)",
            "\(time == .before ? "First vote" : "After hearing others"), \(votedAt.writtenDay): \(choice.escapedForMarkdown). <\(origin)/polls/\(poll)>",
        ] + (rationale.isEmpty ? [] : [rationale.quotedForMarkdown])
            + (references.isEmpty
                ? [] : [references.map { "- \($0.escapedForMarkdown)" }.joined(separator: "\n")])
            + ["Competing interests: \(competingInterests.escapedForMarkdown)"]
    }
}

extension OwnWritings.OwnRemark {
    fileprivate func markdown(_ origin: String) -> [String] {
        [
            "### Under \(question.isEmpty ? "poll \(poll)" : "“\(question.escapedForMarkdown)”")",
            "\(writtenAt.writtenDay). <\(origin)/polls/\(poll)#\(anchor)>", body.quotedForMarkdown,
        ]
    }
}

extension OwnWritings.OwnJudgement {
    fileprivate func markdown(_ origin: String) -> String {
        let interest =
            judgement.competingInterest.isEmpty
            ? "" : ", with a competing interest: \(judgement.competingInterest.escapedForMarkdown)"
        return "- <\(origin)/answers/\(answer)>: \(judgement.endorses ? "endorsed" : "not endorsed")\(interest)"
    }
}

extension OwnWritings.Credit {
    fileprivate func markdown(_ origin: String) -> String {
        let roles = (isAuthor ? ["as an author"] : []) + contributions.map { "for #\($0)" }
        return "- \(place.heading), \(roles.joined(separator: ", ")). <\(origin)/discussions/\(place.discussion)>"
    }
}

extension [Tag] {
    fileprivate var line: [String] {
        isEmpty ? [] : ["Tags: \(map(\.rawValue).joined(separator: ", ").escapedForMarkdown)"]
    }
}

extension OwnWritings.Place {
    fileprivate var heading: String {
        title.isEmpty ? "discussion \(discussion)" : "“\(title.escapedForMarkdown)”"
    }
}
