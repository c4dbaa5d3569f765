/// What a synthesis quotes: words of a contribution above a line that signs them with its number, as `Pin.quotation` has it.
extension Synthesis {
    /// How a text speaks of a contribution.
    package enum Mention: Hashable, Sendable {
        /// Words of it stand there.
        case quoted
        /// Its number does.
        case named
    }

    /// Nil where a text does not speak of it.
    package static func mention(of number: Number<Contribution>, in source: String) -> Mention? {
        if contributions(quotedIn: source).contains(number) { return .quoted }
        return contributions(namedIn: source).contains(number) ? .named : nil
    }

    /// The contributions of which a text quotes words.
    package static func contributions(quotedIn source: String) -> Set<Number<Contribution>> {
        Set(source.split(whereSeparator: \.isNewline).compactMap(\.signature))
    }

    /// What is left of a text without the words it quotes of a contribution; a part that was nothing else goes with them.
    package static func source(
        _ source: String, withoutQuotationsOf number: Number<Contribution>
    ) -> String {
        let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var gone: Set<Int> = []
        for place in lines.indices where lines[place].signature == number {
            gone.formUnion(quotation(signedAt: place, in: lines))
        }
        let left = lines.indices.filter { !gone.contains($0) }.map { lines[$0] }
        return Synthesis(source: left.joined(separator: "\n")).source
    }

    /// The lines of a quotation with its signature. Where the marks of a quotation were taken away, it is the paragraph above.
    private static func quotation(signedAt signature: Int, in lines: [Substring]) -> Range<Int> {
        var beginning = signature
        var isQuotation = false
        while let paragraph = paragraph(endingBefore: beginning, in: lines) {
            let quoted = paragraph.first { lines[$0].isQuotedInMarkdown }
            if isQuotation, quoted == nil { break }
            beginning = quoted ?? paragraph.lowerBound
            // Above words of one's own stands no more of it.
            guard quoted == paragraph.lowerBound else { break }
            isQuotation = true
        }
        return beginning..<signature + 1
    }

    /// The lines next above one that stand together; nil where there are none, or what stands there is no paragraph.
    private static func paragraph(endingBefore line: Int, in lines: [Substring]) -> Range<Int>? {
        guard let last = lines[..<line].lastIndex(where: { !$0.isBlank }), !lines[last].endsParagraph else {
            return nil
        }
        let above = lines[..<last].lastIndex { $0.isBlank || $0.endsParagraph }
        return (above.map { $0 + 1 } ?? 0)..<last + 1
    }
}

extension Substring {
    /// Whose words stand above this line, where it says so.
    fileprivate var signature: Number<Contribution>? {
        guard hasPrefix("— #") else { return nil }
        return Int64(dropFirst(3).prefix { $0.isNumber }).map { Number(rawValue: $0) }
    }

    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// A heading, or a signature of other words.
    fileprivate var endsParagraph: Bool { signature != nil || prefixMatch(of: /#{1,6}\s/) != nil }
}
