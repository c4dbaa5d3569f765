import Colloquium

extension WholeDiscussion {
    /// What stands beside the contributions, each kind under its heading; those there are none of are left out.
    var markdownParts: [String] {
        let moves = practice.moves.map {
            "- \($0.before.name) before, \($0.after.name.lowercased()) after: \($0.members)"
        }
        let parts: [(heading: String, texts: [String])] = [
            ("Appraisals", appraisals.flatMap(\.markdown)),
            ("Would this change my practice?", moves.isEmpty ? [] : [moves.joined(separator: "\n")]),
            ("Polls", polls.flatMap(\.markdown)), ("Questions", questions.flatMap(\.markdown)),
        ]
        return parts.filter { !$0.texts.isEmpty }.flatMap { ["## \($0.heading)"] + $0.texts }
    }
}

extension WholeDiscussion.Appraised {
    fileprivate var markdown: [String] {
        [
            "### Appraisal by \(by.words.escapedForMarkdown)", "\(by.at.writtenDay). <\(address)>",
            appraisal.lines.map { "- \($0.name): \($0.words.escapedForMarkdown)" }.joined(separator: "\n"),
        ]
    }
}

extension WholeDiscussion.Asked {
    fileprivate var markdown: [String] {
        let head = [
            "### \(title.escapedForMarkdown)",
            "\(kindWords). Asked by \(by.words.escapedForMarkdown), \(by.at.writtenDay). <\(address)>",
        ]
        let text = text.source.isEmpty ? [] : [text.source.quotedForMarkdown]
        return head + text + (answers.isEmpty ? ["No answer yet."] : answers.flatMap(\.markdown))
    }
}

extension WholeDiscussion.Answered {
    fileprivate var markdown: [String] {
        let accepted = isAccepted ? ", accepted by who asked" : ""
        return [
            "#### Answer by \(by.words.escapedForMarkdown)\(accepted)", "\(by.at.writtenDay). <\(address)>",
            text.source.quotedForMarkdown,
            references.map { "- \($0.words.escapedForMarkdown)" }.joined(separator: "\n"),
        ]
            + notices.map {
                "**Rests on a work with a notice (\($0.kind.exported)): \($0.work.label.escapedForMarkdown)**"
            }
    }
}

extension WholeDiscussion.Polled {
    fileprivate var markdown: [String] {
        var parts = ["### \(poll.question.escapedForMarkdown)", "\(poll.askedAt.writtenDay). \(standing) <\(address)>"]
        if !poll.details.source.isEmpty { parts.append(poll.details.source.quotedForMarkdown) }
        if !resultLines.isEmpty {
            parts.append(resultLines.map { "- \($0.escapedForMarkdown)" }.joined(separator: "\n"))
        }
        return parts + (results?.votes ?? []).flatMap(\.markdown)
    }
}

extension WholeDiscussion.Polled.Voted {
    fileprivate var markdown: [String] {
        var parts = ["**\(head.escapedForMarkdown)**"]
        if !reasons.source.isEmpty { parts.append(reasons.source.quotedForMarkdown) }
        if !references.isEmpty {
            parts.append(references.map { "- \($0.label.escapedForMarkdown)" }.joined(separator: "\n"))
        }
        if !competingInterests.isEmpty {
            parts.append("Competing interests: \(competingInterests.escapedForMarkdown)")
        }
        return parts
    }
}
