internal import Foundation

/// The paragraphs of an abstract without what publishers and databases set around them.
enum AbstractParagraphs {
    /// Of HTML, in which a heading may be told from the text behind it by nothing but its weight.
    static func ofHTML(_ html: String) -> [String] {
        tidied(InlineText.paragraphs(ofHTML: withHeadingsMarked(html)))
    }

    /// Without the word "Abstract" before them and the copyright behind them, headings joined to what they head.
    static func tidied(_ paragraphs: [String]) -> [String] {
        var tidied: [String] = []
        var heading: String?
        for paragraph in paragraphs where !paragraph.isEmpty && !isTitle(paragraph) {
            let text = tidied.isEmpty && heading == nil ? withoutTitle(paragraph) : paragraph
            if isHeadingAlone(text) {
                if let heading { tidied.append(heading) }
                heading = text
            } else {
                tidied.append(heading.map { "\(withoutColon($0)): \(text)" } ?? text)
                heading = nil
            }
        }
        if let heading { tidied.append(heading) }
        if let last = tidied.popLast(), let rest = withoutCopyright(last) { tidied.append(rest) }
        return tidied.count == 1 ? parts(ofUnmarked: tidied[0]) : tidied
    }

    /// "Background Transfusion is… Objectives To assess… Main results We found…" in one piece, as the Cochrane Library
    /// exports it: three headings or more, each at the beginning of a sentence and before a capital.
    private static func parts(ofUnmarked paragraph: String) -> [String] {
        let words = paragraph.split(separator: " ")
        var starts: [(place: Int, heading: Int)] = []
        for place in words.indices where place == 0 || words[place - 1].last.map(".?!)".contains) ?? false {
            let length = (1...4).reversed().first { length in
                place + length < words.count && words[place + length].first?.isUppercase ?? false
                    && isHeading(words[place..<(place + length)].joined(separator: " "))
            }
            if let length { starts.append((place, length)) }
            if starts.isEmpty { return [paragraph] }
        }
        guard starts.count > 2 else { return [paragraph] }
        let ends = starts.dropFirst().map(\.place) + [words.count]
        return zip(starts, ends).map { start, end in
            let heading = words[start.place..<(start.place + start.heading)].joined(separator: " ")
            return "\(heading): \(words[(start.place + start.heading)..<end].joined(separator: " "))"
        }
    }

    /// Before a full stop only words that are headings count as one.
    private static func isHeading(_ words: String) -> Bool {
        !words.contains { ":.".contains($0) } && !SectionLabel.split("\(words). x").label.isEmpty
    }

    private static func isTitle(_ paragraph: String) -> Bool {
        paragraph.utf8.count < 12 && ["abstract", "summary"].contains(withoutColon(paragraph).lowercased())
    }

    /// "Abstract Leptospermum is…", "Abstract - Background…": a heading that lost its mark-up.
    private static func withoutTitle(_ paragraph: String) -> String {
        for title in ["Abstract", "ABSTRACT", "Summary", "SUMMARY"] where paragraph.hasPrefix(title) {
            let rest = paragraph.dropFirst(title.count)
            let text = rest.drop { " :.-–—".contains($0) }
            let isTitle = rest.startIndex != text.startIndex && text.first?.isUppercase ?? false
            return isTitle ? String(text) : paragraph
        }
        return paragraph
    }

    private static func withoutColon(_ text: String) -> String { text.hasSuffix(":") ? String(text.dropLast()) : text }

    private static func isHeadingAlone(_ paragraph: String) -> Bool {
        guard paragraph.utf8.count <= 60 else { return false }
        return isHeading(paragraph.hasSuffix(".") ? String(paragraph.dropLast()) : withoutColon(paragraph))
    }

    /// "… was lower. © 2023 The Authors. Published by Elsevier": nil where nothing else is said.
    private static func withoutCopyright(_ paragraph: String) -> String? {
        guard let sign = paragraph.range(of: "©", options: .backwards)?.lowerBound else { return paragraph }
        guard paragraph.utf8.distance(from: sign, to: paragraph.endIndex) < 400 else { return paragraph }
        var before = paragraph[..<sign].trimmingSpace
        if before.lowercased().hasSuffix("copyright") { before = before.dropLast(9).trimmingSpace }
        if before.isEmpty { return nil }
        guard let end = before.last, ".?!)]".contains(end) else { return paragraph }
        return before
    }

    /// HighWire and others: "<b>Objective</b> To assess…".
    private static func withHeadingsMarked(_ html: String) -> String {
        guard html.contains("<b>") || html.contains("<strong>") || html.contains("<bold>") else { return html }
        return html.replacing(/<(b|strong|bold)>([^<>:.]{3,60})<\/\1>(?=\s{0,9}[^\s:.<])/) { match in
            isHeading(match.2.trimmingSpace) ? "<b>\(match.2.trimmingSpace):</b>" : String(match.0)
        }
    }
}
