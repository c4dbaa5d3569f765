import Foundation

/// Titles and terms as they are compared: whatever their case, accents and punctuation.
package enum NewsWord {
    package static func key(_ text: String) -> String {
        text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            .split { !($0.isLetter || $0.isNumber) }.joined(separator: "-")
    }

    /// Of a journal: also whatever article it begins with, how "and" is written, and what libraries put behind it to tell it
    /// from others: "The Lancet" is "Lancet (London, England)". Journals that only their place tells apart are one.
    package static func journalKey(_ title: String) -> String {
        var title = title
        if title.hasSuffix(")"), let place = title.lastIndex(of: "("), place > title.startIndex {
            title = String(title[..<place])
        }
        if title.contains("&") { title = title.replacing("&", with: " and ") }
        let words = key(title)
        return words.hasPrefix("the-") ? String(words.dropFirst(4)) : words
    }
}

extension Subscription.Scope {
    /// What the spellings of one journal or one term have in common; nil for what is followed by no such word.
    package var wordKey: String? {
        switch self {
        case .journal(let title): NewsWord.journalKey(title)
        case .term(let term): NewsWord.key(term)
        default: nil
        }
    }
}
