package import Colloquium
import Foundation

extension WholeDiscussion {
    /// The discussion as a text to keep, in Markdown.
    package var markdown: String {
        var parts = [
            "# \(article.citedTitle.escapedForMarkdown)",
            FormattedCitation(article, style: .ama).text.escapedForMarkdown,
        ]
        parts += notices.map { "**Notice: \($0.exported)**" }
        parts.append(
            "Discussion in \(club.escapedForMarkdown), brought by \(poster.escapedForMarkdown) on \(postedAt.writtenDay)."
                + " <\(address)>")
        parts += ["## Why it may change practice", discussion.why.source.quotedForMarkdown]
        if let readingNote { parts += ["## Pre-reading", readingNote.source.quotedForMarkdown] }
        if !prompts.isEmpty { parts.append("## Questions of the facilitators") }
        parts += prompts.flatMap { ["Day \($0.day)", $0.question.source.quotedForMarkdown] }
        if !synthesis.source.isEmpty { parts += ["## Synthesis", synthesis.source.quotedForMarkdown] }
        if let credit = synthesisCredit { parts.append(credit.words(credit.writtenAt.writtenDay).escapedForMarkdown) }
        parts.append("## Contributions")
        parts += voices.isEmpty ? ["None."] : voices.flatMap(\.markdown)
        parts += markdownParts
        parts.append("## References")
        parts.append(
            references.enumerated().map { index, record in
                "\(index + 1). \(FormattedCitation(record, style: .ama).text.escapedForMarkdown)"
            }.joined(separator: "\n"))
        return parts.joined(separator: "\n\n") + "\n"
    }
}

extension WholeDiscussion.Voice {
    fileprivate var markdown: [String] {
        let late = isLate ? ", late" : ""
        var parts = ["### #\(contribution.number) \(contribution.kind.name): \(authorWords.escapedForMarkdown)"]
        let reply = parent.map { " In reply to #\($0)." } ?? ""
        parts.append("\(contribution.writtenAt.writtenDay)\(late).\(reply) <\(address)>")
        parts.append(isWithdrawn ? "*Withdrawn.*" : contribution.body.source.quotedForMarkdown)
        parts += notices.map {
            "**Cites a work with a notice (\($0.kind.exported)): \($0.work.label.escapedForMarkdown)**"
        }
        return parts + (declaration?.markdown ?? [])
    }
}

extension Declaration {
    /// What was declared, a line each.
    var markdown: [String] {
        isNone
            ? ["Declared: no competing interests, no use of AI."]
            : [("Competing interests", competingInterests), ("AI used", aiUse)].filter { !$0.1.isEmpty }
                .map { "\($0.0): \($0.1.escapedForMarkdown)" }
    }
}

extension Instant {
    /// "2026-11-28", in UTC.
    package var writtenDay: String { String(date.ISO8601Format().prefix(10)) }
}

extension String {
    /// With every sign that Markdown would take for a mark told to be itself, on one line. By scalars: a sign with an
    /// accent on it is another character, and still a mark.
    var escapedForMarkdown: String {
        var text = ""
        for scalar in unicodeScalars {
            if "\\`*_[]<>#|&~".unicodeScalars.contains(scalar) { text.append("\\") }
            text.unicodeScalars.append(Character(scalar).isNewline ? " " : scalar)
        }
        return text
    }

    /// Markdown as somebody wrote it, in a block of its own: nothing in it can end the block or pass for another's words.
    var quotedForMarkdown: String {
        replacing("\r\n", with: "\n").split(omittingEmptySubsequences: false) { $0.isNewline }
            .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
    }
}
