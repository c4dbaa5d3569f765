internal import Colloquium

/// What sort of summary an abstract is.
enum JATSSummary {
    /// From `abstract-type` (JATS 1.3) in the spellings publishers use; nil for what is no text: graphical abstracts,
    /// videos.
    static func kind(type: String, heading: String = "") -> ArticleRecord.Abstract.Kind? {
        let words = type.lowercased().filter { $0.isLetter }
        let title = heading.lowercased().filter { $0.isLetter }
        if digests.contains(title) { return .digest }
        if teasers.contains(title) { return .teaser }
        switch words {
        case "", "abstract", "section", "sections", "structured", "normal", "main": return .abstract
        // PLOS calls the authors' words for everyone "summary".
        case "summary", "authorsummary": return title.isEmpty || title == "summary" ? .abstract : .digest
        case _ where digests.contains(words): return .digest
        case _ where teasers.contains(words): return .teaser
        case "graphical", "graphicalabstract", "video", "videoabstract", "objectives", "audio", "stereochemical":
            return nil
        default: return .teaser
        }
    }

    private static let digests: Set<String> = [
        "executivesummary", "plainlanguagesummary", "plainlanguage", "plainsummary", "laysummary", "layabstract",
        "digest", "elifedigest", "authorsummary", "authorssummary", "nontechnicalsummary", "significancestatement",
        "summaryforpatients",
    ]
    private static let teasers: Set<String> = [
        "teaser", "short", "toc", "tableofcontents", "websummary", "precis", "highlights", "keypoints", "keymessages",
        "authorhighlights", "editorsummary", "editorialsummary", "onesentencesummary", "synopsis", "shortsummary",
        "editorevaluation", "editorsevaluation", "inbrief", "blurb",
    ]
}

extension JATSAbstract {
    /// Every `abstract` and `trans-abstract` that is text, the abstract proper first.
    static func summaries(in elements: [XMLTree.Element], language: String) -> [ArticleRecord.Abstract] {
        elements.compactMap { summary(in: $0, language: $0.isNamed("abstract") ? language : "") }
            .arranged(language: language)
    }

    /// One `abstract` or `trans-abstract`; nil where it is no text.
    private static func summary(in element: XMLTree.Element, language: String) -> ArticleRecord.Abstract? {
        let heading = element.child("title")?.inlineText.plain ?? ""
        guard let kind = JATSSummary.kind(type: element.attribute("abstract-type"), heading: heading) else {
            return nil
        }
        let stated = element.attribute("lang")
        let isTranslation = element.isNamed("trans-abstract") && kind == .abstract
        return ArticleRecord.Abstract(
            kind: isTranslation ? .translated : kind, language: stated.isEmpty ? language : stated,
            sections: sections(in: element))
    }

    /// The same mark-up in a text, as Crossref's JSON has it: one element after the other, the headings of sections
    /// among them, and all of it escaped once more by some.
    static func summaries(inMarkup markup: String, language: String) -> [ArticleRecord.Abstract] {
        var sections = JATSMarkup.sections(of: markup)
        if let first = sections.first, InlineText.looksLikeHTML(first.text), first.text.hasPrefix("<") {
            sections = sections.flatMap { JATSMarkup.sections(of: $0.text) }
        }
        let isDigest = { (section: ArticleRecord.AbstractSection) in
            JATSSummary.kind(type: "", heading: section.label) != .abstract
        }
        let own = sections.filter { !isDigest($0) }
        let digest = sections.filter(isDigest)
        return [
            ArticleRecord.Abstract(kind: .abstract, language: language, sections: own),
            ArticleRecord.Abstract(kind: .digest, language: language, sections: digest),
        ].filter { !$0.sections.isEmpty }
    }
}

/// JATS mark-up read as text.
private enum JATSMarkup {
    static func sections(of markup: String) -> [ArticleRecord.AbstractSection] {
        var sections: [ArticleRecord.AbstractSection] = []
        var heading: String?
        var builder = InlineText.Builder(limit: 100_000)
        func take() -> String {
            defer { builder = InlineText.Builder(limit: 100_000) }
            return builder.finish().plain
        }
        func close() {
            let text = take()
            guard !text.isEmpty else { return }
            if let label = heading {
                sections.append(ArticleRecord.AbstractSection(label: label, text: text))
                heading = nil
                return
            }
            for (label, rest) in SectionLabel.parts(text) {
                if label.isEmpty, !sections.isEmpty {
                    sections[sections.count - 1].text += "\n\n" + rest
                } else {
                    sections.append(ArticleRecord.AbstractSection(label: label, text: rest))
                }
            }
        }
        for token in HTMLFragment.tokens(markup) {
            switch token {
            case .text(let text): builder.append(text)
            case .end("title"):
                let label = SectionLabel.spelled(take())
                // "Abstract" over the whole is no section.
                heading = ["abstract", "summary", ""].contains(label.lowercased()) ? nil : label
            case .begin(let name) where HTMLElement.isBlock(name),
                .end(let name) where HTMLElement.isBlock(name):
                close()
            case .begin, .end: break
            }
            guard sections.count < 200 else { break }
        }
        close()
        return sections.filter { $0.text.lowercased() != "abstract" }
    }
}
