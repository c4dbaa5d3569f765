/// What a discussion came to, in parts. It is kept as one text in Markdown, in which each part has a heading.
package struct Synthesis: Hashable, Sendable {
    /// What a synthesis is made of, in this order.
    package enum Part: String, CaseIterable, Hashable, Sendable, Codable {
        case bottomLine = "bottom-line"
        case strengths, limitations, implications
        case openQuestions = "open-questions"

        /// Where contributions of a kind usually belong.
        package init(for kind: Contribution.Kind) {
            switch kind {
            case .strength: self = .strengths
            case .limitation, .method: self = .limitations
            case .implication: self = .implications
            case .question: self = .openQuestions
            case .comment: self = .bottomLine
            }
        }

        package var name: String {
            switch self {
            case .bottomLine: "Bottom line"
            case .strengths: "Strengths"
            case .limitations: "Limitations"
            case .implications: "Implications"
            case .openQuestions: "Open questions"
            }
        }

        fileprivate var heading: String { "## \(name)" }
    }

    private var texts: [Part: String] = [:]

    package init() {}

    /// A synthesis as it is kept; what stands under no heading of ours is the bottom line.
    package init(source: String) {
        var part = Part.bottomLine
        var lines: [Part: [Substring]] = [:]
        for line in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if let begun = Part.allCases.first(where: { $0.heading == line }) {
                part = begun
                // Where a part comes twice, its texts stay apart.
                lines[part, default: []].append("")
            } else {
                lines[part, default: []].append(line)
            }
        }
        texts = lines.mapValues { $0.joined(separator: "\n").tidied }
    }

    package subscript(_ part: Part) -> String {
        get { texts[part] ?? "" }
        set { texts[part] = newValue }
    }

    /// As it is kept, in Markdown. A bottom line alone needs no heading.
    package var source: String {
        let written = Part.allCases.filter { !self[$0].tidied.isEmpty }
        if written == [.bottomLine] { return self[.bottomLine].tidied }
        return written.map { "\($0.heading)\n\n\(self[$0].tidied)" }.joined(separator: "\n\n")
    }

    /// - Parameter identifiesNobody: "yes" where its author says that what looks like it identifies no patient.
    /// - Throws: where nothing is written, or too much, or what may identify a patient.
    package func checkedSource(identifiesNobody: String = "") throws(Refusal) -> String {
        var inspection = Inspection()
        let text = inspection.text(source, longest.rawValue, called: "the synthesis", limit: Prose.limit)
        inspection.screen(text, answer: identifiesNobody)
        try inspection.settle()
        return text
    }

    /// - Throws: where too much is written.
    func sourceWithinLimit() throws(Refusal) -> String {
        var inspection = Inspection()
        let text = inspection.optionalText(source, longest.rawValue, called: "the synthesis", limit: Prose.limit)
        try inspection.settle()
        return text
    }

    /// The part that is shortened first where all together are too long; the first where nothing is written.
    private var longest: Part {
        Part.allCases.max { self[$0].unicodeScalars.count < self[$1].unicodeScalars.count } ?? .bottomLine
    }

    /// Puts pinned contributions into their parts, each once.
    package mutating func insert(_ pins: [Pin]) {
        let named = Self.contributions(namedIn: source)
        for pin in pins where !named.contains(pin.contribution) {
            self[pin.part] = [self[pin.part].tidied, pin.quotation].filter { !$0.isEmpty }.joined(separator: "\n\n")
        }
    }

    /// The contributions a text in Markdown names, as `#12`, in its own words: not what those it quotes name.
    package static func contributions(namedIn source: String) -> Set<Number<Contribution>> {
        Set(
            TextReference.pieces(of: TextReference.ownWords(of: source)).compactMap { piece in
                if case .name(_, .contribution(let number)) = piece { number } else { nil }
            })
    }
}

/// A contribution kept for a part of the synthesis.
package struct Pin: Hashable, Sendable {
    package let contribution: Number<Contribution>
    package let part: Synthesis.Part
    package let author: String
    package let body: Prose

    package init(_ contribution: Number<Contribution>, under part: Synthesis.Part, by author: String, body: Prose) {
        self.contribution = contribution
        self.part = part
        self.author = author
        self.body = body
    }

    /// Its words as a synthesis quotes them, in Markdown, with its number. The number stands behind the quotation, where
    /// nothing in the words can swallow it.
    package var quotation: String { "\(body.source.tidied.quoted)— #\(contribution)" }
}
