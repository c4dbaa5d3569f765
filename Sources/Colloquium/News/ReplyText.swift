import Foundation

/// What somebody wrote in a reply, without what their mail program added: the message they answer, the line that
/// introduces it, and their signature.
package struct ReplyText: Hashable, Sendable {
    /// What becomes of a reply in a question, for who writes one.
    package static let answerHint = "Your reply becomes an answer: name a reference in it, such as a DOI or a PMID."
    /// What becomes of one in a discussion.
    package static let contributionHint =
        "Your reply becomes a comment in the discussion, or a limitation if it begins with “Limitation:”; likewise for a strength, an implication, a method, a question."
    /// Stands at the head of every mail that may be answered. Whatever a program makes of a quotation, what stands below
    /// this line is not the reply's.
    package static let mark = "— Write your reply above this line —"

    /// Markdown; quotations between one's own lines stay. Empty where nothing was written.
    package let text: String

    /// - Parameter message: the plain text of the whole message.
    package init(_ message: String) {
        let lines = message.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .prefix(Self.mostLines).map { String($0.prefix(Self.longestLine)).withoutTrailingSpace }
        let above = Array(lines.prefix { !$0.contains(Self.mark) })
        let introduction = Self.introduction(in: above)
        let head = Self.withoutRule(above.prefix(introduction?.lowerBound ?? above.count))
        // Who answers below a quotation writes nothing above it.
        let isBelow = head.allSatisfy { $0.isBlank || $0.hasPrefix(">") }
        let own = isBelow ? Self.answers(in: lines.dropFirst(introduction?.upperBound ?? 0)) : head
        text = Self.tidied(Self.withoutSignature(own))
    }

    /// Nobody writes more; what comes behind is a quotation at best.
    private static let mostLines = 5_000
    /// Longer than anything that is taken, so that what is cut off here is refused with the rest and not lost unsaid.
    private static let longestLine = 5 * Prose.limit

    // MARK: - The message that is answered

    /// The lines that introduce the message that is answered: one that says who wrote when, also broken over as many as
    /// three; a row of dashes with words; or the head of the message, as Outlook copies it.
    private static func introduction(in lines: [String]) -> Range<Int>? {
        for start in lines.indices where !lines[start].isBlank && !lines[start].hasPrefix(">") {
            if lines[start].contains(separator) { return start..<(start + 1) }
            if let end = headEnd(lines, from: start) { return start..<end }
            for length in 1...3 where start + length <= lines.count {
                let words = lines[start..<(start + length)].joined(separator: " ").trimmed
                if words.utf8.count < 300, words.contains(whoWroteWhen) { return start..<(start + length) }
                if lines[start + length - 1].isBlank { break }
            }
        }
        return nil
    }

    // Patterns are values that nothing changes, though their type does not promise it; made once, since each is made ready
    // the first time it is used.
    nonisolated(unsafe) private static let separator =
        /^\s*(-{2,}|_{2,})\s*(original message|forwarded message|reply message|ursprüngliche nachricht|weitergeleitete nachricht|message d.origine|message original|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti|wiadomość oryginalna|исходное сообщение)\s*(-{2,}|_{2,})?\s*$/
        .ignoresCase()

    /// Gmail, Apple Mail and Thunderbird, in the languages most used; each needs a day or an address before the verb.
    nonisolated(unsafe) private static let whoWroteWhen =
        /^(on\b.*[0-9@].*\bwrote|.*[0-9@].*\bwrote|am\b.*[0-9@].*\bschrieb\b.*|.*[0-9@].*\bschrieb\b.*|le\b.*[0-9@].*\ba écrit|el\b.*[0-9@].*\bescribió|em\b.*[0-9@].*\bescreveu|il\b.*[0-9@].*\bha scritto|op\b.*[0-9@].*\bschreef\b.*|den\b.*[0-9@].*\bskrev\b.*|.*[0-9@].*\bkirjoitti|.*[0-9@].*\bnapisał\(?a?\)?|.*[0-9@].*\b(написал|пише|пишет)\(?а?\)?|.*[0-9@].*(写道|寫道|のメール|작성))\s*[:：]\s*$/
        .ignoresCase()

    /// Where a copied head ends that begins at `start`: at least three fields, the sender's first, among them a day. Of HTML
    /// alone there is nothing else between them, or an empty line, as each stood in a paragraph of its own.
    private static func headEnd(_ lines: [String], from start: Int) -> Int? {
        guard lines[start].contains(senderField) else { return nil }
        if lines[start].prefix(300).contains(dayWithin) { return start + 1 }
        let beside = lines[start...].prefix(8).prefix { !$0.isBlank && $0.contains(anyField) }
        if beside.count >= 3, beside.contains(where: { $0.contains(dayField) }) { return start + beside.count }
        let apart = lines[start...].prefix(12).indices.filter { !lines[$0].isBlank }.prefix {
            lines[$0].contains(anyField)
        }
        // Somebody's own list looks like this too, but for the day and the address.
        guard apart.count >= 3, lines[start].contains("@"),
            apart.contains(where: { lines[$0].contains(dayField) && lines[$0].contains(where: \.isNumber) })
        else { return nil }
        return apart.last.map { $0 + 1 }
    }

    nonisolated(unsafe) private static let senderField =
        /^\*?(from|von|de|da|van|från|fra|lähettäjä|od|от)\s?:\*?\s/.ignoresCase()
    nonisolated(unsafe) private static let dayField =
        /^\*?(sent|date|gesendet|datum|envoyé|enviado|fecha|inviato|data|verzonden|skickat|sendt|dato|lähetetty|wysłano|отправлено|дата)\s?:\*?\s/
        .ignoresCase()
    /// A day and then whom it went to, behind the sender in one line.
    nonisolated(unsafe) private static let dayWithin =
        /\s(sent|date|gesendet|datum|envoyé|enviado|fecha|inviato|data|verzonden|skickat|sendt|dato)\s?:\s.*\s(to|an|à|para|a|aan|till|til)\s?:\s/
        .ignoresCase()
    nonisolated(unsafe) private static let anyField = /^\*?\p{L}[\p{L} \-]{0,20}\s?:\*?(\s|$)/

    /// Outlook draws a line before the head it copies.
    private static func withoutRule(_ lines: ArraySlice<String>) -> [String] {
        guard let last = lines.lastIndex(where: { !$0.isBlank }), lines[last].utf8.count > 9,
            lines[last].allSatisfy({ $0 == "_" })
        else { return Array(lines) }
        return Array(lines[..<last])
    }

    /// What is written below or between quotations, those between included.
    private static func answers(in lines: ArraySlice<String>) -> [String] {
        guard lines.contains(where: { $0.hasPrefix(">") }) else { return [] }
        return Array(lines.drop { $0.isBlank || $0.hasPrefix(">") }.prefix { !$0.contains(mark) })
    }

    // MARK: - Signatures

    /// Up to the line of two hyphens (RFC 3676 §4.3), or to what a telephone adds.
    private static func withoutSignature(_ lines: [String]) -> [String] {
        Array(lines.prefix { $0 != "--" && !$0.contains(telephone) })
    }

    nonisolated(unsafe) private static let telephone =
        /^(sent from (my|outlook|mail|yahoo|samsung|proton)|sent with (proton|outlook)|sent via |get outlook for|von meinem .* gesendet|gesendet von|gesendet mit|envoyé de(puis)? mon|envoyé à partir de|enviado desde mi|enviado do meu|inviato da(l mio)? |verzonden vanaf|verstuurd vanaf|skickat från min|sendt fra min|lähetetty )/
        .ignoresCase()

    /// Without quotations at the end and empty lines at either.
    private static func tidied(_ lines: [String]) -> String {
        var lines = lines[...]
        while let last = lines.last, last.isBlank || last.hasPrefix(">") { lines = lines.dropLast() }
        while let first = lines.first, first.isBlank { lines = lines.dropFirst() }
        return lines.joined(separator: "\n")
    }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
    /// Two spaces at the end of a line would break it in Markdown; mail programs leave one by accident.
    fileprivate var withoutTrailingSpace: String {
        var text = Substring(self)
        while let last = text.last, last.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
